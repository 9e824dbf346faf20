package assay.supernet.tape;

import assay.supernet.tensor.Channels;
import assay.supernet.tensor.Tensor;
import java.util.function.Supplier;

/**
 * Writes a sum of terms in one affine map; where the terms' factors of samples differ, in one for each run of terms with the same
 * ones, in the order of the terms.
 */
final class Addends {
    private final Tape tape;
    private final Supplier<Tensor> to;
    private Tensor result;
    private Affine affine;
    private double[] factors;

    /** @param to makes the result, of which all channels are written; asked once there is something to write */
    Addends(Tape tape, int channels, Supplier<Tensor> to) {
        this.tape = tape;
        this.to = to;
        affine = tape.affine(channels);
    }

    /** Where to add what belongs to this term, before the next one is asked for. */
    Affine of(Term term) {
        if (term.factors() != factors) {
            write();
            factors = term.factors();
        }
        return affine;
    }

    private void write() {
        if (affine.isEmpty()) {
            return;
        }
        boolean add = result != null;
        if (!add) {
            result = to.get();
        }
        affine.into(tape.backend(), Channels.all(result).times(factors), add);
        affine = tape.affine(result.dim(1));
    }

    /** As {@link #end}, and a ReLU of the sum takes its place. */
    boolean endRelu() {
        if (result == null && factors == null && !affine.isEmpty()) {
            result = to.get();
            affine.reluInto(tape.backend(), result);
            return true;
        }
        if (end()) {
            tape.backend().relu(result, result);
        }
        return result != null;
    }

    /** Writes the last terms; whether there were any at all. */
    boolean end() {
        write();
        return result != null;
    }
}

package assay.supernet.tape;

import assay.supernet.tensor.Channels;
import assay.supernet.tensor.Tensor;
import java.util.BitSet;

/**
 * A derivative that is the sum of contributions. The first contribution to a place overwrites it and later ones add, so no
 * buffer must be cleared. A contribution may cover only a range of channels.
 */
final class Grad {
    private static final double[][] NO_SCALE = {};
    private static final Channels[] NO_SOURCE = {};

    private final Tape tape;
    private final int[] shape;
    private Tensor tensor;
    private BitSet written;
    private boolean complete;

    Grad(Tape tape, int[] shape) {
        this.tape = tape;
        this.shape = shape;
    }

    /** Whether there is any contribution. */
    boolean exists() {
        return tensor != null;
    }

    /** The destination of a contribution to the whole tensor; {@link #take} says whether it must add. */
    boolean adds() {
        if (tensor == null) {
            return false;
        }
        finish();
        return true;
    }

    /** The buffer for a contribution to the whole tensor; ask {@link #adds} first. */
    Tensor take() {
        if (tensor == null) {
            tensor = tape.take(shape);
        }
        complete = true;
        return tensor;
    }

    /** Whether a contribution to these channels must add. */
    boolean adds(int from, int count) {
        if (complete) {
            return true;
        }
        if (tensor == null) {
            tensor = tape.take(shape);
            complete = count == shape[1];
            written = complete ? null : new BitSet(shape[1]);
            if (complete) {
                return false;
            }
        }
        int first = written.nextSetBit(from);
        boolean any = first >= 0 && first < from + count;
        if (any && written.nextClearBit(from) < from + count) {
            finish();
            return true;
        }
        written.set(from, from + count);
        return any;
    }

    Tensor buffer() {
        return tensor;
    }

    /** The whole derivative, with zeros where there was no contribution; null if there was none at all. */
    Tensor finish() {
        if (tensor != null && !complete) {
            for (int c = written.nextClearBit(0); c < shape[1]; c = written.nextClearBit(c)) {
                int set = written.nextSetBit(c);
                int stop = set < 0 ? shape[1] : set;
                tape.backend().channelAffine(NO_SOURCE, NO_SCALE, null, new Channels(tensor, c, stop - c), false);
                written.set(c, stop);
            }
            complete = true;
        }
        return tensor;
    }

    void release() {
        if (tensor != null) {
            tape.backend().give(tensor);
            tensor = null;
        }
        complete = false;
        written = null;
    }
}

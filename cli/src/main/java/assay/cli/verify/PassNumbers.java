package assay.cli.verify;

import assay.supernet.network.Parameter;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** The numbers of one forward and backward pass that files list: logits, loss, norms of the gradients. */
final class PassNumbers {
    private PassNumbers() {}

    /** Compares logits sample by sample. */
    static void logits(Fields entry, String key, Tape tape, Var logits, Check check) {
        double[][] rows = entry.rows(key, logits.value().dim(1));
        double[] found = read(tape, logits.value());
        for (int i = 0; i < rows.length; i++) {
            double[] row = Arrays.copyOfRange(found, i * rows[i].length, (i + 1) * rows[i].length);
            check.list(key + "[" + i + "]", Tolerance.VALUE, rows[i], row);
        }
    }

    /** Compares the loss and, after {@link Tape#backward}, the 2-norm of the gradient to every parameter. */
    static void lossAndNorms(Fields entry, Parameters parameters, Tape tape, Loss loss, Check check) {
        check.number("loss", Tolerance.VALUE, entry.number("loss"), loss.value());
        List<Parameter> list = parameters.list();
        double[] norms = new double[list.size()];
        for (int i = 0; i < norms.length; i++) {
            Parameter p = list.get(i);
            Tensor whole = tape.grad(p.weight());
            double[] g = whole == null ? new double[0] : parameters.part(p, read(tape, whole));
            norms[i] = Math.sqrt(Arrays.stream(g).map(v -> v * v).sum());
        }
        check.list("grad_l2_by_parameter", Tolerance.VALUE, entry.numbers("grad_l2_by_parameter", norms.length), norms);
    }

    static double[] read(Tape tape, Tensor t) {
        double[] v = new double[t.size()];
        tape.backend().read(t, v);
        return v;
    }
}

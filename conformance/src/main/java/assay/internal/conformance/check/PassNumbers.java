package assay.internal.conformance.check;

import assay.supernet.network.Parameter;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tensor.Tensor;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;

/** The numbers of one forward and backward pass that files list: logits, loss, norms of the gradients. */
public final class PassNumbers {
    private PassNumbers() {}

    /** Compares logits sample by sample. */
    public static void logits(Fields entry, String key, Tape tape, Var logits, Check check) {
        double[][] rows = entry.rows(key, logits.value().dim(1));
        double[] found = read(tape, logits.value());
        for (int i = 0; i < rows.length; i++) {
            double[] row = Arrays.copyOfRange(found, i * rows[i].length, (i + 1) * rows[i].length);
            check.list(key + "[" + i + "]", Tolerance.VALUE, rows[i], row);
        }
    }

    /** Compares the loss and, after {@link Tape#backward}, the 2-norm of the gradient to every parameter. */
    public static void lossAndNorms(Fields entry, Parameters parameters, Tape tape, Loss loss, Check check) {
        check.number("loss", Tolerance.VALUE, entry.number("loss"), loss.value());
        double[] norms = norms(parameters, tape);
        check.list("grad_l2_by_parameter", Tolerance.VALUE, norms(entry, norms.length), norms);
    }

    /** The 2-norm of the gradient to every parameter; 0 for one that the loss does not reach. */
    public static double[] norms(Parameters parameters, Tape tape) {
        List<Parameter> list = parameters.list();
        double[] norms = new double[list.size()];
        for (int i = 0; i < norms.length; i++) {
            Parameter p = list.get(i);
            Tensor whole = tape.grad(p.weight());
            double[] g = whole == null ? new double[0] : parameters.part(p, read(tape, whole));
            norms[i] = Math.sqrt(Arrays.stream(g).map(v -> v * v).sum());
        }
        return norms;
    }

    /** The file's norms. Null, for a parameter that the loss does not reach, becomes 0. */
    public static double[] norms(Fields entry, int count) {
        JsonNode list = entry.node().path("grad_l2_by_parameter");
        if (!list.isArray() || list.size() != count) {
            throw entry.refused(
                    entry.place("grad_l2_by_parameter"),
                    count + " numbers",
                    list.size() + " of a " + list.getNodeType());
        }
        double[] norms = new double[count];
        for (int i = 0; i < count; i++) {
            JsonNode n = list.get(i);
            if (!n.isNull() && !(n.isNumber() && Double.isFinite(n.asDouble()))) {
                throw entry.refused(entry.place("grad_l2_by_parameter") + "[" + i + "]", "a finite number or null", n);
            }
            norms[i] = n.asDouble(0);
        }
        return norms;
    }

    public static double[] read(Tape tape, Tensor t) {
        double[] v = new double[t.size()];
        tape.backend().read(t, v);
        return v;
    }
}

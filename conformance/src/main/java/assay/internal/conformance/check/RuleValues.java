package assay.internal.conformance.check;

import assay.core.random.ValueRule;
import assay.supernet.network.Kind;
import assay.supernet.network.Parameter;
import assay.supernet.network.Parameters;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** The parameters, images and labels with which reference numbers were made, by {@link ValueRule}. */
public final class RuleValues {
    private RuleValues() {}

    /**
     * Fills a network's parameters.
     *
     * @param list the file's {@code parameters}, which must be those of our network
     * @param dtype values are rounded to this type, whatever the network's own
     */
    public static void fill(Parameters parameters, Fields owner, List<Fields> list, DType dtype) {
        if (list.size() != parameters.list().size()) {
            throw owner.refused(
                    owner.place("parameters"),
                    parameters.list().size() + " tensors (what this network has)",
                    list.size() + " tensors");
        }
        for (int i = 0; i < list.size(); i++) {
            Parameter p = parameters.list().get(i);
            Fields f = list.get(i);
            int[] shape =
                    Arrays.stream(f.numbers("shape")).mapToInt(d -> (int) d).toArray();
            if (!f.text("kind").equals(p.kind().key()) || !Arrays.equals(shape, p.shape())) {
                throw f.refused(
                        f.at(),
                        p.kind().key() + " " + Arrays.toString(p.shape()) + " (ours is called " + p.name() + ")",
                        f.text("kind") + " " + Arrays.toString(shape));
            }
            parameters.set(p, values(p, f.whole("index", 0, Integer.MAX_VALUE), dtype));
        }
    }

    /** Fills parameters whose index is their place in the order of definition. */
    public static void fill(Parameters parameters, DType dtype) {
        for (Parameter p : parameters.list()) {
            parameters.set(p, values(p, p.index(), dtype));
        }
    }

    private static double[] values(Parameter p, long stream, DType dtype) {
        double bound = p.kind().scored() ? 1 / Math.sqrt(p.fanIn()) : 0.1;
        double[] v = ValueRule.sym(stream, p.size(), bound);
        for (int i = 0; i < v.length; i++) {
            v[i] = p.kind() == Kind.BN_WEIGHT ? 1 + v[i] : v[i];
            v[i] = dtype == DType.FLOAT32 ? (float) v[i] : v[i];
        }
        return v;
    }

    /** {@code [n, 3, size, size]}, from the backend's pool. */
    public static Tensor images(Backend k, long stream, int n, int size) {
        Tensor images = k.take(n, 3, size, size);
        k.write(ValueRule.sym(stream, images.size(), Math.sqrt(3)), images);
        return images;
    }

    /** Sample number modulo 10 (or modulo fewer classes). */
    public static int[] labels(int n, int classes) {
        int[] labels = new int[n];
        Arrays.setAll(labels, i -> i % Math.min(10, classes));
        return labels;
    }
}

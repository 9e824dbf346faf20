package assay.supernet.tape;

import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;

/** Moves short vectors between Java and the backend: biases, and the scale and shift of batch normalisation. */
final class HostVectors {
    private HostVectors() {}

    /** The values of a {@code [c]} variable, or an array of c times {@code otherwise} if the variable is null. */
    static double[] read(Backend k, Tensor t, int c, double otherwise) {
        double[] v = new double[c];
        if (t == null) {
            Arrays.fill(v, otherwise);
        } else {
            k.read(t, v);
        }
        return v;
    }

    /** Adds a vector computed in Java to a derivative. */
    static void add(Backend k, double[] v, Grad g) {
        if (g.adds()) {
            Tensor sum = g.take();
            Tensor t = k.take(sum.shape());
            k.write(v, t);
            k.axpby(1, t, 1, sum);
            k.give(t);
        } else {
            k.write(v, g.take());
        }
    }
}

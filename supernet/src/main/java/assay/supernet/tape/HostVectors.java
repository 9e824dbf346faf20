package assay.supernet.tape;

import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;

/** Moves short vectors between Java and the backend: biases, and the scale and shift of batch normalisation. */
final class HostVectors {
    private HostVectors() {}

    /** Fills the array with the tensor's values, or with {@code otherwise} if the tensor is null. */
    static double[] read(Backend k, Tensor t, double[] v, double otherwise) {
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

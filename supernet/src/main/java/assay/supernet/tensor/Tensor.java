package assay.supernet.tensor;

/**
 * A dense row-major array that belongs to the {@link Backend} that made it; only that backend looks inside. Feature maps
 * are {@code [batch, channels, height, width]}, convolution weights {@code [out, in/groups, kh, kw]}, linear weights
 * {@code [out, in]}.
 */
public interface Tensor {
    /** The caller must not change it. */
    int[] shape();

    /** The number of elements. */
    default int size() {
        return size(shape());
    }

    /** The number of elements of a tensor of this shape. */
    static int size(int... shape) {
        int n = 1;
        for (int d : shape) {
            n *= d;
        }
        return n;
    }

    default int dim(int i) {
        return shape()[i];
    }
}

package assay.internal.supernet.nd4j;

import assay.supernet.tensor.Pool;
import assay.supernet.tensor.Tensor;
import assay.supernet.tensor.Window;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Computes grouped and dilated convolutions as plain convolutions with zeros in the weights, because ND4J's own are 20 to 100
 * times slower (groups) or fail with oneDNN (dilation in float32). The work grows with the number of groups, so spaces with
 * groups would need a separate kernel. The NAS-Bench-201 space has neither groups nor dilation.
 */
final class DenseWeights {
    private final Pool<Nd4jTensor> pool;

    DenseWeights(Pool<Nd4jTensor> pool) {
        this.pool = pool;
    }

    private static boolean isDense(Window w) {
        return w.groups() == 1 && w.dilation() == 1;
    }

    /** The window of the plain convolution. */
    static Window dense(Window w) {
        return isDense(w) ? w : Window.of(w.dilation() * (w.kernel() - 1) + 1, w.stride(), w.padding());
    }

    /** {@code [co, ci, k', k']} from {@code [co, ci/groups, k, k]}; the tensor itself if it is dense. */
    Nd4jTensor expand(Nd4jTensor weight, Window window) {
        if (isDense(window)) {
            return weight;
        }
        int k = dense(window).kernel();
        Nd4jTensor wide = pool.take(weight.dim(0), weight.dim(1) * window.groups(), k, k);
        wide.array.assign(0);
        for (int g = 0; g < window.groups(); g++) {
            block(wide, window, g).assign(rows(weight, window, g));
        }
        return wide;
    }

    /** {@code weight (+)=} the entries of {@code wide} that are not always zero. */
    void gather(Nd4jTensor wide, Window window, Nd4jTensor weight, boolean add) {
        for (int g = 0; g < window.groups(); g++) {
            INDArray to = rows(weight, window, g);
            if (add) {
                to.addi(block(wide, window, g));
            } else {
                to.assign(block(wide, window, g));
            }
        }
    }

    void done(Nd4jTensor expanded, Tensor weight) {
        if (expanded != weight) {
            pool.give(expanded);
        }
    }

    private static INDArray rows(Nd4jTensor weight, Window window, int g) {
        int out = weight.dim(0) / window.groups();
        return weight.array.get(
                NDArrayIndex.interval(g * out, (g + 1) * out),
                NDArrayIndex.all(),
                NDArrayIndex.all(),
                NDArrayIndex.all());
    }

    private static INDArray block(Nd4jTensor wide, Window window, int g) {
        int out = wide.dim(0) / window.groups();
        int in = wide.dim(1) / window.groups();
        int k = wide.dim(2);
        return wide.array.get(
                NDArrayIndex.interval(g * out, (g + 1) * out),
                NDArrayIndex.interval(g * in, (g + 1) * in),
                NDArrayIndex.interval(0, window.dilation(), k),
                NDArrayIndex.interval(0, window.dilation(), k));
    }
}

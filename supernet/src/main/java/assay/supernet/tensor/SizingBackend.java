package assay.supernet.tensor;

import java.util.Arrays;

/**
 * Computes nothing and counts: a pass on it takes and gives back tensors as on any other backend, so {@link #bytesHeld} says
 * what such a pass would hold, without holding it. Values read as zero.
 */
public final class SizingBackend extends PooledBackend<SizingBackend.Size> {
    static final class Size extends Pooled {
        Size(int[] shape) {
            super(shape);
        }
    }

    public SizingBackend(DType dtype) {
        super(dtype, Size.class, Size::new);
    }

    @Override
    public String name() {
        return "sizes alone";
    }

    @Override
    public void write(float[] values, Tensor t) {}

    @Override
    public void write(double[] values, Tensor t) {}

    @Override
    public void read(Tensor t, double[] values) {
        Arrays.fill(values, 0, t.size(), 0);
    }

    @Override
    public void fill(Tensor y, double value) {}

    @Override
    public void axpby(double a, Tensor x, double b, Tensor y) {}

    @Override
    public void multiply(Tensor u, Tensor v, Tensor y, boolean add) {}

    @Override
    public void abs(Tensor x, Tensor y) {}

    @Override
    public void relu(Tensor x, Tensor y) {}

    @Override
    public void reluGrad(Tensor y, Tensor gy, Tensor gx, boolean add) {}

    @Override
    public double dot(Tensor u, Tensor v) {
        return 0;
    }

    @Override
    public void conv(Tensor x, Tensor weight, Window window, Tensor y, boolean add) {
        temporary(y, add);
    }

    @Override
    public void convGradInput(Tensor gy, Tensor weight, Window window, Tensor gx, boolean add) {
        temporary(gx, add);
    }

    @Override
    public void convGradWeight(Tensor x, Tensor gy, Window window, Tensor gw, boolean add) {
        temporary(gw, add);
    }

    /** Engines compute what they add beside its destination. */
    private void temporary(Tensor like, boolean needed) {
        if (needed) {
            give(take(like.shape()));
        }
    }

    @Override
    public void gemm(Tensor a, boolean transposeA, Tensor b, boolean transposeB, double alpha, double beta, Tensor c) {}

    @Override
    public void channelMoments(Channels x, double[] mean, double[] variance) {}

    @Override
    public void channelSums(Channels x, double[] sums) {}

    @Override
    public void channelDots(Channels u, Channels v, double[] center, double[] dots) {}

    @Override
    public void channelAffine(Channels[] x, double[][] scale, double[] shift, Channels y, boolean add) {}

    @Override
    public void avgPool(Tensor x, Window window, Tensor y, boolean add) {
        temporary(y, add);
    }

    @Override
    public void avgPoolGrad(Tensor gy, Window window, Tensor gx, boolean add) {
        temporary(gx, add);
    }

    @Override
    public void maxPool(Tensor by, Tensor x, Window window, Tensor y) {}

    @Override
    public void maxPoolGrad(Tensor by, Tensor gy, Window window, Tensor gx, boolean add) {
        temporary(gx, add);
    }

    @Override
    public void scaleSamples(Tensor x, double[] factor, Tensor y, boolean add) {}

    @Override
    public void spatialMean(Tensor x, Tensor y) {}

    @Override
    public void spatialMeanGrad(Tensor gy, Tensor gx, boolean add) {}

    @Override
    public void close() {
        pool.close();
    }
}

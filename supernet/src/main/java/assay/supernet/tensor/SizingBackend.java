package assay.supernet.tensor;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Computes nothing and only counts memory. A pass on it takes and gives back tensors as on any other backend, so {@link
 * #bytesHeld} says how much memory such a pass would need, without using it. All values are zero.
 */
public final class SizingBackend extends PooledBackend<SizingBackend.Size> {
    static final class Size extends Pooled {
        Size(int[] shape) {
            super(shape);
        }

        @Override
        protected void reshaped() {}

        @Override
        protected void write(float[] values) {}

        @Override
        protected void write(double[] values) {}

        @Override
        protected void read(double[] values) {
            Arrays.fill(values, 0, size(), 0);
        }
    }

    private final Consumer<Tensor> seen;

    public SizingBackend(DType dtype) {
        this(dtype, t -> {});
    }

    /** @param seen is told of every tensor that a kernel would read or write, as often as it would */
    public SizingBackend(DType dtype, Consumer<Tensor> seen) {
        super(dtype, Size.class, Size::new);
        this.seen = seen;
    }

    @Override
    protected void seen(Size t) {
        seen.accept(t);
    }

    @Override
    public String name() {
        return "sizes alone";
    }

    @Override
    protected void doFill(Size y, double value) {}

    @Override
    protected void doAxpby(double a, Size x, double b, Size y) {}

    @Override
    protected void doMultiply(Size u, Size v, Size y, boolean add) {}

    @Override
    protected void doAbs(Size x, Size y) {}

    @Override
    protected void doRelu(Size x, Size y) {}

    @Override
    protected void doPositive(Size x, long[][] bits) {
        for (long[] row : bits) {
            Arrays.fill(row, 0);
        }
    }

    @Override
    protected void doReluGrad(Size y, Size gy, Size gx, boolean add) {}

    @Override
    protected double doDot(Size u, Size v) {
        return 0;
    }

    @Override
    protected void doConv(Size x, Size weight, Window window, Size y, boolean add) {
        temporary(y, add);
    }

    @Override
    protected void doConvGradInput(Size gy, Size weight, Window window, Size gx, boolean add) {
        temporary(gx, add);
    }

    @Override
    protected void doConvGradWeight(Size x, Size gy, Window window, Size gw, boolean add) {
        temporary(gw, add);
    }

    /** Engines first compute what they add in a temporary tensor. */
    private void temporary(Size like, boolean needed) {
        if (needed) {
            give(take(like.shape()));
        }
    }

    @Override
    protected void doGemm(Size a, boolean transposeA, Size b, boolean transposeB, double alpha, double beta, Size c) {}

    @Override
    protected void doGatherRows(Size x, int[] rows, Size y, boolean add) {}

    @Override
    protected void doScatterRows(Size x, int[] rows, Size y) {}

    @Override
    protected void doHighway(Size s, Size cg, double[] w, Size y, boolean add) {}

    @Override
    protected void doHighwayGrad(
            Size s, Size cg, double[] w, Size gy, Size gs, boolean addS, Size gcg, boolean addCg, double[] gw) {}

    @Override
    protected void doSoftmaxLoss(Size z, int[] labels, double[] losses, Size g) {
        Arrays.fill(losses, 0, z.dim(0), 0);
    }

    @Override
    protected boolean knowsFactors() {
        return true;
    }

    @Override
    protected void doChannelMoments(Channels x, double[] mean, double[] variance) {}

    @Override
    protected void doChannelSums(Channels x, double[] sums) {}

    @Override
    protected void doChannelDots(Channels u, Channels v, double[] center, double[] dots) {}

    @Override
    protected void doChannelAffine(Channels[] x, double[][] scale, double[] shift, Channels y, boolean add) {}

    @Override
    protected void doAvgPool(Size x, Window window, Size y, boolean add) {
        temporary(y, add);
    }

    @Override
    protected void doAvgPoolGrad(Size gy, Window window, Size gx, boolean add) {
        temporary(gx, add);
    }

    @Override
    protected void doMaxPool(Size by, Size x, Window window, Size y) {}

    @Override
    protected void doMaxPoolGrad(Size by, Size gy, Window window, Size gx, boolean add) {
        temporary(gx, add);
    }

    @Override
    protected void doScaleSamples(Size x, double[] factor, Size y, boolean add) {}

    @Override
    protected void doSpatialMean(Size x, Size y) {}

    @Override
    protected void doSpatialMeanGrad(Size gy, Size gx, boolean add) {}

    @Override
    public void close() {
        pool.close();
    }
}

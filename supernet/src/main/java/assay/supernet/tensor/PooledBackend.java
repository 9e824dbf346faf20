package assay.supernet.tensor;

import java.util.function.Function;

/**
 * The common part of all backends with their own {@link Pool} of tensors. Each public kernel checks the shapes, and that its
 * tensors are in use. Then it calls the engine's kernel {@code do...}, which gets only valid arguments.
 */
public abstract class PooledBackend<T extends Pooled> implements Backend {
    protected final Pool<T> pool;
    private final DType dtype;
    private final Class<T> type;

    /** @param allocate makes a tensor of a shape */
    protected PooledBackend(DType dtype, Class<T> type, Function<int[], T> allocate) {
        this.dtype = dtype;
        this.type = type;
        pool = new Pool<>(dtype, type, allocate);
    }

    @Override
    public final DType dtype() {
        return dtype;
    }

    @Override
    public final Tensor take(int... shape) {
        return pool.take(shape);
    }

    @Override
    public final Tensor takeTable(int most, int rows, int width) {
        Shapes.table(most, rows);
        return pool.takeTable(most, rows, width);
    }

    @Override
    public final void give(Tensor t) {
        pool.give(type.cast(t));
    }

    @Override
    public final long bytesHeld() {
        return pool.bytes();
    }

    @Override
    public final void write(float[] values, Tensor t) {
        Shapes.room("write", values.length, t.size());
        in(t).write(values);
    }

    @Override
    public final void write(double[] values, Tensor t) {
        Shapes.room("write", values.length, t.size());
        in(t).write(values);
    }

    @Override
    public final void read(Tensor t, double[] values) {
        Shapes.room("read", values.length, t.size());
        in(t).read(values);
    }

    @Override
    public final void fill(Tensor y, double value) {
        doFill(in(y), value);
    }

    protected abstract void doFill(T y, double value);

    @Override
    public final void axpby(double a, Tensor x, double b, Tensor y) {
        Shapes.same("axpby", x, y);
        doAxpby(a, in(x), b, in(y));
    }

    protected abstract void doAxpby(double a, T x, double b, T y);

    @Override
    public final void multiply(Tensor u, Tensor v, Tensor y, boolean add) {
        Shapes.same("multiply", u, y);
        Shapes.same("multiply", v, y);
        doMultiply(in(u), in(v), in(y), add);
    }

    protected abstract void doMultiply(T u, T v, T y, boolean add);

    @Override
    public final void abs(Tensor x, Tensor y) {
        Shapes.same("abs", x, y);
        doAbs(in(x), in(y));
    }

    protected abstract void doAbs(T x, T y);

    @Override
    public final void relu(Tensor x, Tensor y) {
        Shapes.same("relu", x, y);
        doRelu(in(x), in(y));
    }

    protected abstract void doRelu(T x, T y);

    @Override
    public final void reluGrad(Tensor y, Tensor gy, Tensor gx, boolean add) {
        Shapes.same("reluGrad", y, gx);
        Shapes.same("reluGrad", gy, gx);
        doReluGrad(in(y), in(gy), in(gx), add);
    }

    protected abstract void doReluGrad(T y, T gy, T gx, boolean add);

    @Override
    public final void positive(Tensor x, long[][] bits) {
        Shapes.bits("positive", x, bits);
        doPositive(in(x), bits);
    }

    /** As {@link Backend#positive}: through an array of all values, unless an engine overrides it with something faster. */
    protected void doPositive(T x, long[][] bits) {
        Backend.super.positive(x, bits);
    }

    @Override
    public final double dot(Tensor u, Tensor v) {
        Shapes.same("dot", u, v);
        return doDot(in(u), in(v));
    }

    protected abstract double doDot(T u, T v);

    @Override
    public final void conv(Tensor x, Tensor weight, Window window, Tensor y, boolean add) {
        Shapes.conv("conv", x, weight, window, y);
        doConv(in(x), in(weight), window, in(y), add);
    }

    protected abstract void doConv(T x, T weight, Window window, T y, boolean add);

    @Override
    public final void convGradInput(Tensor gy, Tensor weight, Window window, Tensor gx, boolean add) {
        Shapes.conv("convGradInput", gx, weight, window, gy);
        doConvGradInput(in(gy), in(weight), window, in(gx), add);
    }

    protected abstract void doConvGradInput(T gy, T weight, Window window, T gx, boolean add);

    @Override
    public final void convGradWeight(Tensor x, Tensor gy, Window window, Tensor gw, boolean add) {
        Shapes.conv("convGradWeight", x, gw, window, gy);
        doConvGradWeight(in(x), in(gy), window, in(gw), add);
    }

    protected abstract void doConvGradWeight(T x, T gy, Window window, T gw, boolean add);

    @Override
    public final void convGrad(
            Tensor x, Tensor weight, Tensor gy, Window window, Tensor gx, boolean addX, Tensor gw, boolean addW) {
        Shapes.conv("convGrad", x, weight, window, gy);
        if (gx != null) {
            Shapes.same("convGrad", x, gx);
        }
        if (gw != null) {
            Shapes.same("convGrad", weight, gw);
        }
        doConvGrad(
                in(x), in(weight), in(gy), window, gx == null ? null : in(gx), addX, gw == null ? null : in(gw), addW);
    }

    /**
     * As {@link Backend#convGrad}: computes one gradient after the other, unless an engine overrides it with something faster.
     */
    protected void doConvGrad(T x, T weight, T gy, Window window, T gx, boolean addX, T gw, boolean addW) {
        if (gx != null) {
            doConvGradInput(gy, weight, window, gx, addX);
        }
        if (gw != null) {
            doConvGradWeight(x, gy, window, gw, addW);
        }
    }

    @Override
    public final void gemm(
            Tensor a, boolean transposeA, Tensor b, boolean transposeB, double alpha, double beta, Tensor c) {
        Shapes.gemm(a, transposeA, b, transposeB, c);
        doGemm(in(a), transposeA, in(b), transposeB, alpha, beta, in(c));
    }

    protected abstract void doGemm(T a, boolean transposeA, T b, boolean transposeB, double alpha, double beta, T c);

    @Override
    public final void gatherRows(Tensor x, int[] rows, Tensor y, boolean add) {
        Shapes.rows("gatherRows", x, rows, y);
        doGatherRows(in(x), rows, in(y), add);
    }

    protected abstract void doGatherRows(T x, int[] rows, T y, boolean add);

    @Override
    public final void scatterRows(Tensor x, int[] rows, Tensor y) {
        Shapes.rows("scatterRows", y, rows, x);
        doScatterRows(in(x), rows, in(y));
    }

    protected abstract void doScatterRows(T x, int[] rows, T y);

    @Override
    public final void highway(Tensor s, Tensor cg, double[] w, Tensor y, boolean add) {
        Shapes.highway("highway", s, cg, w, y);
        doHighway(in(s), in(cg), w, in(y), add);
    }

    protected abstract void doHighway(T s, T cg, double[] w, T y, boolean add);

    @Override
    public final void highwayGrad(
            Tensor s,
            Tensor cg,
            double[] w,
            Tensor gy,
            Tensor gs,
            boolean addS,
            Tensor gcg,
            boolean addCg,
            double[] gw) {
        Shapes.highway("highwayGrad", s, cg, w, gy);
        if (gs != null) {
            Shapes.same("highwayGrad", s, gs);
        }
        if (gcg != null) {
            Shapes.same("highwayGrad", cg, gcg);
        }
        if (gw != null) {
            Shapes.room("highwayGrad", gw.length, w.length);
        }
        doHighwayGrad(
                in(s), in(cg), w, in(gy), gs == null ? null : in(gs), addS, gcg == null ? null : in(gcg), addCg, gw);
    }

    protected abstract void doHighwayGrad(
            T s, T cg, double[] w, T gy, T gs, boolean addS, T gcg, boolean addCg, double[] gw);

    @Override
    public final void softmaxLoss(Tensor z, int[] labels, double[] losses, Tensor g) {
        Shapes.softmaxLoss(z, labels, losses, g);
        doSoftmaxLoss(in(z), labels, losses, in(g));
    }

    protected abstract void doSoftmaxLoss(T z, int[] labels, double[] losses, T g);

    @Override
    public final void channelMoments(Channels x, double[] mean, double[] variance) {
        Shapes.channels("channelMoments", x);
        Shapes.room("channelMoments", Math.min(mean.length, variance.length), x.count());
        try (Multiplied m = multiplied()) {
            doChannelMoments(m.read(in(x)), mean, variance);
        }
    }

    protected abstract void doChannelMoments(Channels x, double[] mean, double[] variance);

    @Override
    public final void channelSums(Channels x, double[] sums) {
        Shapes.channels("channelSums", x);
        Shapes.room("channelSums", sums.length, x.count());
        try (Multiplied m = multiplied()) {
            doChannelSums(m.read(in(x)), sums);
        }
    }

    protected abstract void doChannelSums(Channels x, double[] sums);

    @Override
    public final void channelDots(Channels u, Channels v, double[] center, double[] dots) {
        Shapes.channels("channelDots", u, v);
        Shapes.room("channelDots", Math.min(center.length, dots.length), u.count());
        try (Multiplied m = multiplied()) {
            doChannelDots(m.read(in(u)), m.read(in(v)), center, dots);
        }
    }

    protected abstract void doChannelDots(Channels u, Channels v, double[] center, double[] dots);

    @Override
    public final void channelSumsAndDots(Channels u, Channels v, double[] center, double[] sums, double[] dots) {
        Shapes.channels("channelSumsAndDots", u, v);
        Shapes.room("channelSumsAndDots", Math.min(center.length, Math.min(sums.length, dots.length)), u.count());
        try (Multiplied m = multiplied()) {
            doChannelSumsAndDots(m.read(in(u)), m.read(in(v)), center, sums, dots);
        }
    }

    /** As {@link Backend#channelSumsAndDots}: one after the other, unless an engine overrides it with one pass. */
    protected void doChannelSumsAndDots(Channels u, Channels v, double[] center, double[] sums, double[] dots) {
        doChannelSums(u, sums);
        doChannelDots(u, v, center, dots);
    }

    @Override
    public final void channelAffine(Channels[] x, double[][] scale, double[] shift, Channels y, boolean add) {
        Shapes.affine(x, scale, shift, y);
        for (Channels t : x) {
            in(t);
        }
        try (Multiplied m = multiplied()) {
            Channels to = m.result(in(y));
            doChannelAffine(m.read(x), scale, shift, to, add && to == y);
            m.put(to, y, add);
        }
    }

    protected abstract void doChannelAffine(Channels[] x, double[][] scale, double[] shift, Channels y, boolean add);

    @Override
    public final void channelAffineRelu(Channels[] x, double[][] scale, double[] shift, Tensor y) {
        Channels all = Channels.all(y);
        Shapes.affine(x, scale, shift, all);
        for (Channels t : x) {
            in(t);
        }
        try (Multiplied m = multiplied()) {
            doChannelAffineRelu(m.read(x), scale, shift, in(all));
        }
    }

    /** As {@link Backend#channelAffineRelu}: one after the other, unless an engine overrides it with one pass. */
    protected void doChannelAffineRelu(Channels[] x, double[][] scale, double[] shift, Channels y) {
        doChannelAffine(x, scale, shift, y, false);
        doRelu(in(y.tensor()), in(y.tensor()));
    }

    @Override
    public final void avgPool(Tensor x, Window window, Tensor y, boolean add) {
        Shapes.pool("avgPool", x, window, y);
        doAvgPool(in(x), window, in(y), add);
    }

    protected abstract void doAvgPool(T x, Window window, T y, boolean add);

    @Override
    public final void avgPoolGrad(Tensor gy, Window window, Tensor gx, boolean add) {
        Shapes.pool("avgPoolGrad", gx, window, gy);
        doAvgPoolGrad(in(gy), window, in(gx), add);
    }

    protected abstract void doAvgPoolGrad(T gy, Window window, T gx, boolean add);

    @Override
    public final void maxPool(Tensor by, Tensor x, Window window, Tensor y) {
        Shapes.maxPool("maxPool", by, x, window, y);
        doMaxPool(in(by), in(x), window, in(y));
    }

    protected abstract void doMaxPool(T by, T x, Window window, T y);

    @Override
    public final void maxPoolGrad(Tensor by, Tensor gy, Window window, Tensor gx, boolean add) {
        Shapes.maxPool("maxPoolGrad", by, gx, window, gy);
        doMaxPoolGrad(in(by), in(gy), window, in(gx), add);
    }

    protected abstract void doMaxPoolGrad(T by, T gy, Window window, T gx, boolean add);

    @Override
    public final void scaleSamples(Tensor x, double[] factor, Tensor y, boolean add) {
        Shapes.scaleSamples(x, factor, y);
        doScaleSamples(in(x), factor, in(y), add);
    }

    protected abstract void doScaleSamples(T x, double[] factor, T y, boolean add);

    @Override
    public final void spatialMean(Tensor x, Tensor y) {
        Shapes.spatialMean("spatialMean", x, y);
        doSpatialMean(in(x), in(y));
    }

    protected abstract void doSpatialMean(T x, T y);

    @Override
    public final void spatialMeanGrad(Tensor gy, Tensor gx, boolean add) {
        Shapes.spatialMean("spatialMeanGrad", gx, gy);
        doSpatialMeanGrad(in(gy), in(gx), add);
    }

    protected abstract void doSpatialMeanGrad(T gy, T gx, boolean add);

    private T in(Tensor t) {
        T held = pool.held(type.cast(t));
        seen(held);
        return held;
    }

    /** A kernel or a copy is about to read or write this tensor. */
    protected void seen(T t) {}

    /** Whether the kernels {@code doChannel...} know factors of samples; otherwise they get channels without. */
    protected boolean knowsFactors() {
        return false;
    }

    private Multiplied multiplied() {
        return knowsFactors() ? Multiplied.NEVER : new Multiplied(this);
    }

    private Channels in(Channels c) {
        in(c.tensor());
        return c;
    }
}

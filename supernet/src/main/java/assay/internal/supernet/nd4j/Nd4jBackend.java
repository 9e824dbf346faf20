package assay.internal.supernet.nd4j;

import assay.internal.supernet.cpu.CpuBackend;
import assay.internal.supernet.cpu.OneDnn;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.BackendInfo;
import assay.supernet.tensor.Channels;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.PooledBackend;
import assay.supernet.tensor.Window;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes any element type on any device with ND4J's operations. Convolutions and matrix products are here; the rest is in
 * {@link OpMaps}.
 */
public final class Nd4jBackend extends PooledBackend<Nd4jTensor> {
    private final NativeCalls calls = new NativeCalls();
    private final DenseWeights weights;
    private final OpMaps maps;

    /**
     * The default engine for the calling thread; loads ND4J if this is the first. Float32 on a CPU uses {@link CpuBackend} if
     * oneDNN can be loaded; everything else uses ND4J's operations.
     */
    public static Backend open(DType dtype) {
        if (dtype == DType.FLOAT32 && Nd4jEngine.cpu() && OneDnn.available()) {
            Nd4jEngine.oneThread();
            return new CpuBackend(Nd4jEngine.name());
        }
        return new Nd4jBackend(dtype);
    }

    /** A backend that uses only ND4J's operations. */
    public Nd4jBackend(DType dtype) {
        this(dtype, dtype == DType.FLOAT32 ? DataType.FLOAT : DataType.DOUBLE);
    }

    private Nd4jBackend(DType dtype, DataType type) {
        super(dtype, Nd4jTensor.class, shape -> new Nd4jTensor(type, shape));
        this.weights = new DenseWeights(pool);
        this.maps = new OpMaps(pool, calls);
    }

    /** What is known about ND4J in this process; loads it. */
    public static BackendInfo inspect() {
        return Nd4jEngine.info();
    }

    @Override
    public String name() {
        return Nd4jEngine.name();
    }

    @Override
    protected void doFill(Nd4jTensor y, double value) {
        maps.fill(y, value);
    }

    @Override
    protected void doAxpby(double a, Nd4jTensor x, double b, Nd4jTensor y) {
        maps.axpby(a, x, b, y);
    }

    @Override
    protected void doMultiply(Nd4jTensor u, Nd4jTensor v, Nd4jTensor y, boolean add) {
        maps.multiply(u, v, y, add);
    }

    @Override
    protected void doAbs(Nd4jTensor x, Nd4jTensor y) {
        maps.abs(x, y);
    }

    @Override
    protected void doRelu(Nd4jTensor x, Nd4jTensor y) {
        maps.relu(x, y);
    }

    @Override
    protected void doReluGrad(Nd4jTensor y, Nd4jTensor gy, Nd4jTensor gx, boolean add) {
        maps.reluGrad(y, gy, gx, add);
    }

    @Override
    protected double doDot(Nd4jTensor u, Nd4jTensor v) {
        return maps.dot(u, v);
    }

    @Override
    protected void doConv(Nd4jTensor x, Nd4jTensor weight, Window window, Nd4jTensor y, boolean add) {
        Nd4jTensor dense = weights.expand(weight, window);
        Nd4jTensor to = add ? pool.take(y.shape()) : y;
        calls.conv("conv2d", DenseWeights.dense(window), new INDArray[] {x.array, dense.array}, to.array);
        settle(to, y);
        weights.done(dense, weight);
    }

    @Override
    protected void doConvGradInput(Nd4jTensor gy, Nd4jTensor weight, Window window, Nd4jTensor gx, boolean addX) {
        if (window.stride() > 1 || window.strideAcross() > 1) {
            Nd4jTensor x = pool.take(gx.shape()); // gx does not depend on it
            maps.fill(x, 0);
            doConvGrad(x, weight, gy, window, gx, addX, null, false);
            pool.give(x);
            return;
        }
        Nd4jTensor dense = weights.expand(weight, window);
        Nd4jTensor to = addX ? pool.take(gx.shape()) : gx;
        calls.conv("deconv2d", DenseWeights.dense(window), new INDArray[] {gy.array, dense.array}, to.array);
        settle(to, gx);
        weights.done(dense, weight);
    }

    @Override
    protected void doConvGradWeight(Nd4jTensor x, Nd4jTensor gy, Window window, Nd4jTensor gw, boolean addW) {
        Nd4jTensor weight = pool.take(gw.shape()); // gw does not depend on it
        maps.fill(weight, 0);
        doConvGrad(x, weight, gy, window, null, false, gw, addW);
        pool.give(weight);
    }

    @Override
    protected void doConvGrad(
            Nd4jTensor x,
            Nd4jTensor weight,
            Nd4jTensor gy,
            Window window,
            Nd4jTensor gx,
            boolean addX,
            Nd4jTensor gw,
            boolean addW) {
        if (gw == null && gx != null && window.stride() == 1 && window.strideAcross() == 1) {
            doConvGradInput(gy, weight, window, gx, addX);
            return;
        }
        Nd4jTensor dense = weights.expand(weight, window);
        Nd4jTensor toX = gx == null || addX ? pool.take(x.shape()) : gx;
        Nd4jTensor toW = gw == null || addW || dense != weight ? pool.take(dense.shape()) : gw;
        calls.conv(
                "conv2d_bp",
                DenseWeights.dense(window),
                new INDArray[] {x.array, dense.array, gy.array},
                toX.array,
                toW.array);
        settle(toX, gx);
        if (gw != null && dense != weight) {
            weights.gather(toW, window, gw, addW);
            pool.give(toW);
        } else {
            settle(toW, gw);
        }
        weights.done(dense, weight);
    }

    /** Adds a temporary result to its destination, if it has one, and gives it back. */
    private void settle(Nd4jTensor from, Nd4jTensor to) {
        if (from != to) {
            if (to != null) {
                maps.axpby(1, from, 1, to);
            }
            pool.give(from);
        }
    }

    @Override
    protected void doGemm(
            Nd4jTensor a,
            boolean transposeA,
            Nd4jTensor b,
            boolean transposeB,
            double alpha,
            double beta,
            Nd4jTensor c) {
        Nd4jTensor to = beta == 0 ? c : pool.take(c.shape());
        calls.matmul(a.array, transposeA, b.array, transposeB, to.array);
        if (to != c) {
            maps.axpby(alpha, to, beta, c);
            pool.give(to);
        } else if (alpha != 1) {
            maps.axpby(alpha, to, 0, to);
        }
    }

    @Override
    protected void doGatherRows(Nd4jTensor x, int[] rows, Nd4jTensor y, boolean add) {
        RowMaps.gather(x, rows, y, add);
    }

    @Override
    protected void doScatterRows(Nd4jTensor x, int[] rows, Nd4jTensor y) {
        RowMaps.scatter(x, rows, y);
    }

    @Override
    protected void doHighway(Nd4jTensor s, Nd4jTensor cg, double[] w, Nd4jTensor y, boolean add) {
        RowMaps.highway(s, cg, w, y, add);
    }

    @Override
    protected void doHighwayGrad(
            Nd4jTensor s,
            Nd4jTensor cg,
            double[] w,
            Nd4jTensor gy,
            Nd4jTensor gs,
            boolean addS,
            Nd4jTensor gcg,
            boolean addCg,
            double[] gw) {
        RowMaps.highwayGrad(s, cg, w, gy, gs, addS, gcg, addCg, gw);
    }

    @Override
    protected void doSoftmaxLoss(Nd4jTensor z, int[] labels, double[] losses, Nd4jTensor g) {
        RowMaps.softmaxLoss(z, labels, losses, g);
    }

    @Override
    protected void doChannelMoments(Channels x, double[] mean, double[] variance) {
        maps.channelMoments(x, mean, variance);
    }

    @Override
    protected void doChannelSums(Channels x, double[] sums) {
        maps.channelSums(x, sums);
    }

    @Override
    protected void doChannelDots(Channels u, Channels v, double[] center, double[] dots) {
        maps.channelDots(u, v, center, dots);
    }

    @Override
    protected void doChannelAffine(Channels[] x, double[][] scale, double[] shift, Channels y, boolean add) {
        maps.channelAffine(x, scale, shift, y, add);
    }

    @Override
    protected void doAvgPool(Nd4jTensor x, Window window, Nd4jTensor y, boolean add) {
        maps.avgPool(x, window, y, add);
    }

    @Override
    protected void doAvgPoolGrad(Nd4jTensor gy, Window window, Nd4jTensor gx, boolean add) {
        maps.avgPoolGrad(gy, window, gx, add);
    }

    @Override
    protected void doMaxPool(Nd4jTensor by, Nd4jTensor x, Window window, Nd4jTensor y) {
        maps.maxPool(by, x, window, y);
    }

    @Override
    protected void doMaxPoolGrad(Nd4jTensor by, Nd4jTensor gy, Window window, Nd4jTensor gx, boolean add) {
        maps.maxPoolGrad(by, gy, window, gx, add);
    }

    @Override
    protected void doScaleSamples(Nd4jTensor x, double[] factor, Nd4jTensor y, boolean add) {
        maps.scaleSamples(x, factor, y, add);
    }

    @Override
    protected void doSpatialMean(Nd4jTensor x, Nd4jTensor y) {
        maps.spatialMean(x, y);
    }

    @Override
    protected void doSpatialMeanGrad(Nd4jTensor gy, Nd4jTensor gx, boolean add) {
        maps.spatialMeanGrad(gy, gx, add);
    }

    @Override
    public void close() {
        calls.close();
        pool.close();
    }
}

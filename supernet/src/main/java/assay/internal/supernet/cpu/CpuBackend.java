package assay.internal.supernet.cpu;

import static org.bytedeco.dnnl.global.dnnl.dnnl_sgemm;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_destroy;

import assay.supernet.tensor.Channels;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.PooledBackend;
import assay.supernet.tensor.Window;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_stream;

/** Float32 on a CPU; see the package. */
public final class CpuBackend extends PooledBackend<CpuTensor> {
    private final String name;
    private final dnnl_stream stream = OneDnn.stream();
    private final Map<Convolution.Shape, Convolution> convolutions = new HashMap<>();
    private final Map<Convolution.Shape, Turned> turned = new HashMap<>();
    private final Map<Pooling.Shape, AveragePool> pools = new HashMap<>();
    private final Map<Pooling.Shape, Maximum> largest = new HashMap<>();
    private final ElementMaps elements = new ElementMaps();
    private final ChannelMaps channels = new ChannelMaps();
    private final ChannelCopies copies = new ChannelCopies(stream);
    private final GateMaps gates = new GateMaps();
    private final SoftmaxRows softmax = new SoftmaxRows();
    private final Maxima maxima = new Maxima();
    private final Depthwise depthwise = new Depthwise(pool, new Depthwise.Others() {
        @Override
        public void forward(CpuTensor x, CpuTensor kernel, Window window, CpuTensor y) {
            convolution(x, y, window).forward(x, kernel, y);
        }

        @Override
        public void toInput(CpuTensor gy, CpuTensor kernel, Window window, CpuTensor gx) {
            convolution(gx, gy, window).toInput(gy, kernel, gx);
        }
    });

    /**
     * For the calling thread, which must have set OpenMP to one thread.
     *
     * @param name of the engine that gives the memory
     */
    public CpuBackend(String name) {
        super(DType.FLOAT32, CpuTensor.class, CpuTensor::new);
        this.name = name + ", " + OneDnn.version();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    protected void doFill(CpuTensor y, double value) {
        elements.fill(y, value);
    }

    @Override
    protected void doAxpby(double a, CpuTensor x, double b, CpuTensor y) {
        elements.axpby(a, x, b, y);
    }

    @Override
    protected void doMultiply(CpuTensor u, CpuTensor v, CpuTensor y, boolean add) {
        elements.multiply(u, v, y, add);
    }

    @Override
    protected void doAbs(CpuTensor x, CpuTensor y) {
        elements.abs(x, y);
    }

    @Override
    protected void doRelu(CpuTensor x, CpuTensor y) {
        elements.relu(x, y);
    }

    @Override
    protected void doReluGrad(CpuTensor y, CpuTensor gy, CpuTensor gx, boolean add) {
        elements.reluGrad(y, gy, gx, add);
    }

    @Override
    protected void doPositive(CpuTensor x, long[][] bits) {
        elements.positive(x, bits);
    }

    @Override
    protected double doDot(CpuTensor u, CpuTensor v) {
        return elements.dot(u, v);
    }

    private static Convolution.Shape shape(CpuTensor x, CpuTensor y, Window window) {
        return new Convolution.Shape(x.dim(0), x.dim(1), x.dim(2), x.dim(3), y.dim(1), window);
    }

    private Convolution convolution(CpuTensor x, CpuTensor y, Window window) {
        return convolutions.computeIfAbsent(shape(x, y, window), s -> Convolution.of(stream, s));
    }

    @Override
    protected void doConv(CpuTensor x, CpuTensor weight, Window window, CpuTensor y, boolean add) {
        CpuTensor to = destination(y, add);
        Convolution.Shape s = shape(x, y, window);
        if (Turned.takes(s)) {
            turned.computeIfAbsent(s, narrow -> new Turned(stream, narrow)).forward(x, weight, to);
        } else {
            convolution(x, y, window).forward(x, weight, to);
        }
        settle(to, y);
    }

    @Override
    protected void doConvGradInput(CpuTensor gy, CpuTensor weight, Window window, CpuTensor gx, boolean add) {
        CpuTensor to = destination(gx, add);
        if (!depthwise.toInput(gy, weight, window, to)) {
            convolution(gx, gy, window).toInput(gy, weight, to);
        }
        settle(to, gx);
    }

    @Override
    protected void doConvGradWeight(CpuTensor x, CpuTensor gy, Window window, CpuTensor gw, boolean add) {
        if (depthwise.toKernel(x, gy, window, gw, add)) {
            return;
        }
        CpuTensor to = destination(gw, add);
        convolution(x, gy, window).toKernel(x, gy, to);
        settle(to, gw);
    }

    @Override
    protected void doConvGrad(
            CpuTensor x,
            CpuTensor weight,
            CpuTensor gy,
            Window window,
            CpuTensor gx,
            boolean addX,
            CpuTensor gw,
            boolean addW) {
        if (gx == null || gw == null || window.groups() > 1) {
            super.doConvGrad(x, weight, gy, window, gx, addX, gw, addW);
            return;
        }
        CpuTensor toX = destination(gx, addX);
        CpuTensor toW = destination(gw, addW);
        convolution(x, gy, window).toBoth(x, weight, gy, toX, toW);
        settle(toX, gx);
        settle(toW, gw);
    }

    /** The tensor itself, or a temporary tensor that {@link #settle} adds to it. */
    private CpuTensor destination(CpuTensor t, boolean add) {
        return add ? pool.take(t.shape()) : t;
    }

    private void settle(CpuTensor from, CpuTensor to) {
        if (from != to) {
            elements.axpby(1, from, 1, to);
            pool.give(from);
        }
    }

    @Override
    protected void doGemm(
            CpuTensor a, boolean transposeA, CpuTensor b, boolean transposeB, double alpha, double beta, CpuTensor c) {
        OneDnn.check(
                "gemm",
                dnnl_sgemm(
                        (byte) (transposeA ? 'T' : 'N'),
                        (byte) (transposeB ? 'T' : 'N'),
                        c.dim(0),
                        c.dim(1),
                        a.dim(transposeA ? 0 : 1),
                        (float) alpha,
                        a.pointer,
                        a.dim(1),
                        b.pointer,
                        b.dim(1),
                        (float) beta,
                        c.pointer,
                        c.dim(1)));
    }

    @Override
    protected void doGatherRows(CpuTensor x, int[] rows, CpuTensor y, boolean add) {
        elements.gatherRows(x, rows, y, add);
    }

    @Override
    protected void doScatterRows(CpuTensor x, int[] rows, CpuTensor y) {
        elements.scatterRows(x, rows, y);
    }

    @Override
    protected void doHighway(CpuTensor s, CpuTensor cg, double[] w, CpuTensor y, boolean add) {
        gates.forward(s, cg, w, y, add);
    }

    @Override
    protected void doHighwayGrad(
            CpuTensor s,
            CpuTensor cg,
            double[] w,
            CpuTensor gy,
            CpuTensor gs,
            boolean addS,
            CpuTensor gcg,
            boolean addCg,
            double[] gw) {
        gates.backward(s, cg, w, gy, gs, addS, gcg, addCg, gw);
    }

    @Override
    protected void doSoftmaxLoss(CpuTensor z, int[] labels, double[] losses, CpuTensor g) {
        softmax.loss(z, labels, losses, g);
    }

    @Override
    protected boolean knowsFactors() {
        return true;
    }

    @Override
    protected void doChannelMoments(Channels x, double[] mean, double[] variance) {
        channels.moments(x, mean, variance);
    }

    @Override
    protected void doChannelSums(Channels x, double[] sums) {
        channels.sums(x, sums);
    }

    @Override
    protected void doChannelDots(Channels u, Channels v, double[] center, double[] dots) {
        channels.dots(u, v, center, dots);
    }

    @Override
    protected void doChannelSumsAndDots(Channels u, Channels v, double[] center, double[] sums, double[] dots) {
        channels.sumsAndDots(u, v, center, sums, dots);
    }

    @Override
    protected void doChannelAffine(Channels[] x, double[][] scale, double[] shift, Channels y, boolean add) {
        if (!ChannelCopies.takes(x, scale, shift, y, add)) {
            channels.affine(x, scale, shift, y, add);
            return;
        }
        CpuTensor all = (CpuTensor) y.tensor();
        CpuTensor to = destination(all, add);
        copies.copy(x[0], new Channels(to, y.from(), y.count()));
        settle(to, all);
    }

    @Override
    protected void doChannelAffineRelu(Channels[] x, double[][] scale, double[] shift, Channels y) {
        channels.affineRelu(x, scale, shift, y);
    }

    private AveragePool pooling(CpuTensor x, Window window) {
        return pools.computeIfAbsent(
                new Pooling.Shape(x.dim(0), x.dim(1), x.dim(2), x.dim(3), window),
                shape -> AveragePool.of(stream, shape));
    }

    @Override
    protected void doAvgPool(CpuTensor x, Window window, CpuTensor y, boolean add) {
        CpuTensor to = destination(y, add);
        pooling(x, window).forward(x, to);
        settle(to, y);
    }

    @Override
    protected void doAvgPoolGrad(CpuTensor gy, Window window, CpuTensor gx, boolean add) {
        CpuTensor to = destination(gx, add);
        pooling(gx, window).backward(gy, to);
        settle(to, gx);
    }

    private Maximum maximum(CpuTensor x, Window window) {
        return largest.computeIfAbsent(
                new Pooling.Shape(x.dim(0), x.dim(1), x.dim(2), x.dim(3), window), shape -> new Maximum(stream, shape));
    }

    @Override
    protected void doMaxPool(CpuTensor by, CpuTensor x, Window window, CpuTensor y) {
        if (by == x) {
            maximum(x, window).forward(x, y);
        } else {
            maxima.pick(by, x, window, y);
        }
    }

    @Override
    protected void doMaxPoolGrad(CpuTensor by, CpuTensor gy, Window window, CpuTensor gx, boolean add) {
        CpuTensor to = destination(gx, add);
        CpuTensor y = pool.take(gy.shape());
        maximum(by, window).backward(by, y, gy, to);
        pool.give(y);
        settle(to, gx);
    }

    @Override
    protected void doScaleSamples(CpuTensor x, double[] factor, CpuTensor y, boolean add) {
        elements.scaleSamples(x, factor, y, add);
    }

    @Override
    protected void doSpatialMean(CpuTensor x, CpuTensor y) {
        channels.spatialMean(x, y);
    }

    @Override
    protected void doSpatialMeanGrad(CpuTensor gy, CpuTensor gx, boolean add) {
        channels.spatialMeanGrad(gy, gx, add);
    }

    @Override
    public void close() {
        convolutions.values().forEach(Convolution::close);
        convolutions.clear();
        turned.values().forEach(Turned::close);
        turned.clear();
        pools.values().forEach(AveragePool::close);
        pools.clear();
        largest.values().forEach(Maximum::close);
        largest.clear();
        copies.close();
        dnnl_stream_destroy(stream);
        pool.close();
    }
}

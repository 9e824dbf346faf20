package assay.supernet.cpu;

import static org.bytedeco.dnnl.global.dnnl.dnnl_sgemm;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_destroy;

import assay.supernet.tensor.Channels;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.PooledBackend;
import assay.supernet.tensor.Shapes;
import assay.supernet.tensor.Tensor;
import assay.supernet.tensor.Window;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_stream;

/** Float32 on a CPU; see the package. */
public final class CpuBackend extends PooledBackend<CpuTensor> {
    private final String name;
    private final dnnl_stream stream = OneDnn.stream();
    private final Map<Convolution.Shape, Convolution> convolutions = new HashMap<>();
    private final Map<Pooling.Shape, Pooling> pools = new HashMap<>();
    private final Map<Pooling.Shape, Maximum> largest = new HashMap<>();
    private final ElementMaps elements = new ElementMaps();
    private final ChannelMaps channels = new ChannelMaps();
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
    public void write(float[] values, Tensor t) {
        Shapes.room("write", values.length, t.size());
        in(t).write(values);
    }

    @Override
    public void write(double[] values, Tensor t) {
        Shapes.room("write", values.length, t.size());
        in(t).write(values);
    }

    @Override
    public void read(Tensor t, double[] values) {
        Shapes.room("read", values.length, t.size());
        in(t).read(values);
    }

    @Override
    public void fill(Tensor y, double value) {
        elements.fill(in(y), value);
    }

    @Override
    public void axpby(double a, Tensor x, double b, Tensor y) {
        Shapes.same("axpby", x, y);
        elements.axpby(a, in(x), b, in(y));
    }

    @Override
    public void multiply(Tensor u, Tensor v, Tensor y, boolean add) {
        Shapes.same("multiply", u, y);
        Shapes.same("multiply", v, y);
        elements.multiply(in(u), in(v), in(y), add);
    }

    @Override
    public void abs(Tensor x, Tensor y) {
        Shapes.same("abs", x, y);
        elements.abs(in(x), in(y));
    }

    @Override
    public void relu(Tensor x, Tensor y) {
        Shapes.same("relu", x, y);
        elements.relu(in(x), in(y));
    }

    @Override
    public void reluGrad(Tensor y, Tensor gy, Tensor gx, boolean add) {
        Shapes.same("reluGrad", y, gx);
        Shapes.same("reluGrad", gy, gx);
        elements.reluGrad(in(y), in(gy), in(gx), add);
    }

    @Override
    public double dot(Tensor u, Tensor v) {
        Shapes.same("dot", u, v);
        return elements.dot(in(u), in(v));
    }

    private Convolution convolution(Tensor x, Tensor y, Window window) {
        Convolution.Shape s = new Convolution.Shape(x.dim(0), x.dim(1), x.dim(2), x.dim(3), y.dim(1), window);
        return convolutions.computeIfAbsent(s, shape -> new Convolution(stream, shape));
    }

    @Override
    public void conv(Tensor x, Tensor weight, Window window, Tensor y, boolean add) {
        Shapes.conv("conv", x, weight, window, y);
        CpuTensor to = destination(y, add);
        convolution(x, y, window).forward(in(x), in(weight), to);
        settle(to, y);
    }

    @Override
    public void convGradInput(Tensor gy, Tensor weight, Window window, Tensor gx, boolean add) {
        Shapes.conv("convGradInput", gx, weight, window, gy);
        CpuTensor to = destination(gx, add);
        if (!depthwise.toInput(in(gy), in(weight), window, to)) {
            convolution(gx, gy, window).toInput(in(gy), in(weight), to);
        }
        settle(to, gx);
    }

    @Override
    public void convGradWeight(Tensor x, Tensor gy, Window window, Tensor gw, boolean add) {
        Shapes.conv("convGradWeight", x, gw, window, gy);
        if (depthwise.toKernel(in(x), in(gy), window, in(gw), add)) {
            return;
        }
        CpuTensor to = destination(gw, add);
        convolution(x, gy, window).toKernel(in(x), in(gy), to);
        settle(to, gw);
    }

    /** The tensor itself, or a temporary one that {@link #settle} adds to it. */
    private CpuTensor destination(Tensor t, boolean add) {
        in(t);
        return add ? pool.take(t.shape()) : (CpuTensor) t;
    }

    private void settle(CpuTensor from, Tensor to) {
        if (from != to) {
            elements.axpby(1, from, 1, (CpuTensor) to);
            pool.give(from);
        }
    }

    @Override
    public void gemm(Tensor a, boolean transposeA, Tensor b, boolean transposeB, double alpha, double beta, Tensor c) {
        Shapes.gemm(a, transposeA, b, transposeB, c);
        OneDnn.check(
                "gemm",
                dnnl_sgemm(
                        (byte) (transposeA ? 'T' : 'N'),
                        (byte) (transposeB ? 'T' : 'N'),
                        c.dim(0),
                        c.dim(1),
                        a.dim(transposeA ? 0 : 1),
                        (float) alpha,
                        in(a).pointer,
                        a.dim(1),
                        in(b).pointer,
                        b.dim(1),
                        (float) beta,
                        in(c).pointer,
                        c.dim(1)));
    }

    @Override
    public void channelMoments(Channels x, double[] mean, double[] variance) {
        Shapes.channels("channelMoments", x);
        Shapes.room("channelMoments", Math.min(mean.length, variance.length), x.count());
        channels.moments(in(x), mean, variance);
    }

    @Override
    public void channelSums(Channels x, double[] sums) {
        Shapes.channels("channelSums", x);
        Shapes.room("channelSums", sums.length, x.count());
        channels.sums(in(x), sums);
    }

    @Override
    public void channelDots(Channels u, Channels v, double[] center, double[] dots) {
        Shapes.channels("channelDots", u, v);
        Shapes.room("channelDots", Math.min(center.length, dots.length), u.count());
        channels.dots(in(u), in(v), center, dots);
    }

    @Override
    public void channelAffine(Channels[] x, double[][] scale, double[] shift, Channels y, boolean add) {
        Shapes.affine(x, scale, shift, y);
        for (Channels t : x) {
            in(t);
        }
        channels.affine(x, scale, shift, in(y), add);
    }

    private Pooling pooling(Tensor x, Window window) {
        return pools.computeIfAbsent(
                new Pooling.Shape(x.dim(0), x.dim(1), x.dim(2), x.dim(3), window), shape -> new Pooling(stream, shape));
    }

    @Override
    public void avgPool(Tensor x, Window window, Tensor y, boolean add) {
        Shapes.pool("avgPool", x, window, y);
        CpuTensor to = destination(y, add);
        pooling(x, window).forward(in(x), to);
        settle(to, y);
    }

    @Override
    public void avgPoolGrad(Tensor gy, Window window, Tensor gx, boolean add) {
        Shapes.pool("avgPoolGrad", gx, window, gy);
        CpuTensor to = destination(gx, add);
        pooling(gx, window).backward(in(gy), to);
        settle(to, gx);
    }

    private Maximum maximum(Tensor x, Window window) {
        return largest.computeIfAbsent(
                new Pooling.Shape(x.dim(0), x.dim(1), x.dim(2), x.dim(3), window), shape -> new Maximum(stream, shape));
    }

    @Override
    public void maxPool(Tensor by, Tensor x, Window window, Tensor y) {
        Shapes.maxPool("maxPool", by, x, window, y);
        if (by == x) {
            maximum(x, window).forward(in(x), in(y));
        } else {
            maxima.pick(in(by), in(x), window, in(y));
        }
    }

    @Override
    public void maxPoolGrad(Tensor by, Tensor gy, Window window, Tensor gx, boolean add) {
        Shapes.maxPool("maxPoolGrad", by, gx, window, gy);
        CpuTensor to = destination(gx, add);
        CpuTensor y = pool.take(gy.shape());
        maximum(by, window).backward(in(by), y, in(gy), to);
        pool.give(y);
        settle(to, gx);
    }

    @Override
    public void scaleSamples(Tensor x, double[] factor, Tensor y, boolean add) {
        Shapes.scaleSamples(x, factor, y);
        elements.scaleSamples(in(x), factor, in(y), add);
    }

    @Override
    public void spatialMean(Tensor x, Tensor y) {
        Shapes.spatialMean("spatialMean", x, y);
        channels.spatialMean(in(x), in(y));
    }

    @Override
    public void spatialMeanGrad(Tensor gy, Tensor gx, boolean add) {
        Shapes.spatialMean("spatialMeanGrad", gx, gy);
        channels.spatialMeanGrad(in(gy), in(gx), add);
    }

    @Override
    public void close() {
        convolutions.values().forEach(Convolution::close);
        convolutions.clear();
        pools.values().forEach(Pooling::close);
        pools.clear();
        largest.values().forEach(Maximum::close);
        largest.clear();
        dnnl_stream_destroy(stream);
        pool.close();
    }
}

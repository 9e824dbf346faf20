package assay.torch;

import assay.supernet.tensor.Channels;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.PooledBackend;
import assay.supernet.tensor.Shapes;
import assay.supernet.tensor.Tensor;
import assay.supernet.tensor.Window;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The engine on libtorch: checks of shapes, and a scope that frees an operation's small objects at its end. */
@SuppressWarnings("try") // scopes are closed, and else not spoken to
public final class TorchBackend extends PooledBackend<TorchTensor> {
    private final Ground ground;
    private final Elements elements;
    private final Windows windows;
    private final PerChannel channels;

    /** For the calling thread. Loads libtorch if this is the first. */
    public TorchBackend(DType dtype) {
        this(dtype, ground(dtype));
    }

    private static Ground ground(DType dtype) {
        Engine.threads();
        return new Ground(dtype == DType.FLOAT32 ? ScalarType.Float : ScalarType.Double, Engine.device());
    }

    private TorchBackend(DType dtype, Ground ground) {
        super(dtype, TorchTensor.class, shape -> new TorchTensor(ground, shape));
        this.ground = ground;
        elements = new Elements(pool);
        windows = new Windows(pool, elements);
        channels = new PerChannel(pool, ground);
    }

    @Override
    public String name() {
        return Engine.name();
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
        try (PointerScope scope = new PointerScope()) {
            in(y).tensor().fill_(new Scalar(value));
        }
    }

    @Override
    public void axpby(double a, Tensor x, double b, Tensor y) {
        Shapes.same("axpby", x, y);
        try (PointerScope scope = new PointerScope()) {
            elements.axpby(a, in(x), b, in(y));
        }
    }

    @Override
    public void multiply(Tensor u, Tensor v, Tensor y, boolean add) {
        Shapes.same("multiply", u, y);
        Shapes.same("multiply", v, y);
        try (PointerScope scope = new PointerScope()) {
            elements.multiply(in(u), in(v), in(y), add);
        }
    }

    @Override
    public void abs(Tensor x, Tensor y) {
        Shapes.same("abs", x, y);
        try (PointerScope scope = new PointerScope()) {
            torch.abs_out(in(y).tensor(), in(x).tensor());
        }
    }

    @Override
    public void relu(Tensor x, Tensor y) {
        Shapes.same("relu", x, y);
        try (PointerScope scope = new PointerScope()) {
            torch.clamp_min_out(in(y).tensor(), in(x).tensor(), new Scalar(0.0));
        }
    }

    @Override
    public void reluGrad(Tensor y, Tensor gy, Tensor gx, boolean add) {
        Shapes.same("reluGrad", y, gx);
        Shapes.same("reluGrad", gy, gx);
        try (PointerScope scope = new PointerScope()) {
            elements.reluGrad(in(y), in(gy), in(gx), add);
        }
    }

    @Override
    public double dot(Tensor u, Tensor v) {
        Shapes.same("dot", u, v);
        try (PointerScope scope = new PointerScope()) {
            return elements.dot(in(u), in(v));
        }
    }

    @Override
    public void conv(Tensor x, Tensor weight, Window window, Tensor y, boolean add) {
        Shapes.conv("conv", x, weight, window, y);
        try (PointerScope scope = new PointerScope()) {
            windows.conv(in(x), in(weight), window, in(y), add);
        }
    }

    @Override
    public void convGradInput(Tensor gy, Tensor weight, Window window, Tensor gx, boolean add) {
        Shapes.conv("convGradInput", gx, weight, window, gy);
        try (PointerScope scope = new PointerScope()) {
            // Of the input only the shape counts.
            windows.convGrad(in(gx), in(weight), in(gy), window, in(gx), add, null, false);
        }
    }

    @Override
    public void convGradWeight(Tensor x, Tensor gy, Window window, Tensor gw, boolean add) {
        Shapes.conv("convGradWeight", x, gw, window, gy);
        try (PointerScope scope = new PointerScope()) {
            // Of the weight only the shape counts.
            windows.convGrad(in(x), in(gw), in(gy), window, null, false, in(gw), add);
        }
    }

    @Override
    public void convGrad(
            Tensor x, Tensor weight, Tensor gy, Window window, Tensor gx, boolean addX, Tensor gw, boolean addW) {
        Shapes.conv("convGrad", x, weight, window, gy);
        if (gx != null) {
            Shapes.same("convGrad", x, gx);
        }
        if (gw != null) {
            Shapes.same("convGrad", weight, gw);
        }
        try (PointerScope scope = new PointerScope()) {
            windows.convGrad(
                    in(x),
                    in(weight),
                    in(gy),
                    window,
                    gx == null ? null : in(gx),
                    addX,
                    gw == null ? null : in(gw),
                    addW);
        }
    }

    @Override
    public void gemm(Tensor a, boolean transposeA, Tensor b, boolean transposeB, double alpha, double beta, Tensor c) {
        Shapes.gemm(a, transposeA, b, transposeB, c);
        try (PointerScope scope = new PointerScope()) {
            var u = transposeA ? in(a).tensor().t() : in(a).tensor();
            var v = transposeB ? in(b).tensor().t() : in(b).tensor();
            in(c).tensor().addmm_(u, v, new Scalar(beta), new Scalar(alpha));
        }
    }

    @Override
    public void channelMoments(Channels x, double[] mean, double[] variance) {
        Shapes.channels("channelMoments", x);
        Shapes.room("channelMoments", Math.min(mean.length, variance.length), x.count());
        try (PointerScope scope = new PointerScope()) {
            channels.moments(in(x), mean, variance);
        }
    }

    @Override
    public void channelSums(Channels x, double[] sums) {
        Shapes.channels("channelSums", x);
        Shapes.room("channelSums", sums.length, x.count());
        try (PointerScope scope = new PointerScope()) {
            channels.sums(in(x), sums);
        }
    }

    @Override
    public void channelDots(Channels u, Channels v, double[] center, double[] dots) {
        Shapes.channels("channelDots", u, v);
        Shapes.room("channelDots", Math.min(center.length, dots.length), u.count());
        try (PointerScope scope = new PointerScope()) {
            channels.dots(in(u), in(v), center, dots);
        }
    }

    @Override
    public void channelAffine(Channels[] x, double[][] scale, double[] shift, Channels y, boolean add) {
        Shapes.affine(x, scale, shift, y);
        for (Channels t : x) {
            in(t);
        }
        try (PointerScope scope = new PointerScope()) {
            channels.affine(x, scale, shift, in(y), add);
        }
    }

    @Override
    public void avgPool(Tensor x, Window window, Tensor y, boolean add) {
        Shapes.pool("avgPool", x, window, y);
        try (PointerScope scope = new PointerScope()) {
            windows.avgPool(in(x), window, in(y), add);
        }
    }

    @Override
    public void avgPoolGrad(Tensor gy, Window window, Tensor gx, boolean add) {
        Shapes.pool("avgPoolGrad", gx, window, gy);
        try (PointerScope scope = new PointerScope()) {
            windows.avgPoolGrad(in(gy), in(gx), window, in(gx), add);
        }
    }

    @Override
    public void maxPool(Tensor by, Tensor x, Window window, Tensor y) {
        Shapes.maxPool("maxPool", by, x, window, y);
        try (PointerScope scope = new PointerScope()) {
            windows.maxPool(in(by), in(x), window, in(y));
        }
    }

    @Override
    public void maxPoolGrad(Tensor by, Tensor gy, Window window, Tensor gx, boolean add) {
        Shapes.maxPool("maxPoolGrad", by, gx, window, gy);
        try (PointerScope scope = new PointerScope()) {
            windows.maxPoolGrad(in(by), in(gy), window, in(gx), add);
        }
    }

    @Override
    public void scaleSamples(Tensor x, double[] factor, Tensor y, boolean add) {
        Shapes.scaleSamples(x, factor, y);
        try (PointerScope scope = new PointerScope()) {
            channels.scaleSamples(in(x), factor, in(y), add);
        }
    }

    @Override
    public void spatialMean(Tensor x, Tensor y) {
        Shapes.spatialMean("spatialMean", x, y);
        try (PointerScope scope = new PointerScope()) {
            channels.spatialMean(in(x), in(y));
        }
    }

    @Override
    public void spatialMeanGrad(Tensor gy, Tensor gx, boolean add) {
        Shapes.spatialMean("spatialMeanGrad", gx, gy);
        try (PointerScope scope = new PointerScope()) {
            channels.spatialMeanGrad(in(gy), in(gx), add);
        }
    }

    @Override
    public void close() {
        pool.close();
        ground.close();
    }
}

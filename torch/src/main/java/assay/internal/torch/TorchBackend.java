package assay.internal.torch;

import assay.supernet.tensor.Channels;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.PooledBackend;
import assay.supernet.tensor.Window;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The engine on libtorch: each operation in a scope that frees its small objects at its end. */
@SuppressWarnings("try") // scopes are only closed, and not used otherwise
public final class TorchBackend extends PooledBackend<TorchTensor> {
    private final Ground ground;
    private final Elements elements;
    private final Windows windows;
    private final PerChannel channels;
    private final Recurrent recurrent;

    /** A backend for the calling thread. Loads libtorch if it is the first. */
    public TorchBackend(DType dtype) {
        this(dtype, ground(dtype));
    }

    private static Ground ground(DType dtype) {
        TorchEngine.threads();
        return new Ground(dtype == DType.FLOAT32 ? ScalarType.Float : ScalarType.Double, TorchEngine.device());
    }

    private TorchBackend(DType dtype, Ground ground) {
        super(dtype, TorchTensor.class, shape -> new TorchTensor(ground, shape));
        this.ground = ground;
        elements = new Elements(pool);
        windows = new Windows(pool, elements);
        channels = new PerChannel(pool, ground);
        recurrent = new Recurrent(ground, elements);
    }

    @Override
    public String name() {
        return TorchEngine.name();
    }

    @Override
    protected void doFill(TorchTensor y, double value) {
        try (PointerScope scope = new PointerScope()) {
            y.tensor().fill_(new Scalar(value));
        }
    }

    @Override
    protected void doAxpby(double a, TorchTensor x, double b, TorchTensor y) {
        try (PointerScope scope = new PointerScope()) {
            elements.axpby(a, x, b, y);
        }
    }

    @Override
    protected void doMultiply(TorchTensor u, TorchTensor v, TorchTensor y, boolean add) {
        try (PointerScope scope = new PointerScope()) {
            elements.multiply(u, v, y, add);
        }
    }

    @Override
    protected void doAbs(TorchTensor x, TorchTensor y) {
        try (PointerScope scope = new PointerScope()) {
            torch.abs_out(y.tensor(), x.tensor());
        }
    }

    @Override
    protected void doRelu(TorchTensor x, TorchTensor y) {
        try (PointerScope scope = new PointerScope()) {
            torch.clamp_min_out(y.tensor(), x.tensor(), new Scalar(0.0));
        }
    }

    @Override
    protected void doReluGrad(TorchTensor y, TorchTensor gy, TorchTensor gx, boolean add) {
        try (PointerScope scope = new PointerScope()) {
            elements.reluGrad(y, gy, gx, add);
        }
    }

    @Override
    protected double doDot(TorchTensor u, TorchTensor v) {
        try (PointerScope scope = new PointerScope()) {
            return elements.dot(u, v);
        }
    }

    @Override
    protected void doConv(TorchTensor x, TorchTensor weight, Window window, TorchTensor y, boolean add) {
        try (PointerScope scope = new PointerScope()) {
            windows.conv(x, weight, window, y, add);
        }
    }

    @Override
    protected void doConvGradInput(TorchTensor gy, TorchTensor weight, Window window, TorchTensor gx, boolean add) {
        try (PointerScope scope = new PointerScope()) {
            // Only the shape of the input matters.
            windows.convGrad(gx, weight, gy, window, gx, add, null, false);
        }
    }

    @Override
    protected void doConvGradWeight(TorchTensor x, TorchTensor gy, Window window, TorchTensor gw, boolean add) {
        try (PointerScope scope = new PointerScope()) {
            // Only the shape of the weight matters.
            windows.convGrad(x, gw, gy, window, null, false, gw, add);
        }
    }

    @Override
    protected void doConvGrad(
            TorchTensor x,
            TorchTensor weight,
            TorchTensor gy,
            Window window,
            TorchTensor gx,
            boolean addX,
            TorchTensor gw,
            boolean addW) {
        try (PointerScope scope = new PointerScope()) {
            windows.convGrad(x, weight, gy, window, gx, addX, gw, addW);
        }
    }

    @Override
    protected void doGemm(
            TorchTensor a,
            boolean transposeA,
            TorchTensor b,
            boolean transposeB,
            double alpha,
            double beta,
            TorchTensor c) {
        try (PointerScope scope = new PointerScope()) {
            var u = transposeA ? a.tensor().t() : a.tensor();
            var v = transposeB ? b.tensor().t() : b.tensor();
            c.tensor().addmm_(u, v, new Scalar(beta), new Scalar(alpha));
        }
    }

    @Override
    protected void doGatherRows(TorchTensor x, int[] rows, TorchTensor y, boolean add) {
        try (PointerScope scope = new PointerScope()) {
            recurrent.gather(x, rows, y, add);
        }
    }

    @Override
    protected void doScatterRows(TorchTensor x, int[] rows, TorchTensor y) {
        try (PointerScope scope = new PointerScope()) {
            recurrent.scatter(x, rows, y);
        }
    }

    @Override
    protected void doHighway(TorchTensor s, TorchTensor cg, double[] w, TorchTensor y, boolean add) {
        try (PointerScope scope = new PointerScope()) {
            recurrent.highway(s, cg, w, y, add);
        }
    }

    @Override
    protected void doHighwayGrad(
            TorchTensor s,
            TorchTensor cg,
            double[] w,
            TorchTensor gy,
            TorchTensor gs,
            boolean addS,
            TorchTensor gcg,
            boolean addCg,
            double[] gw) {
        try (PointerScope scope = new PointerScope()) {
            recurrent.highwayGrad(s, cg, w, gy, gs, addS, gcg, addCg, gw);
        }
    }

    @Override
    protected void doSoftmaxLoss(TorchTensor z, int[] labels, double[] losses, TorchTensor g) {
        try (PointerScope scope = new PointerScope()) {
            recurrent.softmaxLoss(z, labels, losses, g);
        }
    }

    @Override
    protected void doChannelMoments(Channels x, double[] mean, double[] variance) {
        try (PointerScope scope = new PointerScope()) {
            channels.moments(x, mean, variance);
        }
    }

    @Override
    protected void doChannelSums(Channels x, double[] sums) {
        try (PointerScope scope = new PointerScope()) {
            channels.sums(x, sums);
        }
    }

    @Override
    protected void doChannelDots(Channels u, Channels v, double[] center, double[] dots) {
        try (PointerScope scope = new PointerScope()) {
            channels.dots(u, v, center, dots);
        }
    }

    @Override
    protected void doChannelAffine(Channels[] x, double[][] scale, double[] shift, Channels y, boolean add) {
        try (PointerScope scope = new PointerScope()) {
            channels.affine(x, scale, shift, y, add);
        }
    }

    @Override
    protected void doAvgPool(TorchTensor x, Window window, TorchTensor y, boolean add) {
        try (PointerScope scope = new PointerScope()) {
            windows.avgPool(x, window, y, add);
        }
    }

    @Override
    protected void doAvgPoolGrad(TorchTensor gy, Window window, TorchTensor gx, boolean add) {
        try (PointerScope scope = new PointerScope()) {
            windows.avgPoolGrad(gy, gx, window, gx, add);
        }
    }

    @Override
    protected void doMaxPool(TorchTensor by, TorchTensor x, Window window, TorchTensor y) {
        try (PointerScope scope = new PointerScope()) {
            windows.maxPool(by, x, window, y);
        }
    }

    @Override
    protected void doMaxPoolGrad(TorchTensor by, TorchTensor gy, Window window, TorchTensor gx, boolean add) {
        try (PointerScope scope = new PointerScope()) {
            windows.maxPoolGrad(by, gy, window, gx, add);
        }
    }

    @Override
    protected void doScaleSamples(TorchTensor x, double[] factor, TorchTensor y, boolean add) {
        try (PointerScope scope = new PointerScope()) {
            channels.scaleSamples(x, factor, y, add);
        }
    }

    @Override
    protected void doSpatialMean(TorchTensor x, TorchTensor y) {
        try (PointerScope scope = new PointerScope()) {
            channels.spatialMean(x, y);
        }
    }

    @Override
    protected void doSpatialMeanGrad(TorchTensor gy, TorchTensor gx, boolean add) {
        try (PointerScope scope = new PointerScope()) {
            channels.spatialMeanGrad(gy, gx, add);
        }
    }

    @Override
    public void close() {
        pool.close();
        ground.close();
    }
}

package assay.supernet.nd4j;

import assay.supernet.cpu.CpuBackend;
import assay.supernet.cpu.OneDnn;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.BackendInfo;
import assay.supernet.tensor.Channels;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.PooledBackend;
import assay.supernet.tensor.Shapes;
import assay.supernet.tensor.Tensor;
import assay.supernet.tensor.Window;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Any element type on any device, by ND4J's operations: checks of shapes, convolutions and matrix products; the rest is in {@link OpMaps}. */
public final class Nd4jBackend extends PooledBackend<Nd4jTensor> {
    private final NativeCalls calls = new NativeCalls();
    private final DenseWeights weights;
    private final OpMaps maps;

    /**
     * The default engine for the calling thread; loads ND4J if this is the first. Float32 on a CPU is {@link CpuBackend}'s
     * where oneDNN loads, all else goes through ND4J's operations.
     */
    public static Backend open(DType dtype) {
        if (dtype == DType.FLOAT32 && Engine.cpu() && OneDnn.available()) {
            Engine.oneThread();
            return new CpuBackend(Engine.name());
        }
        return new Nd4jBackend(dtype);
    }

    /** By ND4J's operations alone. */
    public Nd4jBackend(DType dtype) {
        this(dtype, dtype == DType.FLOAT32 ? DataType.FLOAT : DataType.DOUBLE);
    }

    private Nd4jBackend(DType dtype, DataType type) {
        super(dtype, Nd4jTensor.class, shape -> new Nd4jTensor(type, shape));
        this.weights = new DenseWeights(pool);
        this.maps = new OpMaps(pool, calls);
    }

    /** What was found of ND4J in this process; loads it. */
    public static BackendInfo inspect() {
        return Engine.info();
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
        maps.fill(in(y), value);
    }

    @Override
    public void axpby(double a, Tensor x, double b, Tensor y) {
        Shapes.same("axpby", x, y);
        maps.axpby(a, in(x), b, in(y));
    }

    @Override
    public void multiply(Tensor u, Tensor v, Tensor y, boolean add) {
        Shapes.same("multiply", u, y);
        Shapes.same("multiply", v, y);
        maps.multiply(in(u), in(v), in(y), add);
    }

    @Override
    public void abs(Tensor x, Tensor y) {
        Shapes.same("abs", x, y);
        maps.abs(in(x), in(y));
    }

    @Override
    public void relu(Tensor x, Tensor y) {
        Shapes.same("relu", x, y);
        maps.relu(in(x), in(y));
    }

    @Override
    public void reluGrad(Tensor y, Tensor gy, Tensor gx, boolean add) {
        Shapes.same("reluGrad", y, gx);
        Shapes.same("reluGrad", gy, gx);
        maps.reluGrad(in(y), in(gy), in(gx), add);
    }

    @Override
    public double dot(Tensor u, Tensor v) {
        Shapes.same("dot", u, v);
        return maps.dot(in(u), in(v));
    }

    @Override
    public void conv(Tensor x, Tensor weight, Window window, Tensor y, boolean add) {
        Shapes.conv("conv", x, weight, window, y);
        Nd4jTensor dense = weights.expand(in(weight), window);
        Nd4jTensor to = add ? pool.take(y.shape()) : in(y);
        calls.conv("conv2d", DenseWeights.dense(window), new INDArray[] {in(x).array, dense.array}, to.array);
        settle(to, in(y));
        weights.done(dense, weight);
    }

    @Override
    public void convGradInput(Tensor gy, Tensor weight, Window window, Tensor gx, boolean addX) {
        Shapes.conv("convGradInput", gx, weight, window, gy);
        if (window.stride() > 1 || window.strideAcross() > 1) {
            Nd4jTensor x = pool.take(gx.shape()); // of no influence on gx
            maps.fill(x, 0);
            convGrad(x, weight, gy, window, gx, addX, null, false);
            pool.give(x);
            return;
        }
        Nd4jTensor dense = weights.expand(in(weight), window);
        Nd4jTensor to = addX ? pool.take(gx.shape()) : in(gx);
        calls.conv("deconv2d", DenseWeights.dense(window), new INDArray[] {in(gy).array, dense.array}, to.array);
        settle(to, in(gx));
        weights.done(dense, weight);
    }

    @Override
    public void convGradWeight(Tensor x, Tensor gy, Window window, Tensor gw, boolean addW) {
        Nd4jTensor weight = pool.take(gw.shape()); // of no influence on gw
        maps.fill(weight, 0);
        convGrad(x, weight, gy, window, null, false, gw, addW);
        pool.give(weight);
    }

    @Override
    public void convGrad(
            Tensor x, Tensor weight, Tensor gy, Window window, Tensor gx, boolean addX, Tensor gw, boolean addW) {
        Shapes.conv("convGrad", x, weight, window, gy);
        if (gw == null && gx != null && window.stride() == 1 && window.strideAcross() == 1) {
            convGradInput(gy, weight, window, gx, addX);
            return;
        }
        if (gx != null) {
            Shapes.same("convGrad", x, gx);
        }
        if (gw != null) {
            Shapes.same("convGrad", weight, gw);
        }
        Nd4jTensor dense = weights.expand(in(weight), window);
        Nd4jTensor toX = gx == null || addX ? pool.take(x.shape()) : in(gx);
        Nd4jTensor toW = gw == null || addW || dense != weight ? pool.take(dense.shape()) : in(gw);
        calls.conv(
                "conv2d_bp",
                DenseWeights.dense(window),
                new INDArray[] {in(x).array, dense.array, in(gy).array},
                toX.array,
                toW.array);
        settle(toX, gx == null ? null : in(gx));
        if (gw != null && dense != weight) {
            weights.gather(toW, window, in(gw), addW);
            pool.give(toW);
        } else {
            settle(toW, gw == null ? null : in(gw));
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
    public void gemm(Tensor a, boolean transposeA, Tensor b, boolean transposeB, double alpha, double beta, Tensor c) {
        Shapes.gemm(a, transposeA, b, transposeB, c);
        Nd4jTensor to = beta == 0 ? in(c) : pool.take(c.shape());
        calls.matmul(in(a).array, transposeA, in(b).array, transposeB, to.array);
        if (to != c) {
            maps.axpby(alpha, to, beta, in(c));
            pool.give(to);
        } else if (alpha != 1) {
            maps.axpby(alpha, to, 0, to);
        }
    }

    @Override
    public void channelMoments(Channels x, double[] mean, double[] variance) {
        Shapes.channels("channelMoments", x);
        Shapes.room("channelMoments", Math.min(mean.length, variance.length), x.count());
        maps.channelMoments(in(x), mean, variance);
    }

    @Override
    public void channelSums(Channels x, double[] sums) {
        Shapes.channels("channelSums", x);
        Shapes.room("channelSums", sums.length, x.count());
        maps.channelSums(in(x), sums);
    }

    @Override
    public void channelDots(Channels u, Channels v, double[] center, double[] dots) {
        Shapes.channels("channelDots", u, v);
        Shapes.room("channelDots", Math.min(center.length, dots.length), u.count());
        maps.channelDots(in(u), in(v), center, dots);
    }

    @Override
    public void channelAffine(Channels[] x, double[][] scale, double[] shift, Channels y, boolean add) {
        Shapes.affine(x, scale, shift, y);
        for (Channels t : x) {
            in(t);
        }
        maps.channelAffine(x, scale, shift, in(y), add);
    }

    @Override
    public void avgPool(Tensor x, Window window, Tensor y, boolean add) {
        Shapes.pool("avgPool", x, window, y);
        maps.avgPool(in(x), window, in(y), add);
    }

    @Override
    public void avgPoolGrad(Tensor gy, Window window, Tensor gx, boolean add) {
        Shapes.pool("avgPoolGrad", gx, window, gy);
        maps.avgPoolGrad(in(gy), window, in(gx), add);
    }

    @Override
    public void maxPool(Tensor by, Tensor x, Window window, Tensor y) {
        Shapes.maxPool("maxPool", by, x, window, y);
        maps.maxPool(in(by), in(x), window, in(y));
    }

    @Override
    public void maxPoolGrad(Tensor by, Tensor gy, Window window, Tensor gx, boolean add) {
        Shapes.maxPool("maxPoolGrad", by, gx, window, gy);
        maps.maxPoolGrad(in(by), in(gy), window, in(gx), add);
    }

    @Override
    public void scaleSamples(Tensor x, double[] factor, Tensor y, boolean add) {
        Shapes.scaleSamples(x, factor, y);
        maps.scaleSamples(in(x), factor, in(y), add);
    }

    @Override
    public void spatialMean(Tensor x, Tensor y) {
        Shapes.spatialMean("spatialMean", x, y);
        maps.spatialMean(in(x), in(y));
    }

    @Override
    public void spatialMeanGrad(Tensor gy, Tensor gx, boolean add) {
        Shapes.spatialMean("spatialMeanGrad", gx, gy);
        maps.spatialMeanGrad(in(gy), in(gx), add);
    }

    @Override
    public void close() {
        calls.close();
        pool.close();
    }
}

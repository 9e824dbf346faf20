package assay.supernet.plain;

import assay.supernet.tensor.Channels;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Patches;
import assay.supernet.tensor.PooledBackend;
import assay.supernet.tensor.Shapes;
import assay.supernet.tensor.Tensor;
import assay.supernet.tensor.Window;
import java.util.Arrays;

/**
 * Every kernel as its formula, in double. In float32 the result of each kernel is rounded once, at its end, so this is the
 * most exact answer that a float32 engine can give from the same inputs.
 */
public final class PlainBackend extends PooledBackend<PlainTensor> {
    /** {@link #bytesHeld} is as if each element took {@link DType#bytes()}. */
    public PlainBackend(DType dtype) {
        super(dtype, PlainTensor.class, PlainTensor::new);
    }

    @Override
    public String name() {
        return "plain Java";
    }

    private void round(PlainTensor t) {
        if (dtype() == DType.FLOAT32) {
            for (int i = 0; i < t.v.length; i++) {
                t.v[i] = (float) t.v[i];
            }
        }
    }

    private static void clear(PlainTensor t, boolean keep) {
        if (!keep) {
            Arrays.fill(t.v, 0);
        }
    }

    @Override
    public void write(float[] values, Tensor t) {
        Shapes.room("write", values.length, t.size());
        double[] v = in(t).v;
        for (int i = 0; i < v.length; i++) {
            v[i] = values[i];
        }
    }

    @Override
    public void write(double[] values, Tensor t) {
        Shapes.room("write", values.length, t.size());
        System.arraycopy(values, 0, in(t).v, 0, t.size());
        round(in(t));
    }

    @Override
    public void read(Tensor t, double[] values) {
        Shapes.room("read", values.length, t.size());
        System.arraycopy(in(t).v, 0, values, 0, t.size());
    }

    @Override
    public void fill(Tensor y, double value) {
        Arrays.fill(in(y).v, value);
        round(in(y));
    }

    @Override
    public void axpby(double a, Tensor x, double b, Tensor y) {
        Shapes.same("axpby", x, y);
        double[] xv = in(x).v;
        double[] yv = in(y).v;
        for (int i = 0; i < yv.length; i++) {
            yv[i] = b == 0 ? a * xv[i] : a * xv[i] + b * yv[i];
        }
        round(in(y));
    }

    @Override
    public void multiply(Tensor u, Tensor v, Tensor y, boolean add) {
        Shapes.same("multiply", u, y);
        Shapes.same("multiply", v, y);
        double[] uv = in(u).v;
        double[] vv = in(v).v;
        double[] yv = in(y).v;
        for (int i = 0; i < yv.length; i++) {
            yv[i] = (add ? yv[i] : 0) + uv[i] * vv[i];
        }
        round(in(y));
    }

    @Override
    public void abs(Tensor x, Tensor y) {
        Shapes.same("abs", x, y);
        double[] xv = in(x).v;
        Arrays.setAll(in(y).v, i -> Math.abs(xv[i]));
    }

    @Override
    public void relu(Tensor x, Tensor y) {
        Shapes.same("relu", x, y);
        double[] xv = in(x).v;
        Arrays.setAll(in(y).v, i -> Math.max(xv[i], 0));
    }

    @Override
    public void reluGrad(Tensor y, Tensor gy, Tensor gx, boolean add) {
        Shapes.same("reluGrad", y, gx);
        Shapes.same("reluGrad", gy, gx);
        double[] yv = in(y).v;
        double[] gyv = in(gy).v;
        double[] gxv = in(gx).v;
        for (int i = 0; i < gxv.length; i++) {
            gxv[i] = (add ? gxv[i] : 0) + (yv[i] > 0 ? gyv[i] : 0);
        }
        round(in(gx));
    }

    @Override
    public double dot(Tensor u, Tensor v) {
        Shapes.same("dot", u, v);
        double[] uv = in(u).v;
        double[] vv = in(v).v;
        double sum = 0;
        for (int i = 0; i < uv.length; i++) {
            sum += uv[i] * vv[i];
        }
        return sum;
    }

    @Override
    public void conv(Tensor x, Tensor weight, Window window, Tensor y, boolean add) {
        Shapes.conv("conv", x, weight, window, y);
        double[] xv = in(x).v;
        double[] wv = in(weight).v;
        double[] yv = in(y).v;
        int stride = window.strideAcross();
        clear(in(y), add);
        ConvRows.forEach(in(x), in(weight), window, in(y), (wi, xi, yi, count) -> {
            double k = wv[wi];
            if (stride == 1) { // apart, because the compiler vectorises it
                for (int i = 0; i < count; i++) {
                    yv[yi + i] += k * xv[xi + i];
                }
            } else {
                for (int i = 0; i < count; i++) {
                    yv[yi + i] += k * xv[xi + i * stride];
                }
            }
        });
        round(in(y));
    }

    @Override
    public void convGradInput(Tensor gy, Tensor weight, Window window, Tensor gx, boolean add) {
        Shapes.conv("convGradInput", gx, weight, window, gy);
        double[] gxv = in(gx).v;
        double[] wv = in(weight).v;
        double[] gyv = in(gy).v;
        int stride = window.strideAcross();
        clear(in(gx), add);
        ConvRows.forEach(in(gx), in(weight), window, in(gy), (wi, xi, yi, count) -> {
            double k = wv[wi];
            if (stride == 1) {
                for (int i = 0; i < count; i++) {
                    gxv[xi + i] += k * gyv[yi + i];
                }
            } else {
                for (int i = 0; i < count; i++) {
                    gxv[xi + i * stride] += k * gyv[yi + i];
                }
            }
        });
        round(in(gx));
    }

    @Override
    public void convGradWeight(Tensor x, Tensor gy, Window window, Tensor gw, boolean add) {
        Shapes.conv("convGradWeight", x, gw, window, gy);
        double[] xv = in(x).v;
        double[] gwv = in(gw).v;
        double[] gyv = in(gy).v;
        int stride = window.strideAcross();
        clear(in(gw), add);
        ConvRows.forEach(in(x), in(gw), window, in(gy), (wi, xi, yi, count) -> {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += xv[xi + i * stride] * gyv[yi + i];
            }
            gwv[wi] += sum;
        });
        round(in(gw));
    }

    @Override
    public void gemm(Tensor a, boolean transposeA, Tensor b, boolean transposeB, double alpha, double beta, Tensor c) {
        Shapes.gemm(a, transposeA, b, transposeB, c);
        double[] av = in(a).v;
        double[] bv = in(b).v;
        double[] cv = in(c).v;
        int inner = a.dim(transposeA ? 0 : 1);
        for (int i = 0, at = 0; i < c.dim(0); i++) {
            for (int j = 0; j < c.dim(1); j++, at++) {
                double sum = 0;
                for (int k = 0; k < inner; k++) {
                    sum += av[transposeA ? k * a.dim(1) + i : i * inner + k]
                            * bv[transposeB ? j * inner + k : k * b.dim(1) + j];
                }
                cv[at] = alpha * sum + (beta == 0 ? 0 : beta * cv[at]);
            }
        }
        round(in(c));
    }

    @Override
    public void channelMoments(Channels x, double[] mean, double[] variance) {
        Shapes.channels("channelMoments", x);
        Shapes.room("channelMoments", Math.min(mean.length, variance.length), x.count());
        in(x.tensor());
        double terms = (double) x.tensor().dim(0) * Shapes.positions(x.tensor());
        for (int c = 0; c < x.count(); c++) {
            mean[c] = PlainChannels.sum(x, c) / terms;
            variance[c] = PlainChannels.dot(x, mean[c], x, mean[c], c) / terms;
        }
    }

    @Override
    public void channelSums(Channels x, double[] sums) {
        Shapes.channels("channelSums", x);
        Shapes.room("channelSums", sums.length, x.count());
        in(x.tensor());
        for (int c = 0; c < x.count(); c++) {
            sums[c] = PlainChannels.sum(x, c);
        }
    }

    @Override
    public void channelDots(Channels u, Channels v, double[] center, double[] dots) {
        Shapes.channels("channelDots", u, v);
        Shapes.room("channelDots", Math.min(center.length, dots.length), u.count());
        in(u.tensor());
        in(v.tensor());
        for (int c = 0; c < u.count(); c++) {
            dots[c] = PlainChannels.dot(u, 0, v, center[c], c);
        }
    }

    @Override
    public void channelAffine(Channels[] x, double[][] scale, double[] shift, Channels y, boolean add) {
        Shapes.affine(x, scale, shift, y);
        for (Channels t : x) {
            in(t.tensor());
        }
        PlainChannels.affine(x, scale, shift, y, add);
        round(in(y.tensor()));
    }

    @Override
    public void avgPool(Tensor x, Window window, Tensor y, boolean add) {
        Shapes.pool("avgPool", x, window, y);
        PlainPooling.forward(in(x), window, in(y), add);
        round(in(y));
    }

    @Override
    public void avgPoolGrad(Tensor gy, Window window, Tensor gx, boolean add) {
        Shapes.pool("avgPoolGrad", gx, window, gy);
        clear(in(gx), add);
        PlainPooling.backward(in(gy), window, in(gx));
        round(in(gx));
    }

    @Override
    public void maxPool(Tensor by, Tensor x, Window window, Tensor y) {
        Shapes.maxPool("maxPool", by, x, window, y);
        double[] xv = in(x).v;
        double[] yv = in(y).v;
        Patches.forEachMaximum(in(by).v, x, window, y, (yi, i) -> yv[yi] = xv[i]);
    }

    @Override
    public void maxPoolGrad(Tensor by, Tensor gy, Window window, Tensor gx, boolean add) {
        Shapes.maxPool("maxPoolGrad", by, gx, window, gy);
        clear(in(gx), add);
        double[] gyv = in(gy).v;
        double[] gxv = in(gx).v;
        Patches.forEachMaximum(in(by).v, gx, window, gy, (yi, i) -> gxv[i] += gyv[yi]);
        round(in(gx));
    }

    @Override
    public void scaleSamples(Tensor x, double[] factor, Tensor y, boolean add) {
        Shapes.scaleSamples(x, factor, y);
        double[] xv = in(x).v;
        double[] yv = in(y).v;
        int sample = y.size() / y.dim(0);
        for (int i = 0; i < yv.length; i++) {
            yv[i] = (add ? yv[i] : 0) + factor[i / sample] * xv[i];
        }
        round(in(y));
    }

    @Override
    public void spatialMean(Tensor x, Tensor y) {
        Shapes.spatialMean("spatialMean", x, y);
        int positions = Shapes.positions(x);
        double[] xv = in(x).v;
        Arrays.setAll(
                in(y).v,
                p -> Arrays.stream(xv, p * positions, (p + 1) * positions).sum() / positions);
        round(in(y));
    }

    @Override
    public void spatialMeanGrad(Tensor gy, Tensor gx, boolean add) {
        Shapes.spatialMean("spatialMeanGrad", gx, gy);
        int positions = Shapes.positions(gx);
        double[] gyv = in(gy).v;
        double[] gxv = in(gx).v;
        for (int i = 0; i < gxv.length; i++) {
            gxv[i] = (add ? gxv[i] : 0) + gyv[i / positions] / positions;
        }
        round(in(gx));
    }

    @Override
    public void close() {
        pool.close();
    }
}

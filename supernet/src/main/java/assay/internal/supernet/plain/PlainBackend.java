package assay.internal.supernet.plain;

import assay.supernet.tensor.Channels;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.HighwayMath;
import assay.supernet.tensor.Patches;
import assay.supernet.tensor.PooledBackend;
import assay.supernet.tensor.Shapes;
import assay.supernet.tensor.SoftmaxMath;
import assay.supernet.tensor.Window;
import java.util.Arrays;

/**
 * Every kernel as its formula, in double. In float32 the result of each kernel is rounded once, at its end, so this is the
 * most exact answer that a float32 engine can give from the same inputs.
 */
public final class PlainBackend extends PooledBackend<PlainTensor> {
    /** {@link #bytesHeld} counts {@link DType#bytes()} for each element. */
    public PlainBackend(DType dtype) {
        super(dtype, PlainTensor.class, shape -> new PlainTensor(dtype, shape));
    }

    @Override
    public String name() {
        return "plain Java";
    }

    private static void clear(PlainTensor t, boolean keep) {
        if (!keep) {
            Arrays.fill(t.v, 0);
        }
    }

    @Override
    protected void doFill(PlainTensor y, double value) {
        Arrays.fill(y.v, value);
        y.round();
    }

    @Override
    protected void doAxpby(double a, PlainTensor x, double b, PlainTensor y) {
        double[] xv = x.v;
        double[] yv = y.v;
        for (int i = 0; i < yv.length; i++) {
            yv[i] = b == 0 ? a * xv[i] : a * xv[i] + b * yv[i];
        }
        y.round();
    }

    @Override
    protected void doMultiply(PlainTensor u, PlainTensor v, PlainTensor y, boolean add) {
        double[] uv = u.v;
        double[] vv = v.v;
        double[] yv = y.v;
        for (int i = 0; i < yv.length; i++) {
            yv[i] = (add ? yv[i] : 0) + uv[i] * vv[i];
        }
        y.round();
    }

    @Override
    protected void doAbs(PlainTensor x, PlainTensor y) {
        double[] xv = x.v;
        Arrays.setAll(y.v, i -> Math.abs(xv[i]));
    }

    @Override
    protected void doRelu(PlainTensor x, PlainTensor y) {
        double[] xv = x.v;
        Arrays.setAll(y.v, i -> Math.max(xv[i], 0));
    }

    @Override
    protected void doReluGrad(PlainTensor y, PlainTensor gy, PlainTensor gx, boolean add) {
        double[] yv = y.v;
        double[] gyv = gy.v;
        double[] gxv = gx.v;
        for (int i = 0; i < gxv.length; i++) {
            gxv[i] = (add ? gxv[i] : 0) + (yv[i] > 0 ? gyv[i] : 0);
        }
        gx.round();
    }

    @Override
    protected double doDot(PlainTensor u, PlainTensor v) {
        double[] uv = u.v;
        double[] vv = v.v;
        double sum = 0;
        for (int i = 0; i < uv.length; i++) {
            sum += uv[i] * vv[i];
        }
        return sum;
    }

    @Override
    protected void doConv(PlainTensor x, PlainTensor weight, Window window, PlainTensor y, boolean add) {
        double[] xv = x.v;
        double[] wv = weight.v;
        double[] yv = y.v;
        int stride = window.strideAcross();
        clear(y, add);
        ConvRows.forEach(x, weight, window, y, (wi, xi, yi, count) -> {
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
        y.round();
    }

    @Override
    protected void doConvGradInput(PlainTensor gy, PlainTensor weight, Window window, PlainTensor gx, boolean add) {
        double[] gxv = gx.v;
        double[] wv = weight.v;
        double[] gyv = gy.v;
        int stride = window.strideAcross();
        clear(gx, add);
        ConvRows.forEach(gx, weight, window, gy, (wi, xi, yi, count) -> {
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
        gx.round();
    }

    @Override
    protected void doConvGradWeight(PlainTensor x, PlainTensor gy, Window window, PlainTensor gw, boolean add) {
        double[] xv = x.v;
        double[] gwv = gw.v;
        double[] gyv = gy.v;
        int stride = window.strideAcross();
        clear(gw, add);
        ConvRows.forEach(x, gw, window, gy, (wi, xi, yi, count) -> {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += xv[xi + i * stride] * gyv[yi + i];
            }
            gwv[wi] += sum;
        });
        gw.round();
    }

    @Override
    protected void doGemm(
            PlainTensor a,
            boolean transposeA,
            PlainTensor b,
            boolean transposeB,
            double alpha,
            double beta,
            PlainTensor c) {
        double[] av = a.v;
        double[] bv = b.v;
        double[] cv = c.v;
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
        c.round();
    }

    @Override
    protected void doGatherRows(PlainTensor x, int[] rows, PlainTensor y, boolean add) {
        int width = y.dim(1);
        for (int i = 0; i < y.v.length; i++) {
            y.v[i] = (add ? y.v[i] : 0) + x.v[rows[i / width] * width + i % width];
        }
        y.round();
    }

    @Override
    protected void doScatterRows(PlainTensor x, int[] rows, PlainTensor y) {
        int width = y.dim(1);
        for (int i = 0; i < x.v.length; i++) {
            y.v[rows[i / width] * width + i % width] += x.v[i];
        }
        y.round();
    }

    @Override
    protected void doHighway(PlainTensor s, PlainTensor cg, double[] w, PlainTensor y, boolean add) {
        HighwayMath.forward(s.v, cg.v, w, s.dim(1), y.v, add);
        y.round();
    }

    @Override
    protected void doHighwayGrad(
            PlainTensor s,
            PlainTensor cg,
            double[] w,
            PlainTensor gy,
            PlainTensor gs,
            boolean addS,
            PlainTensor gcg,
            boolean addCg,
            double[] gw) {
        double[] toS = cleared(gs, addS);
        double[] toCg = cleared(gcg, addCg);
        HighwayMath.backward(s.v, cg.v, w, s.dim(1), gy.v, toS, toCg, gw);
        if (gs != null) {
            gs.round();
        }
        if (gcg != null) {
            gcg.round();
        }
    }

    private static double[] cleared(PlainTensor t, boolean keep) {
        if (t == null) {
            return null;
        }
        clear(t, keep);
        return t.v;
    }

    @Override
    protected void doSoftmaxLoss(PlainTensor z, int[] labels, double[] losses, PlainTensor g) {
        System.arraycopy(z.v, 0, g.v, 0, g.v.length);
        SoftmaxMath.loss(g.v, labels, z.dim(1), losses);
        g.round();
    }

    @Override
    protected void doChannelMoments(Channels x, double[] mean, double[] variance) {
        double terms = (double) x.tensor().dim(0) * Shapes.positions(x.tensor());
        for (int c = 0; c < x.count(); c++) {
            mean[c] = PlainChannels.sum(x, c) / terms;
            variance[c] = PlainChannels.dot(x, mean[c], x, mean[c], c) / terms;
        }
    }

    @Override
    protected void doChannelSums(Channels x, double[] sums) {
        for (int c = 0; c < x.count(); c++) {
            sums[c] = PlainChannels.sum(x, c);
        }
    }

    @Override
    protected void doChannelDots(Channels u, Channels v, double[] center, double[] dots) {
        for (int c = 0; c < u.count(); c++) {
            dots[c] = PlainChannels.dot(u, 0, v, center[c], c);
        }
    }

    @Override
    protected void doChannelAffine(Channels[] x, double[][] scale, double[] shift, Channels y, boolean add) {
        PlainChannels.affine(x, scale, shift, y, add);
        ((PlainTensor) y.tensor()).round();
    }

    @Override
    protected void doAvgPool(PlainTensor x, Window window, PlainTensor y, boolean add) {
        PlainPooling.forward(x, window, y, add);
        y.round();
    }

    @Override
    protected void doAvgPoolGrad(PlainTensor gy, Window window, PlainTensor gx, boolean add) {
        clear(gx, add);
        PlainPooling.backward(gy, window, gx);
        gx.round();
    }

    @Override
    protected void doMaxPool(PlainTensor by, PlainTensor x, Window window, PlainTensor y) {
        double[] xv = x.v;
        double[] yv = y.v;
        Patches.forEachMaximum(by.v, x, window, y, (yi, i) -> yv[yi] = xv[i]);
    }

    @Override
    protected void doMaxPoolGrad(PlainTensor by, PlainTensor gy, Window window, PlainTensor gx, boolean add) {
        clear(gx, add);
        double[] gyv = gy.v;
        double[] gxv = gx.v;
        Patches.forEachMaximum(by.v, gx, window, gy, (yi, i) -> gxv[i] += gyv[yi]);
        gx.round();
    }

    @Override
    protected void doScaleSamples(PlainTensor x, double[] factor, PlainTensor y, boolean add) {
        double[] xv = x.v;
        double[] yv = y.v;
        int sample = y.size() / y.dim(0);
        for (int i = 0; i < yv.length; i++) {
            yv[i] = (add ? yv[i] : 0) + factor[i / sample] * xv[i];
        }
        y.round();
    }

    @Override
    protected void doSpatialMean(PlainTensor x, PlainTensor y) {
        int positions = Shapes.positions(x);
        double[] xv = x.v;
        Arrays.setAll(
                y.v, p -> Arrays.stream(xv, p * positions, (p + 1) * positions).sum() / positions);
        y.round();
    }

    @Override
    protected void doSpatialMeanGrad(PlainTensor gy, PlainTensor gx, boolean add) {
        int positions = Shapes.positions(gx);
        double[] gyv = gy.v;
        double[] gxv = gx.v;
        for (int i = 0; i < gxv.length; i++) {
            gxv[i] = (add ? gxv[i] : 0) + gyv[i / positions] / positions;
        }
        gx.round();
    }

    @Override
    public void close() {
        pool.close();
    }
}

package assay.internal.supernet.nd4j;

import assay.supernet.tensor.Channels;
import assay.supernet.tensor.Patches;
import assay.supernet.tensor.Pool;
import assay.supernet.tensor.Shapes;
import assay.supernet.tensor.Window;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.api.ops.impl.transforms.same.Abs;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The kernels of {@link assay.supernet.tensor.Backend} except convolutions and matrix products, computed with ND4J's
 * operations. The arguments are already checked. Temporary maps come from the backend's pool.
 */
final class OpMaps {
    private final Pool<Nd4jTensor> pool;
    private final NativeCalls calls;

    OpMaps(Pool<Nd4jTensor> pool, NativeCalls calls) {
        this.pool = pool;
        this.calls = calls;
    }

    /** The range as {@code [n, count, positions]}, without a copy. */
    private static INDArray view(Channels x) {
        INDArray whole = planes((Nd4jTensor) x.tensor());
        return x.count() == x.tensor().dim(1)
                ? whole
                : whole.get(
                        NDArrayIndex.all(), NDArrayIndex.interval(x.from(), x.from() + x.count()), NDArrayIndex.all());
    }

    private static INDArray planes(Nd4jTensor x) {
        return x.array.reshape('c', x.dim(0), x.dim(1), Shapes.positions(x));
    }

    private static void op(String name, INDArray u, INDArray v, INDArray out) {
        Nd4j.getExecutioner()
                .exec(DynamicCustomOp.builder(name)
                        .addInputs(u, v)
                        .addOutputs(out)
                        .build());
    }

    /** {@code out = u op values[channel]}, all {@code [n, count, positions]}. */
    private static void op(String name, INDArray u, double[] values, INDArray out) {
        INDArray vector = Nd4j.createFromArray(values);
        INDArray typed = vector.castTo(u.dataType());
        op(name, u, typed.reshape('c', 1, typed.length(), 1), out);
        typed.close();
        if (!vector.wasClosed()) {
            vector.close();
        }
    }

    /** ND4J adds up the positions of each image; the images are then added in double. */
    private static void sums(INDArray x, double[] sums) {
        INDArray partial = x.sum(2);
        double[][] values = partial.toDoubleMatrix();
        partial.close();
        for (int c = 0; c < x.size(1); c++) {
            double sum = 0;
            for (double[] image : values) {
                sum += image[c];
            }
            sums[c] = sum;
        }
    }

    void fill(Nd4jTensor y, double value) {
        y.array.assign(value);
    }

    void axpby(double a, Nd4jTensor x, double b, Nd4jTensor y) {
        if (b == 0) {
            x.array.muli(a, y.array);
            return;
        }
        Nd4jTensor t = pool.take(x.shape());
        x.array.muli(a, t.array);
        y.array.muli(b).addi(t.array);
        pool.give(t);
    }

    void multiply(Nd4jTensor u, Nd4jTensor v, Nd4jTensor y, boolean add) {
        if (!add) {
            u.array.muli(v.array, y.array);
            return;
        }
        Nd4jTensor t = pool.take(y.shape());
        u.array.muli(v.array, t.array);
        y.array.addi(t.array);
        pool.give(t);
    }

    void abs(Nd4jTensor x, Nd4jTensor y) {
        Nd4j.getExecutioner().exec(new Abs(x.array, y.array));
    }

    void relu(Nd4jTensor x, Nd4jTensor y) {
        Nd4j.getExecutioner().exec(new RectifiedLinear(x.array, y.array, 0));
    }

    void reluGrad(Nd4jTensor y, Nd4jTensor gy, Nd4jTensor gx, boolean add) {
        Nd4jTensor t = pool.take(y.shape());
        Nd4j.getExecutioner().exec(new Step(y.array, t.array));
        if (add) {
            gx.array.addi(t.array.muli(gy.array));
        } else {
            t.array.muli(gy.array, gx.array);
        }
        pool.give(t);
    }

    double dot(Nd4jTensor u, Nd4jTensor v) {
        Nd4jTensor t = pool.take(u.shape());
        u.array.muli(v.array, t.array);
        int rows = u.dim(0);
        INDArray partial = t.array.reshape('c', 1, rows, u.size() / rows).sum(2);
        double sum = 0;
        for (double row : partial.toDoubleMatrix()[0]) {
            sum += row;
        }
        partial.close();
        pool.give(t);
        return sum;
    }

    private Nd4jTensor like(Channels x) {
        return pool.take(x.tensor().dim(0), x.count(), Shapes.positions(x.tensor()));
    }

    void channelMoments(Channels x, double[] mean, double[] variance) {
        double terms = (double) x.tensor().dim(0) * Shapes.positions(x.tensor());
        double[] m = new double[x.count()];
        sums(view(x), m);
        for (int c = 0; c < m.length; c++) {
            m[c] /= terms;
        }
        Nd4jTensor t = like(x);
        op("subtract", view(x), m, t.array);
        double[] residue = new double[m.length]; // the mean of x - mean, where mean was rounded
        sums(t.array, residue);
        t.array.muli(t.array);
        double[] squares = new double[m.length];
        sums(t.array, squares);
        pool.give(t);
        for (int c = 0; c < m.length; c++) {
            mean[c] = m[c];
            variance[c] = Math.max(0, squares[c] / terms - Math.pow(residue[c] / terms, 2));
        }
    }

    void channelSums(Channels x, double[] sums) {
        sums(view(x), sums);
    }

    void channelDots(Channels u, Channels v, double[] center, double[] dots) {
        Nd4jTensor t = like(v);
        op("subtract", view(v), Arrays.copyOf(center, v.count()), t.array);
        t.array.muli(view(u));
        sums(t.array, dots);
        pool.give(t);
    }

    void channelAffine(Channels[] x, double[][] scale, double[] shift, Channels y, boolean add) {
        Nd4jTensor sum = like(y);
        Nd4jTensor term = like(y);
        sum.array.assign(0);
        if (shift != null) {
            op("add", sum.array, Arrays.copyOf(shift, y.count()), sum.array);
        }
        for (int i = 0; i < x.length; i++) {
            op("multiply", view(x[i]), Arrays.copyOf(scale[i], y.count()), term.array);
            sum.array.addi(term.array);
        }
        if (add) {
            view(y).addi(sum.array);
        } else {
            view(y).assign(sum.array);
        }
        pool.give(sum);
        pool.give(term);
    }

    void avgPool(Nd4jTensor x, Window window, Nd4jTensor y, boolean add) {
        Nd4jTensor to = add ? pool.take(y.shape()) : y;
        calls.pool("avgpool2d", window, new INDArray[] {x.array}, to.array);
        if (add) {
            y.array.addi(to.array);
            pool.give(to);
        }
    }

    void avgPoolGrad(Nd4jTensor gy, Window window, Nd4jTensor gx, boolean add) {
        Nd4jTensor x = pool.take(gx.shape()); // the operation requires it; only its shape matters
        Nd4jTensor to = add ? pool.take(gx.shape()) : gx;
        calls.pool("avgpool2d_bp", window, new INDArray[] {x.array, gy.array}, to.array);
        if (add) {
            gx.array.addi(to.array);
            pool.give(to);
        }
        pool.give(x);
    }

    /** In Java: ND4J has no operation that picks other values at the places of the maxima. */
    void maxPool(Nd4jTensor by, Nd4jTensor x, Window window, Nd4jTensor y) {
        double[] xv = values(x);
        double[] yv = new double[y.size()];
        Patches.forEachMaximum(x == by ? xv : values(by), x, window, y, (yi, i) -> yv[yi] = xv[i]);
        y.write(yv);
    }

    void maxPoolGrad(Nd4jTensor by, Nd4jTensor gy, Window window, Nd4jTensor gx, boolean add) {
        double[] gyv = values(gy);
        double[] gxv = add ? values(gx) : new double[gx.size()];
        Patches.forEachMaximum(values(by), gx, window, gy, (yi, i) -> gxv[i] += gyv[yi]);
        gx.write(gxv);
    }

    private static double[] values(Nd4jTensor t) {
        double[] v = new double[t.size()];
        t.read(v);
        return v;
    }

    void scaleSamples(Nd4jTensor x, double[] factor, Nd4jTensor y, boolean add) {
        Nd4jTensor to = add ? pool.take(y.shape()) : y;
        INDArray rows = x.array.reshape('c', 1, x.dim(0), x.size() / x.dim(0));
        op("multiply", rows, Arrays.copyOf(factor, x.dim(0)), to.array.reshape('c', rows.shape()));
        if (add) {
            y.array.addi(to.array);
            pool.give(to);
        }
    }

    void spatialMean(Nd4jTensor x, Nd4jTensor y) {
        INDArray mean = planes(x).mean(2);
        y.array.assign(mean);
        mean.close();
    }

    void spatialMeanGrad(Nd4jTensor gy, Nd4jTensor gx, boolean add) {
        Nd4jTensor share = pool.take(gy.shape());
        gy.array.divi(Shapes.positions(gx), share.array);
        if (!add) {
            gx.array.assign(0);
        }
        op("add", planes(gx), share.array.reshape('c', gy.dim(0), gy.dim(1), 1), planes(gx));
        pool.give(share);
    }
}

package assay.supernet.nd4j;

import static assay.supernet.nd4j.HostMaps.PIECE;

import assay.supernet.tensor.Channels;
import assay.supernet.tensor.Shapes;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Sums over channels and maps of channels. The channels of a range lie side by side in each image ("span"), so a sum over
 * the batch is a sum of spans, element by element: each element's sum over the images in float, then the elements of a
 * channel in double.
 */
final class HostChannels {
    private final float[] a = new float[PIECE];
    private final float[] b = new float[PIECE];
    private final float[] c = new float[PIECE];
    private final float[] sum = new float[PIECE];
    private final float[] square = new float[PIECE];
    private float[][] factors = {new float[PIECE], new float[PIECE]};

    private static FloatBuffer floats(Channels x) {
        return ((Nd4jTensor) x.tensor()).floats;
    }

    /** Where the range's span of image n starts. */
    private static int start(Channels x, int n) {
        return (n * x.tensor().dim(1) + x.from()) * Shapes.positions(x.tensor());
    }

    private static int span(Channels x) {
        return x.count() * Shapes.positions(x.tensor());
    }

    void sums(Channels x, double[] sums) {
        Arrays.fill(sums, 0, x.count(), 0);
        int span = span(x);
        for (int at = 0; at < span; at += PIECE) {
            int len = Math.min(PIECE, span - at);
            Arrays.fill(sum, 0, len, 0);
            for (int n = 0; n < x.tensor().dim(0); n++) {
                floats(x).get(start(x, n) + at, a, 0, len);
                add(sum, a, len);
            }
            fold(sum, at, len, Shapes.positions(x.tensor()), sums);
        }
    }

    /**
     * One pass, about the channel's mean in the first image: that differs from the mean by no more than the square root
     * of n standard deviations, so the correction costs no more digits than the sum of n squares does.
     */
    void moments(Channels x, double[] mean, double[] variance) {
        int positions = Shapes.positions(x.tensor());
        int images = x.tensor().dim(0);
        int span = span(x);
        double[] about = firstImage(x);
        Arrays.fill(mean, 0, x.count(), 0);
        Arrays.fill(variance, 0, x.count(), 0);
        for (int at = 0; at < span; at += PIECE) {
            int len = Math.min(PIECE, span - at);
            expand(about, at, len, positions, c);
            Arrays.fill(sum, 0, len, 0);
            Arrays.fill(square, 0, len, 0);
            for (int n = 0; n < images; n++) {
                floats(x).get(start(x, n) + at, a, 0, len);
                subtract(a, c, len);
                add(sum, a, len);
                addProduct(square, a, a, len);
            }
            fold(sum, at, len, positions, mean);
            fold(square, at, len, positions, variance);
        }
        double terms = (double) images * positions;
        for (int i = 0; i < x.count(); i++) {
            double d = mean[i] / terms;
            mean[i] = (float) about[i] + d;
            variance[i] = Math.max(0, variance[i] / terms - d * d);
        }
    }

    private double[] firstImage(Channels x) {
        int positions = Shapes.positions(x.tensor());
        double[] means = new double[x.count()];
        int span = span(x);
        for (int at = 0; at < span; at += PIECE) {
            int len = Math.min(PIECE, span - at);
            floats(x).get(start(x, 0) + at, a, 0, len);
            fold(a, at, len, positions, means);
        }
        for (int i = 0; i < means.length; i++) {
            means[i] /= positions;
        }
        return means;
    }

    void dots(Channels u, Channels v, double[] center, double[] dots) {
        Arrays.fill(dots, 0, u.count(), 0);
        int positions = Shapes.positions(u.tensor());
        int span = span(u);
        for (int at = 0; at < span; at += PIECE) {
            int len = Math.min(PIECE, span - at);
            expand(center, at, len, positions, c);
            Arrays.fill(sum, 0, len, 0);
            for (int n = 0; n < u.tensor().dim(0); n++) {
                floats(u).get(start(u, n) + at, a, 0, len);
                floats(v).get(start(v, n) + at, b, 0, len);
                subtract(b, c, len);
                addProduct(sum, a, b, len);
            }
            fold(sum, at, len, positions, dots);
        }
    }

    void affine(Channels[] x, double[][] scale, double[] shift, Channels y, boolean add) {
        while (factors.length < x.length) {
            factors = Arrays.copyOf(factors, factors.length + 1);
            factors[factors.length - 1] = new float[PIECE];
        }
        int positions = Shapes.positions(y.tensor());
        int span = span(y);
        for (int at = 0; at < span; at += PIECE) {
            int len = Math.min(PIECE, span - at);
            for (int t = 0; t < x.length; t++) {
                expand(scale[t], at, len, positions, factors[t]);
            }
            if (shift == null) {
                Arrays.fill(c, 0, len, 0);
            } else {
                expand(shift, at, len, positions, c);
            }
            for (int n = 0; n < y.tensor().dim(0); n++) {
                affinePiece(x, n, at, len, floats(y), start(y, n) + at, add);
            }
        }
    }

    private void affinePiece(Channels[] x, int n, int at, int len, FloatBuffer y, int yAt, boolean add) {
        float[] base = c;
        if (add) {
            y.get(yAt, sum, 0, len);
            for (int i = 0; i < len; i++) {
                sum[i] = sum[i] + c[i];
            }
            base = sum;
        }
        for (int t = 0; t < x.length; t++) {
            float[] s = factors[t];
            floats(x[t]).get(start(x[t], n) + at, a, 0, len);
            multiplyAdd(s, a, base, len);
            base = sum;
        }
        y.put(yAt, base, 0, len);
    }

    /** {@code sum = base + s x}. */
    private void multiplyAdd(float[] s, float[] x, float[] base, int len) {
        for (int i = 0; i < len; i++) {
            sum[i] = base[i] + s[i] * x[i];
        }
    }

    // Loops of their own: inside of nested loops the compiler vectorises them on some days only.

    private static void add(float[] y, float[] x, int len) {
        for (int i = 0; i < len; i++) {
            y[i] = y[i] + x[i];
        }
    }

    private static void subtract(float[] y, float[] x, int len) {
        for (int i = 0; i < len; i++) {
            y[i] = y[i] - x[i];
        }
    }

    private static void addProduct(float[] y, float[] u, float[] v, int len) {
        for (int i = 0; i < len; i++) {
            y[i] = y[i] + u[i] * v[i];
        }
    }

    /** {@code out[i]} = the value of the channel that element {@code at + i} of the span belongs to. */
    private static void expand(double[] values, int at, int len, int positions, float[] out) {
        for (int i = 0; i < len; ) {
            int channel = (at + i) / positions;
            int end = Math.min(len, (channel + 1) * positions - at);
            Arrays.fill(out, i, end, (float) values[channel]);
            i = end;
        }
    }

    /** {@code sums[channel] += } its elements. */
    private static void fold(float[] elements, int at, int len, int positions, double[] sums) {
        for (int i = 0; i < len; ) {
            int channel = (at + i) / positions;
            int end = Math.min(len, (channel + 1) * positions - at);
            double s = 0;
            for (; i < end; i++) {
                s += elements[i];
            }
            sums[channel] += s;
        }
    }
}

package assay.internal.supernet.cpu;

import assay.supernet.tensor.Channels;
import assay.supernet.tensor.Shapes;
import java.util.Arrays;

/**
 * Sums over channels and maps of channels. Channels lie last in memory, so the values of one channel are {@code count} floats
 * apart. A factor for each channel, repeated over a piece, is then a vector. A sum over pixels adds whole pieces in float, and
 * then the elements of each channel in double.
 */
final class ChannelMaps {
    private float[] a = {};
    private float[] wide = {};
    private float[] b = {};
    private float[] c = {};
    private float[] sum = {};
    private float[] square = {};
    /** One for each source. */
    private float[][] factors = {};

    private Rows[] from = {};
    private final Rows to = new Rows();
    /** The channels' means over the first pixels. */
    private double[] about = {};

    /** Makes room for pieces of this range; returns the number of rows in a piece. */
    private int reserve(Rows x) {
        int n = x.perPiece() * x.count;
        if (a.length < n) {
            a = new float[n];
            b = new float[n];
            c = new float[n];
            sum = new float[n];
            square = new float[n];
            wide = new float[Math.max(n, ElementMaps.PIECE)];
            for (int i = 0; i < factors.length; i++) {
                factors[i] = new float[n];
            }
        }
        return x.perPiece();
    }

    /** {@code out} = the values, repeated; null for zeros. */
    private static void repeat(double[] values, int count, float[] out, int n) {
        if (values == null) {
            Arrays.fill(out, 0, n, 0);
            return;
        }
        for (int j = 0; j < count; j++) {
            out[j] = (float) values[j];
        }
        for (int done = count; done < n; ) {
            int more = Math.min(done, n - done);
            System.arraycopy(out, 0, out, done, more);
            done += more;
        }
    }

    /**
     * {@code sums[j] +=} the elements of channel j: rows are added in pairs in float until few are left, and those in double.
     */
    private void fold(float[] elements, int n, int count, double[] sums) {
        int rows = n / count;
        while (rows > 8) {
            int half = rows / 2;
            System.arraycopy(elements, (rows - half) * count, b, 0, half * count);
            Loops.add(elements, b, half * count);
            rows -= half;
        }
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < count; j++) {
                sums[j] += elements[r * count + j];
            }
        }
    }

    void sums(Channels x, double[] sums) {
        Rows rows = to.of(x);
        int piece = reserve(rows);
        Arrays.fill(sum, 0, piece * rows.count, 0);
        for (int r = 0; r < rows.total; r += piece) {
            int n = Math.min(piece, rows.total - r);
            rows.get(r, n, a, wide);
            Loops.add(sum, a, n * rows.count);
        }
        Arrays.fill(sums, 0, rows.count, 0);
        fold(sum, piece * rows.count, rows.count, sums);
    }

    /**
     * Takes one pass. Values are measured from the channel's mean over the first pixels. That mean is only a few standard
     * deviations away from the true one, so the correction loses few digits.
     */
    void moments(Channels x, double[] mean, double[] variance) {
        Rows rows = to.of(x);
        int piece = reserve(rows);
        int all = piece * rows.count;
        firstPixels(rows, Math.min(piece, 16));
        repeat(about, rows.count, c, all);
        Arrays.fill(sum, 0, all, 0);
        Arrays.fill(square, 0, all, 0);
        for (int r = 0; r < rows.total; r += piece) {
            int n = Math.min(piece, rows.total - r);
            rows.get(r, n, a, wide);
            Loops.moments(sum, square, a, c, n * rows.count);
        }
        Arrays.fill(mean, 0, rows.count, 0);
        Arrays.fill(variance, 0, rows.count, 0);
        fold(sum, all, rows.count, mean);
        fold(square, all, rows.count, variance);
        for (int j = 0; j < rows.count; j++) {
            double d = mean[j] / rows.total;
            mean[j] = (float) about[j] + d;
            variance[j] = Math.max(0, variance[j] / rows.total - d * d);
        }
    }

    private void firstPixels(Rows rows, int some) {
        int n = Math.min(some, rows.total);
        if (about.length < rows.count) {
            about = new double[rows.count];
        }
        Arrays.fill(about, 0, rows.count, 0);
        rows.get(0, n, a, wide);
        fold(a, n * rows.count, rows.count, about);
        for (int j = 0; j < rows.count; j++) {
            about[j] /= n;
        }
    }

    void dots(Channels u, Channels v, double[] center, double[] dots) {
        Rows us = to.of(u);
        reserveSources(1);
        Rows vs = from[0].of(v);
        int piece = reserve(us);
        int all = piece * us.count;
        repeat(center, us.count, c, all);
        Arrays.fill(sum, 0, all, 0);
        for (int r = 0; r < us.total; r += piece) {
            int n = Math.min(piece, us.total - r);
            us.get(r, n, a, wide);
            vs.get(r, n, b, wide);
            Loops.addCentred(sum, a, b, c, n * us.count);
        }
        Arrays.fill(dots, 0, us.count, 0);
        fold(sum, all, us.count, dots);
    }

    void affine(Channels[] x, double[][] scale, double[] shift, Channels y, boolean add) {
        to.of(y);
        int piece = reserve(to);
        int all = piece * to.count;
        reserveSources(x.length);
        for (int t = 0; t < x.length; t++) {
            from[t].of(x[t]);
            repeat(scale[t], to.count, factors[t], all);
        }
        repeat(shift, to.count, c, all);
        for (int r = 0; r < to.total; r += piece) {
            int n = Math.min(piece, to.total - r);
            float[] base = c;
            if (add) {
                to.get(r, n, sum, wide);
                if (shift != null) {
                    Loops.add(sum, c, n * to.count);
                }
                base = sum;
            }
            for (int t = 0; t < x.length; t++) {
                from[t].get(r, n, a, wide);
                Loops.sumProduct(sum, base, factors[t], a, n * to.count);
                base = sum;
            }
            to.put(r, n, base);
        }
    }

    private void reserveSources(int terms) {
        if (factors.length < terms) {
            int had = factors.length;
            factors = Arrays.copyOf(factors, terms);
            from = Arrays.copyOf(from, terms);
            for (int i = had; i < terms; i++) {
                factors[i] = new float[a.length];
                from[i] = new Rows();
            }
        }
    }

    void spatialMean(CpuTensor x, CpuTensor y) {
        Rows rows = to.of(Channels.all(x));
        int piece = reserve(rows);
        int positions = Shapes.positions(x);
        double[] means = new double[rows.count];
        float[] out = new float[rows.count];
        for (int n = 0; n < x.dim(0); n++) {
            Arrays.fill(means, 0);
            for (int p = 0; p < positions; p += piece) {
                int some = Math.min(piece, positions - p);
                rows.get(n * positions + p, some, a, wide);
                fold(a, some * rows.count, rows.count, means);
            }
            for (int j = 0; j < out.length; j++) {
                out[j] = (float) (means[j] / positions);
            }
            y.floats.put(n * out.length, out, 0, out.length);
        }
    }

    void spatialMeanGrad(CpuTensor gy, CpuTensor gx, boolean add) {
        Rows rows = to.of(Channels.all(gx));
        int piece = reserve(rows);
        int positions = Shapes.positions(gx);
        double[] share = new double[rows.count];
        float[] g = new float[rows.count];
        for (int n = 0; n < gx.dim(0); n++) {
            gy.floats.get(n * g.length, g, 0, g.length);
            for (int j = 0; j < g.length; j++) {
                share[j] = g[j] / positions;
            }
            repeat(share, rows.count, c, Math.min(piece, positions) * rows.count);
            for (int p = 0; p < positions; p += piece) {
                int some = Math.min(piece, positions - p);
                float[] out = c;
                if (add) {
                    rows.get(n * positions + p, some, a, wide);
                    Loops.add(a, c, some * rows.count);
                    out = a;
                }
                rows.put(n * positions + p, some, out);
            }
        }
    }
}

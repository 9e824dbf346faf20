package assay.internal.supernet.cpu;

import assay.supernet.tensor.Channels;
import assay.supernet.tensor.Shapes;
import java.util.Arrays;

/**
 * Sums over channels and maps of channels. Channels lie last in memory, so the values of one channel are {@code count} floats
 * apart. A factor for each channel, repeated over a part, is then a vector. A sum over pixels adds whole pieces in float, and
 * then the elements of each channel in double (see {@link Rows}).
 */
final class ChannelMaps {
    private float[] a = {};
    private float[] wide = {};
    private float[] b = {};
    private float[] c = {};
    /** The elements of a piece. */
    private float[] all = {};

    private float[] half = {};
    /** Sums of a piece's elements, one array for each part. */
    private float[][] sum = {};

    private float[][] square = {};
    /** One for each source. */
    private float[][] factors = {};

    private Rows[] from = {};
    private final Rows to = new Rows();
    /** The channels' means over the first pixels. */
    private double[] about = {};

    /** Makes room for pieces and parts of this range; returns the number of elements in a part. */
    private int reserve(Rows x) {
        int n = x.perPart() * x.count;
        if (a.length < n) {
            a = new float[n];
            b = new float[n];
            c = new float[n];
            for (int i = 0; i < factors.length; i++) {
                factors[i] = new float[n];
            }
            sum = new float[0][];
        }
        int parts = x.slot(x.perPiece() - 1) + 1;
        if (sum.length < parts) {
            sum = new float[parts][a.length];
            square = new float[parts][a.length];
        }
        int piece = x.perPiece() * x.count;
        if (all.length < piece) {
            all = new float[piece];
            half = new float[piece];
            wide = new float[Math.max(piece, Rows.PIECE)];
        }
        return n;
    }

    private static void clear(float[][] sums) {
        for (float[] part : sums) {
            Arrays.fill(part, 0);
        }
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
    private void fold(float[] elements, int size, int count, double[] sums) {
        int rows = size / count;
        while (rows > 8) {
            int n = rows / 2;
            System.arraycopy(elements, (rows - n) * count, half, 0, n * count);
            Loops.add(elements, half, n * count);
            rows -= n;
        }
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < count; j++) {
                sums[j] += elements[r * count + j];
            }
        }
    }

    /** The same for sums of parts. */
    private void fold(Rows x, float[][] parts, double[] sums) {
        int rows = x.perPiece();
        for (int r = 0; r < rows; r += x.perPart()) {
            int n = Math.min(x.perPart(), rows - r);
            System.arraycopy(parts[x.slot(r)], 0, all, r * x.count, n * x.count);
        }
        Arrays.fill(sums, 0, x.count, 0);
        fold(all, rows * x.count, x.count, sums);
    }

    void sums(Channels x, double[] sums) {
        Rows rows = to.of(x);
        reserve(rows);
        clear(sum);
        for (int r = 0, n; r < rows.total; r += n) {
            n = rows.part(r);
            rows.get(r, n, a, wide);
            Loops.add(sum[rows.slot(r)], a, n * rows.count);
        }
        fold(rows, sum, sums);
    }

    /**
     * Takes one pass. Values are measured from the channel's mean over the first pixels. That mean is only a few standard
     * deviations away from the true one, so the correction loses few digits.
     */
    void moments(Channels x, double[] mean, double[] variance) {
        Rows rows = to.of(x);
        int part = reserve(rows);
        firstPixels(rows, Math.min(rows.perPiece(), 16));
        repeat(about, rows.count, c, part);
        clear(sum);
        clear(square);
        for (int r = 0, n; r < rows.total; r += n) {
            n = rows.part(r);
            int slot = rows.slot(r);
            rows.get(r, n, a, wide);
            Loops.moments(sum[slot], square[slot], a, c, n * rows.count);
        }
        fold(rows, sum, mean);
        fold(rows, square, variance);
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
        rows.get(0, n, all, wide);
        fold(all, n * rows.count, rows.count, about);
        for (int j = 0; j < rows.count; j++) {
            about[j] /= n;
        }
    }

    void dots(Channels u, Channels v, double[] center, double[] dots) {
        Rows us = to.of(u);
        reserveSources(1);
        Rows vs = from[0].of(v);
        int part = reserve(us);
        repeat(center, us.count, c, part);
        clear(sum);
        for (int r = 0, n; r < us.total; r += n) {
            n = us.part(r);
            us.get(r, n, a, wide);
            vs.get(r, n, b, wide);
            Loops.addCentred(sum[us.slot(r)], a, b, c, n * us.count);
        }
        fold(us, sum, dots);
    }

    /** Sums of u and dot products in one pass, to the same bits as one after the other. */
    void sumsAndDots(Channels u, Channels v, double[] center, double[] sums, double[] dots) {
        Rows us = to.of(u);
        reserveSources(1);
        Rows vs = from[0].of(v);
        int part = reserve(us);
        repeat(center, us.count, c, part);
        clear(sum);
        clear(square);
        for (int r = 0, n; r < us.total; r += n) {
            n = us.part(r);
            int slot = us.slot(r);
            us.get(r, n, a, wide);
            vs.get(r, n, b, wide);
            Loops.addBoth(sum[slot], square[slot], a, b, c, n * us.count);
        }
        fold(us, sum, sums);
        fold(us, square, dots);
    }

    void affine(Channels[] x, double[][] scale, double[] shift, Channels y, boolean add) {
        affine(x, scale, shift, y, add, false);
    }

    /** Of all channels of a tensor. */
    void affineRelu(Channels[] x, double[][] scale, double[] shift, Channels y) {
        affine(x, scale, shift, y, false, true);
    }

    private void affine(Channels[] x, double[][] scale, double[] shift, Channels y, boolean add, boolean relu) {
        to.of(y);
        int part = reserve(to);
        reserveSources(x.length);
        for (int t = 0; t < x.length; t++) {
            from[t].of(x[t]);
            repeat(scale[t], to.count, factors[t], part);
        }
        repeat(shift, to.count, c, part);
        for (int r = 0, n; r < to.total; r += n) {
            n = to.part(r);
            float[] base = c;
            if (add && !to.hasFactors()) {
                to.copy(r, n, b, wide);
                if (shift != null) {
                    Loops.add(b, c, n * to.count);
                }
                base = b;
            }
            for (int t = 0; t < x.length; t++) {
                from[t].get(r, n, a, wide);
                Loops.sumProduct(b, base, factors[t], a, n * to.count);
                base = b;
            }
            if (relu) {
                if (base == c) {
                    System.arraycopy(c, 0, b, 0, n * to.count);
                    base = b;
                }
                Loops.relu(b, n * to.count);
            }
            if (to.hasFactors()) {
                if (base == c) {
                    System.arraycopy(c, 0, b, 0, n * to.count);
                    base = b;
                }
                to.multiply(r, n, b);
                if (add) {
                    to.copy(r, n, a, wide);
                    Loops.add(b, a, n * to.count);
                }
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
        reserve(rows);
        int piece = rows.perPiece();
        int positions = Shapes.positions(x);
        double[] means = new double[rows.count];
        float[] out = new float[rows.count];
        for (int n = 0; n < x.dim(0); n++) {
            Arrays.fill(means, 0);
            for (int p = 0; p < positions; p += piece) {
                int some = Math.min(piece, positions - p);
                rows.get(n * positions + p, some, all, wide);
                fold(all, some * rows.count, rows.count, means);
            }
            for (int j = 0; j < out.length; j++) {
                out[j] = (float) (means[j] / positions);
            }
            y.floats.put(n * out.length, out, 0, out.length);
        }
    }

    void spatialMeanGrad(CpuTensor gy, CpuTensor gx, boolean add) {
        Rows rows = to.of(Channels.all(gx));
        reserve(rows);
        int piece = rows.perPiece();
        int positions = Shapes.positions(gx);
        double[] share = new double[rows.count];
        float[] g = new float[rows.count];
        for (int n = 0; n < gx.dim(0); n++) {
            gy.floats.get(n * g.length, g, 0, g.length);
            for (int j = 0; j < g.length; j++) {
                share[j] = g[j] / positions;
            }
            repeat(share, rows.count, half, Math.min(piece, positions) * rows.count);
            for (int p = 0; p < positions; p += piece) {
                int some = Math.min(piece, positions - p);
                float[] out = half;
                if (add) {
                    rows.get(n * positions + p, some, all, wide);
                    Loops.add(all, half, some * rows.count);
                    out = all;
                }
                rows.put(n * positions + p, some, out);
            }
        }
    }
}

package assay.internal.bench201.network;

import java.util.Arrays;

/**
 * Products and pools in float64. The loop of a product has a form that the compiler makes vectors of: every array from its
 * beginning, and eight products. With more of them, or with a place in the array added to the index, it stays scalar (JDK 17).
 */
final class FlowKernels {
    private FlowKernels() {}

    /**
     * y = w x.
     *
     * @param w {@code [to][from]}
     * @param x {@code [from][length]}
     * @param y {@code [to][length]}
     */
    static void product(double[] w, int from, double[][] x, double[][] y, int to, int length) {
        int fours = to - to % 4;
        int pairs = from - from % 2;
        for (int o = 0; o < to; o++) {
            Arrays.fill(y[o], 0, length, 0);
        }
        for (int o = 0; o < fours; o += 4) {
            for (int k = 0; k < pairs; k += 2) {
                fourByTwo(w, o * from + k, from, x[k], x[k + 1], y, o, length);
            }
        }
        for (int o = 0; o < to; o++) {
            for (int k = o < fours ? pairs : 0; k < from; k++) {
                add(w[o * from + k], x[k], y[o], length);
            }
        }
    }

    private static void fourByTwo(
            double[] w, int at, int from, double[] x0, double[] x1, double[][] y, int o, int length) {
        double[] y0 = y[o];
        double[] y1 = y[o + 1];
        double[] y2 = y[o + 2];
        double[] y3 = y[o + 3];
        double a0 = w[at];
        double a1 = w[at + 1];
        double b0 = w[at + from];
        double b1 = w[at + from + 1];
        double c0 = w[at + 2 * from];
        double c1 = w[at + 2 * from + 1];
        double d0 = w[at + 3 * from];
        double d1 = w[at + 3 * from + 1];
        for (int p = 0; p < length; p++) {
            double u = x0[p];
            double v = x1[p];
            y0[p] = Math.fma(a1, v, Math.fma(a0, u, y0[p]));
            y1[p] = Math.fma(b1, v, Math.fma(b0, u, y1[p]));
            y2[p] = Math.fma(c1, v, Math.fma(c0, u, y2[p]));
            y3[p] = Math.fma(d1, v, Math.fma(d0, u, y3[p]));
        }
    }

    private static void add(double w, double[] x, double[] y, int length) {
        for (int p = 0; p < length; p++) {
            y[p] = Math.fma(w, x[p], y[p]);
        }
    }

    /** y += x. */
    static void add(double[] x, double[] y, int length) {
        for (int p = 0; p < length; p++) {
            y[p] += x[p];
        }
    }

    /** From x and x', one after the other, x and x + x'. */
    static void withSum(double[] pair, double[] y, int half) {
        System.arraycopy(pair, 0, y, 0, half);
        for (int p = 0; p < half; p++) {
            y[half + p] = pair[p] + pair[half + p];
        }
    }

    /** Every {@code stride}-th value. */
    static void copy(double[] x, int at, int stride, double[] y, int put, int count) {
        if (stride == 1) {
            System.arraycopy(x, at, y, put, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            y[put + i] = x[at + i * stride];
        }
    }

    /**
     * Mean over the real pixels of each 3x3 window of one image.
     *
     * @param from side of x
     * @param side of y, that of x or two more
     */
    static void pool3(double[] x, int at, int from, double[] y, int put, int side) {
        double[] line = new double[side + 2];
        for (int r = 0; r < side; r++) {
            int above = at + FlowMap.place(Math.max(r - 1, 0), from, side) * from;
            int here = at + FlowMap.place(r, from, side) * from;
            int below = at + FlowMap.place(Math.min(r + 1, side - 1), from, side) * from;
            int high = 3 - (r == 0 ? 1 : 0) - (r == side - 1 ? 1 : 0);
            for (int c = 0; c < side; c++) {
                int q = FlowMap.place(c, from, side);
                line[c + 1] = (r > 0 ? x[above + q] : 0) + x[here + q] + (r < side - 1 ? x[below + q] : 0);
            }
            for (int c = 0; c < side; c++) {
                int wide = 3 - (c == 0 ? 1 : 0) - (c == side - 1 ? 1 : 0);
                y[put + r * side + c] = (line[c] + line[c + 1] + line[c + 2]) / (high * wide);
            }
        }
    }
}

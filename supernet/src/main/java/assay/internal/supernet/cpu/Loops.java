package assay.internal.supernet.cpu;

/**
 * The loops that the compiler vectorises. Each is in a method of its own: inside other loops the compiler does not vectorise
 * them reliably.
 */
final class Loops {
    private Loops() {}

    static void add(float[] y, float[] x, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = y[i] + x[i];
        }
    }

    static void subtract(float[] y, float[] x, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = y[i] - x[i];
        }
    }

    static void multiply(float[] y, float[] x, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = y[i] * x[i];
        }
    }

    static void scale(float[] y, float s, int n) {
        scale(y, s, 0, n);
    }

    /** The elements from here up to, not with, there. */
    static void scale(float[] y, float s, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = s * y[i];
        }
    }

    /** {@code y = s x + t y}. */
    static void combine(float s, float[] x, float t, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = s * x[i] + t * y[i];
        }
    }

    /** {@code y += u v}. */
    static void addProduct(float[] y, float[] u, float[] v, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = y[i] + u[i] * v[i];
        }
    }

    /** {@code y = base + u v}. */
    static void sumProduct(float[] y, float[] base, float[] u, float[] v, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = base[i] + u[i] * v[i];
        }
    }

    static void divide(float[] y, float[] x, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = y[i] / x[i];
        }
    }

    /** {@code y += u, y += v, y += w}, rounded in this order. */
    static void addThree(float[] y, float[] u, float[] v, float[] w, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = y[i] + u[i] + v[i] + w[i];
        }
    }

    /** {@code square += (x - about)^2, sum += x - about}. */
    static void moments(float[] sum, float[] square, float[] x, float[] about, int n) {
        for (int i = 0; i < n; i++) {
            float d = x[i] - about[i];
            sum[i] = sum[i] + d;
            square[i] = square[i] + d * d;
        }
    }

    /** {@code sum += u (v - about)}. */
    static void addCentred(float[] sum, float[] u, float[] v, float[] about, int n) {
        for (int i = 0; i < n; i++) {
            sum[i] = sum[i] + u[i] * (v[i] - about[i]);
        }
    }

    /** {@code sum += u, dot += u (v - about)}. */
    static void addBoth(float[] sum, float[] dot, float[] u, float[] v, float[] about, int n) {
        for (int i = 0; i < n; i++) {
            sum[i] = sum[i] + u[i];
            dot[i] = dot[i] + u[i] * (v[i] - about[i]);
        }
    }

    static void abs(float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.abs(y[i]);
        }
    }

    static void relu(float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.max(y[i], 0f);
        }
    }

    /** Makes the bits of a float 1 if it is above 0, else 0. Floats above 0, infinity with them, are the integers from 1 to 7f800000. */
    static void wherePositive(int[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = ((y[i] - 1 - 0x7f800000) & ~(y[i] - 1)) >>> 31;
        }
    }

    /** Packs numbers that are 0 or 1, 64 to a word. @param ones to the end of the last word; it is 0 behind the last number */
    static void pack(int[] ones, int n, long[] words, int word) {
        for (int from = 0; from < n; from += Long.SIZE) {
            long bits = 0;
            for (int i = from; i < from + Long.SIZE; i += 8) {
                int low = ones[i] | ones[i + 1] << 1 | ones[i + 2] << 2 | ones[i + 3] << 3;
                int high = ones[i + 4] | ones[i + 5] << 1 | ones[i + 6] << 2 | ones[i + 7] << 3;
                bits |= (long) (low | high << 4) << i;
            }
            words[word + from / Long.SIZE] = bits;
        }
    }

    /**
     * Sets g to 0 wherever y is not above 0. A float is above 0 if its bits are above 0 as an integer. If y is NaN, g stays.
     * The compiler vectorises bit masks, but not a choice by comparison.
     */
    static void keepWherePositive(int[] g, int[] y, int n) {
        for (int i = 0; i < n; i++) {
            g[i] = g[i] & ~(y[i] >> 31) & (-y[i] >> 31);
        }
    }
}

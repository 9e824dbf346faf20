package assay.internal.supernet.cpu;

/**
 * Exponentials and related functions, and the gate of a recurrent cell, in loops that the compiler vectorises (see
 * {@link Loops}). Nothing here branches or turns floats into integers.
 */
final class CurveLoops {
    private static final float LOG2_E = 1.44269504f;
    /** ln 2 in two parts, the first with trailing zeros, so that a small whole number times it is exact. */
    private static final float LN2_HIGH = 0.693359375f;

    private static final float LN2_LOW = -2.12194440e-4f;

    private CurveLoops() {}

    static float max(float[] x, int n) {
        float max = x[0];
        for (int i = 1; i < n; i++) {
            max = Math.max(max, x[i]);
        }
        return max;
    }

    /**
     * {@code exp(x - about) = x' 2^k}: x becomes x', and k lies in the lowest bits of {@code whole}. Below -87 the result is that at -87,
     * 1.6e-38. The polynomial is that of Cephes' expf, exact to a rounding.
     */
    static void splitExponent(float[] x, float about, float round, float[] whole, int n) {
        for (int i = 0; i < n; i++) {
            float v = Math.max(x[i] - about, -87f);
            float w = v * LOG2_E + round;
            float k = w - round;
            float r = v - k * LN2_HIGH - k * LN2_LOW;
            float p = ((((1.9875691500e-4f * r + 1.3981999507e-3f) * r + 8.3334519073e-3f) * r + 4.1665795894e-2f) * r
                                    + 1.6666665459e-1f)
                            * r
                    + 5.0000001201e-1f;
            x[i] = p * r * r + r + 1f;
            whole[i] = w;
        }
    }

    /** From k in the lowest bits of an integer to the bits of the float 2^k. */
    static void powersOfTwo(int[] bits, int n) {
        for (int i = 0; i < n; i++) {
            bits[i] = (bits[i] << 23) + 0x3f800000;
        }
    }

    /** {@code y = tanh(scale x)} by the quotient of polynomials that Eigen uses: exact to some 1e-7. */
    static void tanh(float[] x, float scale, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            float v = Math.max(-7.9053111f, Math.min(7.9053111f, scale * x[i]));
            float q = v * v;
            float p = (((((-2.76076847742355e-16f * q + 2.00018790482477e-13f) * q - 8.60467152213735e-11f) * q
                                                                    + 5.12229709037114e-8f)
                                                            * q
                                                    + 1.48572235717979e-5f)
                                            * q
                                    + 6.37261928875436e-4f)
                            * q
                    + 4.89352455891786e-3f;
            float d = ((1.19825839466702e-6f * q + 1.18534705686654e-4f) * q + 2.26843463243900e-3f) * q
                    + 4.89352518554385e-3f;
            y[i] = v * p / d;
        }
    }

    /** {@code y = sigmoid(x) = (1 + tanh(x / 2)) / 2}. */
    static void sigmoid(float[] x, float[] y, int n) {
        tanh(x, 0.5f, y, n);
        for (int i = 0; i < n; i++) {
            y[i] = 0.5f * y[i] + 0.5f;
        }
    }

    static void relu(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.max(x[i], 0f);
        }
    }

    /** {@code sum += w f'}, with f' = 1 - y^2 of the tanh's value y. */
    static void addTanhSlope(float[] sum, float[] y, float w, int n) {
        for (int i = 0; i < n; i++) {
            sum[i] = sum[i] + w * (1f - y[i] * y[i]);
        }
    }

    /** {@code sum += w f'}, with f' = y (1 - y) of the sigmoid's value y. */
    static void addSigmoidSlope(float[] sum, float[] y, float w, int n) {
        for (int i = 0; i < n; i++) {
            sum[i] = sum[i] + w * (y[i] - y[i] * y[i]);
        }
    }

    /** {@code sum += w} where y is above 0, however little: any such float times 1e60 is above 1. */
    static void addStep(float[] sum, float[] y, float w, int n) {
        for (int i = 0; i < n; i++) {
            sum[i] = sum[i] + w * Math.min(Math.max(y[i], 0f) * 1e30f * 1e30f, 1f);
        }
    }

    static void addScaled(float[] sum, float[] y, float w, int n) {
        for (int i = 0; i < n; i++) {
            sum[i] = sum[i] + w * y[i];
        }
    }

    /** {@code f = w s + sigma (f - w s)}. */
    static void gate(float[] s, float[] sigma, float w, float[] f, int n) {
        for (int i = 0; i < n; i++) {
            float old = w * s[i];
            f[i] = old + sigma[i] * (f[i] - old);
        }
    }

    /** {@code f = sigma (1 - sigma) (f - w s) gy}: the gradient to c. */
    static void gateGrad(float[] s, float[] sigma, float w, float[] gy, float[] f, int n) {
        for (int i = 0; i < n; i++) {
            f[i] = (sigma[i] - sigma[i] * sigma[i]) * (f[i] - w * s[i]) * gy[i];
        }
    }

    /** {@code slope = slope sigma gy}: the gradient to g. */
    static void candidateGrad(float[] slope, float[] sigma, float[] gy, int n) {
        for (int i = 0; i < n; i++) {
            slope[i] = slope[i] * sigma[i] * gy[i];
        }
    }

    /** {@code y = (1 - sigma) gy}. */
    static void kept(float[] sigma, float[] gy, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = gy[i] - sigma[i] * gy[i];
        }
    }
}

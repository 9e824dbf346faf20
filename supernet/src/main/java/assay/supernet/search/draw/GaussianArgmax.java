package assay.supernet.search.draw;

import assay.internal.core.stats.StandardNormal;

/** The probabilities that each of several independent Gaussian values is the largest. */
public final class GaussianArgmax {
    /** Ends and step of the integral over z, in standard deviations. The part outside is below 1e-15. */
    private static final double END = 8;

    private static final int STEPS = 400;

    private GaussianArgmax() {}

    /**
     * P(value k is the largest) = E over z ~ N(0, 1) of the product over j != k of Phi((m_k + s_k z - m_j) / s_j), by the
     * trapezoid rule, scaled to sum to one.
     *
     * @param mean m; the values from {@code from} to {@code to} (exclusive) compete
     * @param deviation s, positive
     * @param out gets the probabilities at the same places
     */
    public static void probabilities(double[] mean, double[] deviation, int from, int to, double[] out) {
        double sum = 0;
        for (int k = from; k < to; k++) {
            out[k] = 0;
            for (int i = 0; i <= STEPS; i++) {
                double z = -END + 2 * END * i / STEPS;
                double p = StrictMath.exp(-z * z / 2);
                for (int j = from; j < to && p > 0; j++) {
                    p *= j == k ? 1 : StandardNormal.cumulative((mean[k] + deviation[k] * z - mean[j]) / deviation[j]);
                }
                out[k] += p;
            }
            sum += out[k];
        }
        for (int k = from; k < to; k++) {
            out[k] /= sum;
        }
    }
}

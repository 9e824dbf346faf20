package assay.internal.core.stats;

/**
 * Welch's t-test of two independent means with unequal variances, two-sided (Biometrika 34, 1947).
 *
 * @param difference mean of the first minus mean of the second
 * @param standardError of the difference, estimated
 * @param freedom degrees of freedom after Welch and Satterthwaite; 1 where neither side varies
 * @param p if neither side varies, 1 for equal means and 0 otherwise
 */
public record WelchTest(double difference, double standardError, double freedom, double p) {
    /** @throws IllegalArgumentException if a side has fewer than two values */
    public static WelchTest of(double[] first, double[] second) {
        Summary a = Summary.of(first);
        Summary b = Summary.of(second);
        if (a.n() < 2 || b.n() < 2) {
            throw new IllegalArgumentException(
                    "Welch's test: expected at least 2 values on each side, found " + a.n() + " and " + b.n() + ".");
        }
        double va = variance(a);
        double vb = variance(b);
        double error = Math.sqrt(va + vb);
        double difference = a.mean() - b.mean();
        if (error == 0) {
            return new WelchTest(difference, 0, 1, difference == 0 ? 1 : 0);
        }
        double freedom = (va + vb) * (va + vb) / (va * va / (a.n() - 1) + vb * vb / (b.n() - 1));
        return new WelchTest(difference, error, freedom, 2 * StudentT.survival(Math.abs(difference) / error, freedom));
    }

    /** The squared standard error of the mean. */
    private static double variance(Summary s) {
        double d = s.standardDeviation().orElseThrow();
        return d * d / s.n();
    }
}

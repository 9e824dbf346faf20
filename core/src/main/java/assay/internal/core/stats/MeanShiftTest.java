package assay.internal.core.stats;

/**
 * A one-sided t-test of whether a mean has risen by more than a margin: the null hypothesis is a rise of at most the margin.
 * Unlike in tests by ranks and by permutation, p can be as small as needed, so four values can be enough; the price is the
 * assumption that means of so few values are nearly normal.
 *
 * @param rise mean after minus mean before
 * @param standardError of the rise, estimated; 0 if nothing varies, and then p is 0 or 1
 * @param freedom degrees of freedom of that estimate
 * @param p the probability of a rise like this or larger, if the true one is the margin
 */
public record MeanShiftTest(double rise, double standardError, double freedom, double p) {
    /** The precision of the bisection: much finer than a power needs to be. */
    private static final int HALVINGS = 30;

    /**
     * Student's test (Biometrika 6, 1908) of the differences of paired values, before[i] and after[i].
     *
     * @throws IllegalArgumentException if there are fewer than two pairs
     */
    public static MeanShiftTest paired(double[] before, double[] after, double margin) {
        DataConditions.sameLength(before, after);
        requireTwo(before);
        double[] d = new double[before.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = after[i] - before[i];
        }
        Summary s = Summary.of(d);
        double error = s.standardDeviation().orElseThrow() / Math.sqrt(d.length);
        return of(s.mean(), error, d.length - 1.0, margin);
    }

    private static MeanShiftTest of(double rise, double error, double freedom, double margin) {
        DataConditions.finite(margin);
        double p = error == 0 ? rise > margin ? 0 : 1 : StudentT.survival((rise - margin) / error, freedom);
        return new MeanShiftTest(rise, error, freedom, p);
    }

    /**
     * The smallest true rise that {@link #paired} finds with this probability.
     *
     * @param deviation standard deviation of one difference
     * @param pairs how many, at least 2
     */
    public static double foundPaired(double deviation, int pairs, double margin, double level, double power) {
        return found(deviation / Math.sqrt(pairs), pairs - 1.0, margin, level, power);
    }

    /**
     * The smallest rise between two independent samples that Student's test with one variance for both finds with this
     * probability; {@link PermutationTest#rise}, which does not need normality, gives about the same if its smallest p is below
     * the level.
     *
     * @param deviation standard deviation of one value, of either sample
     */
    public static double foundUnpaired(
            double deviation, int before, int after, double margin, double level, double power) {
        return found(deviation * Math.sqrt(1.0 / after + 1.0 / before), before + after - 2.0, margin, level, power);
    }

    private static double found(double error, double freedom, double margin, double level, double power) {
        if (!(power > level && power < 1)) {
            throw new IllegalArgumentException(
                    "power: expected a probability above the level " + level + " and below 1, found " + power + ".");
        }
        double t = StudentT.critical(level, freedom);
        double low = 0;
        double high = 1;
        while (StudentT.exceeds(t, freedom, high) < power) {
            high *= 2;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (StudentT.exceeds(t, freedom, middle) < power) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return margin + high * error;
    }

    private static void requireTwo(double[] x) {
        if (x.length < 2) {
            throw new IllegalArgumentException(
                    "t-test: expected at least 2 values, found " + x.length + ": one has no spread.");
        }
    }
}

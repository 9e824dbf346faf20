package assay.internal.core.stats;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Intervals of a mean by one rule: below {@value #FEWEST} values Student's t (Biometrika 6, 1908), which is as wide as so few
 * values make it; from there on the percentile bootstrap, which for two values is just the smaller and the larger one.
 */
public final class MeanInterval {
    /** From this many values on the bootstrap is used. */
    public static final int FEWEST = 6;

    private MeanInterval() {}

    /**
     * @param random decides a bootstrap alone
     * @return empty for fewer than two values, which say nothing about their spread
     */
    public static Optional<Interval> of(double[] values, double level, int resamples, RandomGenerator random) {
        return values.length < FEWEST ? student(values, level) : Interval.ofMean(values, level, resamples, random);
    }

    /** Student's. */
    /** Student's, whatever the number of values; empty for one. */
    public static Optional<Interval> student(double[] values, double level) {
        Summary s = Summary.of(values);
        return s.standardDeviation().stream()
                .mapToObj(d -> around(s.mean(), d / Math.sqrt(s.n()), s.n() - 1.0, level))
                .findFirst();
    }

    /**
     * Of the difference of two independent means, first less second, with a variance of its own for each: Welch's
     * (Biometrika 34, 1947).
     *
     * @return empty where one side has fewer than two values
     */
    public static Optional<Interval> welch(double[] first, double[] second, double level) {
        if (first.length < 2 || second.length < 2) {
            return Optional.empty();
        }
        WelchTest test = WelchTest.of(first, second);
        return Optional.of(around(test.difference(), test.standardError(), test.freedom(), level));
    }

    private static Interval around(double middle, double error, double freedom, double level) {
        if (error == 0) {
            return new Interval(middle, middle, level);
        }
        double far = StudentT.critical((1 - level) / 2, freedom) * error;
        return new Interval(middle - far, middle + far, level);
    }
}

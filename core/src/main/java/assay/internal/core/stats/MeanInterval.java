package assay.internal.core.stats;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Intervals of a mean by one rule: below {@value #FEWEST} values Student's t (Biometrika 6, 1908), which is wide enough for so
 * few values; from there on the percentile bootstrap, which for few values would be too narrow.
 */
public final class MeanInterval {
    /** From this many values on the bootstrap is used. */
    public static final int FEWEST = 6;

    private MeanInterval() {}

    /**
     * @param random the only source of randomness of a bootstrap
     * @return empty for fewer than two values, which say nothing about their spread
     */
    public static Optional<Interval> of(double[] values, double level, int resamples, RandomGenerator random) {
        return values.length < FEWEST ? student(values, level) : Interval.ofMean(values, level, resamples, random);
    }

    /** Student's interval, meant for few values; empty for one value. */
    public static Optional<Interval> student(double[] values, double level) {
        Summary s = Summary.of(values);
        return s.standardDeviation().stream()
                .mapToObj(d -> around(s.mean(), d / Math.sqrt(s.n()), s.n() - 1.0, level))
                .findFirst();
    }

    /**
     * Welch's interval (Biometrika 34, 1947) for the difference of two independent means, first minus second, each with its own
     * variance.
     *
     * @return empty if one side has fewer than two values
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

package assay.internal.core.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A confidence interval.
 *
 * @param level the confidence, for example 0.95
 */
public record Interval(double low, double high, double level) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("interval: expected low <= high, found " + low + " and " + high + ".");
        }
    }

    /** The interval without what lies below {@code least} or above {@code most}, which the quantity cannot be. */
    public Interval within(double least, double most) {
        return new Interval(Math.max(low, least), Math.min(high, most), level);
    }

    /**
     * Percentile bootstrap of the mean (Efron, Annals of Statistics 7, 1979): the middle {@code level} of the means of samples
     * drawn with replacement. With few values the interval is too narrow (by about sqrt((n-1)/n)), so say n with it.
     *
     * @param resamples how many samples are drawn; 10,000 gives ends that repeat to about a hundredth of their distance
     * @param random the only source of randomness: the same stream gives the same interval
     * @return empty for fewer than two values, which say nothing about their spread
     */
    public static Optional<Interval> ofMean(double[] values, double level, int resamples, RandomGenerator random) {
        DataConditions.notEmpty(values);
        DataConditions.finite(values);
        if (!(0 < level && level < 1) || resamples < 1) {
            throw new IllegalArgumentException("bootstrap: expected a level in (0, 1) and at least 1 resample, found "
                    + level + " and " + resamples + ".");
        }
        if (values.length < 2) {
            return Optional.empty();
        }
        double[] means = new double[resamples];
        double[] drawn = new double[values.length];
        for (int r = 0; r < resamples; r++) {
            Arrays.setAll(drawn, i -> values[random.nextInt(values.length)]);
            means[r] = Summary.mean(drawn);
        }
        Arrays.sort(means);
        double tail = (1 - level) / 2;
        return Optional.of(new Interval(Summary.quantile(means, tail), Summary.quantile(means, 1 - tail), level));
    }
}

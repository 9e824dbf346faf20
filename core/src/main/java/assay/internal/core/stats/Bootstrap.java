package assay.internal.core.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * Percentile bootstrap of any statistic (Efron, Annals of Statistics 7, 1979): the middle part of its values over samples drawn
 * with replacement. With few values the interval is too narrow, so say how many values there are.
 */
public final class Bootstrap {
    /** The largest share of resamples for which the statistic may be undefined. With more of them there is no interval. */
    private static final double MOST_UNDEFINED = 0.1;

    private Bootstrap() {}

    /** The statistic of the data at these positions; empty if it is not defined (such as the correlation of a constant). */
    @FunctionalInterface
    public interface Statistic {
        OptionalDouble of(int[] positions);
    }

    /**
     * Draws positions within each group, so that the groups of a resample have the same sizes as those of the data.
     *
     * @param groups sizes; the first group has the positions from 0, the next one those after it
     * @param level the confidence, in (0, 1)
     * @param random the only source of randomness: the same stream gives the same interval
     * @return empty if no group has two positions, or if a tenth of the resamples leave the statistic undefined
     */
    public static Optional<Interval> interval(
            int[] groups, Statistic statistic, double level, int resamples, RandomGenerator random) {
        if (!(0 < level && level < 1) || resamples < 1) {
            throw new IllegalArgumentException("bootstrap: expected a level in (0, 1) and at least 1 resample, found "
                    + level + " and " + resamples + ".");
        }
        if (Arrays.stream(groups).noneMatch(n -> n > 1)) {
            return Optional.empty();
        }
        int[] drawn = new int[Arrays.stream(groups).sum()];
        double[] values = new double[resamples];
        int defined = 0;
        for (int r = 0; r < resamples; r++) {
            draw(groups, drawn, random);
            OptionalDouble value = statistic.of(drawn.clone());
            if (value.isPresent()) {
                values[defined++] = value.getAsDouble();
            }
        }
        if (resamples - defined > MOST_UNDEFINED * resamples) {
            return Optional.empty();
        }
        double[] sorted = Arrays.copyOf(values, defined);
        Arrays.sort(sorted);
        double tail = (1 - level) / 2;
        return Optional.of(new Interval(Summary.quantile(sorted, tail), Summary.quantile(sorted, 1 - tail), level));
    }

    private static void draw(int[] groups, int[] drawn, RandomGenerator random) {
        int from = 0;
        for (int n : groups) {
            for (int i = 0; i < n; i++) {
                drawn[from + i] = from + random.nextInt(n);
            }
            from += n;
        }
    }
}

package assay.internal.core.stats;

import java.util.Arrays;
import java.util.Optional;

/**
 * The median of a sample and an interval for that of its population, from two order statistics (Thompson, Annals of
 * Mathematical Statistics 7, 1936): the interval of the sign test. It is exact for every continuous distribution; with ties its
 * level is at least the requested one.
 *
 * @param interval its level is what these order statistics reach, at least the requested one; empty if even the smallest and
 *     the largest value do not reach it (fewer than 6 values for 0.95)
 */
public record MedianInterval(int n, double median, Optional<Interval> interval) {
    /** The narrowest pair of order statistics, equally far from both ends, that reaches the level. */
    public static MedianInterval of(double[] values, double level) {
        DataConditions.notEmpty(values);
        DataConditions.finite(values);
        if (!(0 < level && level < 1)) {
            throw new IllegalArgumentException("median: expected a level in (0, 1), found " + level + ".");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        // below = P(Binomial(n, 1/2) < cut): the chance that the cut-th smallest value is above the median.
        double logChance = -n * Math.log(2);
        double below = 0;
        int cut = 0;
        while (cut < n / 2 && 1 - 2 * (below + Math.exp(logChance)) >= level) {
            below += Math.exp(logChance);
            logChance += Math.log(n - cut) - Math.log(cut + 1);
            cut++;
        }
        Optional<Interval> interval = cut == 0
                ? Optional.empty()
                : Optional.of(new Interval(sorted[cut - 1], sorted[n - cut], 1 - 2 * below));
        return new MedianInterval(n, Summary.quantile(sorted, 0.5), interval);
    }
}

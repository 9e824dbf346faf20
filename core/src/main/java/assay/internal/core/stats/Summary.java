package assay.internal.core.stats;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The description of a sample.
 *
 * @param n how many values
 * @param standardDeviation of the sample (divisor n-1); empty for a single value
 * @param lowerQuartile the 0.25 {@linkplain #quantile quantile}
 * @param upperQuartile the 0.75 quantile
 */
public record Summary(
        int n,
        double mean,
        OptionalDouble standardDeviation,
        double min,
        double lowerQuartile,
        double median,
        double upperQuartile,
        double max) {

    /** Describes at least one finite value. */
    public static Summary of(double... values) {
        DataConditions.notEmpty(values);
        DataConditions.finite(values);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double mean = mean(sorted);
        double squares = 0;
        for (double v : sorted) {
            squares += (v - mean) * (v - mean);
        }
        return new Summary(
                n,
                mean,
                n < 2 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(squares / (n - 1))),
                sorted[0],
                quantile(sorted, 0.25),
                quantile(sorted, 0.5),
                quantile(sorted, 0.75),
                sorted[n - 1]);
    }

    /** The mean, corrected by the mean of the residuals, so that the mean of equal values is exactly that value. */
    static double mean(double[] x) {
        double mean = 0;
        for (double v : x) {
            mean += v / x.length;
        }
        double rest = 0;
        for (double v : x) {
            rest += v - mean;
        }
        return mean + rest / x.length;
    }

    /**
     * Linear between the order statistics at position (n-1) q from 0: definition 7 of Hyndman and Fan, The American
     * Statistician 50, 1996; the default of R and NumPy.
     *
     * @param sorted ascending
     * @param q in [0, 1]
     */
    public static double quantile(double[] sorted, double q) {
        double position = (sorted.length - 1) * q;
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}

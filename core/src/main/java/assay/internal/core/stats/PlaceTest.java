package assay.internal.core.stats;

import java.util.Arrays;
import java.util.List;

/**
 * Are some values draws from distributions that are known exactly? Each value has a place in the distribution that it is compared
 * with ({@link DrawPlaces}), in steps of half a percent. The test is of the sum of the places: a rank test of Wilcoxon and Mann
 * and Whitney (Annals of Mathematical Statistics 18, 1947) whose second sample is the whole population. Only the values vary, so
 * a few of them are enough, and one very bad value among good ones counts as one place and not as tens of points.
 *
 * <p>p is exact if there are up to {@value #MOST_EXACT} values: the distribution of the sum is computed from the populations,
 * with their ties. It is two-sided: twice the smaller tail.
 *
 * @param n how many values
 * @param place the mean of their exact places: how likely a draw is smaller than a value; 0.5 if they are such draws
 * @param p the probability of places at least as unusual, if each value is one draw from its distribution
 */
public record PlaceTest(int n, double place, double p) {
    /** The largest number of values with an exact p; the time grows with the square of the number. */
    static final int MOST_EXACT = 60;

    /**
     * Tests the values.
     *
     * @param distributions one for each value; the same one may stand several times
     */
    public static PlaceTest of(List<DrawPlaces> distributions, double[] values) {
        DataConditions.notEmpty(values);
        DataConditions.finite(values);
        if (distributions.size() != values.length) {
            throw new IllegalArgumentException(
                    "expected a distribution for each of " + values.length + " values, found " + distributions.size());
        }
        double place = 0;
        int sum = 0;
        for (int i = 0; i < values.length; i++) {
            place += distributions.get(i).of(values[i]) / values.length;
            sum += distributions.get(i).step(values[i]);
        }
        List<double[]> chances = distributions.stream().map(DrawPlaces::chances).toList();
        return new PlaceTest(
                values.length, place, values.length <= MOST_EXACT ? exact(chances, sum) : normal(chances, sum));
    }

    /** Twice the smaller tail of the sum of one draw from each. */
    static double exact(List<double[]> chances, int sum) {
        double[] of = {1};
        for (double[] one : chances) {
            double[] next = new double[of.length + one.length - 1];
            for (int step = 0; step < one.length; step++) {
                for (int s = 0; one[step] > 0 && s < of.length; s++) {
                    next[s + step] += of[s] * one[step];
                }
            }
            of = next;
        }
        double low = Arrays.stream(of, 0, sum + 1).sum();
        double high = Arrays.stream(of, sum, of.length).sum();
        return Math.min(1, 2 * Math.min(low, high));
    }

    /** The same by the normal distribution with the sum's mean and variance. */
    static double normal(List<double[]> chances, int sum) {
        double mean = 0;
        double variance = 0;
        for (double[] one : chances) {
            double first = 0;
            double second = 0;
            for (int step = 0; step < one.length; step++) {
                first += one[step] * step;
                second += one[step] * step * step;
            }
            mean += first;
            variance += second - first * first;
        }
        return variance == 0 ? 1 : ChiSquare.survival((sum - mean) * (sum - mean) / variance, 1);
    }
}

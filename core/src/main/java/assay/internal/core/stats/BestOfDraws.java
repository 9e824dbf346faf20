package assay.internal.core.stats;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Random search, exactly: of {@code n} items drawn uniformly and with replacement the one that looks best is taken; what is it
 * really worth? The distribution follows from the whole population without a draw: the item that looks best is among the
 * {@code k} worst-looking of {@code m} with probability {@code (k/m)^n}. Of items that look alike each is taken as likely.
 */
public final class BestOfDraws {
    private final int size;
    /** Of items that look alike: how many there are of them and of all that look worse. */
    private final int[] until;

    /** Worth of the items of such a group, one behind the other, groups from the worst-looking. */
    private final double[] worth;

    /** The mean worth of all items. */
    private final double middle;
    /** Of each group the mean of what its items are above the middle, and of that squared. */
    private final double[] offset;

    private final double[] square;

    /**
     * The population.
     *
     * @param looks by which the best is taken; larger is better
     * @param worth of the same items
     */
    public BestOfDraws(double[] looks, double[] worth) {
        DataConditions.notEmpty(looks);
        DataConditions.finite(looks);
        DataConditions.finite(worth);
        if (looks.length != worth.length) {
            throw new IllegalArgumentException(
                    "expected as many looks as worths, found " + looks.length + " and " + worth.length);
        }
        size = looks.length;
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> looks[i]));
        this.worth = Arrays.stream(order).mapToDouble(i -> worth[i]).toArray();
        int[] ends = new int[size];
        int groups = 0;
        for (int i = 1; i <= size; i++) {
            if (i == size || looks[order[i]] != looks[order[i - 1]]) {
                ends[groups++] = i;
            }
        }
        until = Arrays.copyOf(ends, groups);
        middle = Summary.mean(this.worth);
        offset = new double[groups];
        square = new double[groups];
        int from = 0;
        for (int g = 0; g < groups; g++) {
            for (int i = from; i < until[g]; i++) {
                double off = this.worth[i] - middle;
                offset[g] += off / (until[g] - from);
                square[g] += off * off / (until[g] - from);
            }
            from = until[g];
        }
    }

    /** One that is drawn without a look: of a uniform draw, what it looks like makes no difference. */
    public static BestOfDraws uniform(double[] worth) {
        return new BestOfDraws(worth, worth);
    }

    /** How many items there are. */
    public int size() {
        return size;
    }

    /**
     * What the taken one is worth on average.
     *
     * @param draws at least 1
     */
    public double mean(long draws) {
        return middle + moment(draws, offset);
    }

    /** The standard deviation of what it is worth: of one search, not of a mean. */
    public double standardDeviation(long draws) {
        double off = moment(draws, offset);
        return Math.sqrt(Math.max(0, moment(draws, square) - off * off));
    }

    /** About the middle of all, so that squares stay small. */
    private double moment(long draws, double[] ofGroup) {
        double sum = 0;
        int from = 0;
        for (int g = 0; g < until.length; g++) {
            sum += probability(from, until[g], draws) * ofGroup[g];
            from = until[g];
        }
        return sum;
    }

    /** That the best-looking of the draws is one of these places, from the worst-looking. */
    private double probability(int from, int end, long draws) {
        return atMost(end, draws) - atMost(from, draws);
    }

    private double atMost(int places, long draws) {
        return places == 0 ? 0 : Math.exp(draws * Math.log1p(-(size - places) / (double) size));
    }

    /**
     * What it is worth at least with probability {@code 1 - p}: the smallest worth that is not exceeded with probability {@code
     * p}.
     */
    public double quantile(long draws, double p) {
        double[] probability = new double[size];
        int from = 0;
        for (int end : until) {
            double each = probability(from, end, draws) / (end - from);
            Arrays.fill(probability, from, end, each);
            from = end;
        }
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> worth[i]));
        double sum = 0;
        for (int i : order) {
            sum += probability[i];
            if (sum >= p - 1e-12) { // rounding of as many additions
                return worth[i];
            }
        }
        return worth[order[size - 1]];
    }

    /** How likely one uniform draw is worth less than this, half of equal ones counted. */
    public double below(double value) {
        double count = 0;
        for (double w : worth) {
            count += w < value ? 1 : w == value ? 0.5 : 0;
        }
        return count / size;
    }
}

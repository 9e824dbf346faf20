package assay.internal.core.stats;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The exact result of random search. It draws {@code n} items uniformly with replacement and takes the one that looks best.
 * What is that item really worth? The distribution follows from the whole population, without drawing: the taken item is among
 * the {@code k} worst-looking of {@code m} with probability {@code (k/m)^n}. Items that look the same are equally likely to be
 * taken.
 */
public final class BestOfDraws {
    private final int size;
    /** For each group of items that look the same: how many items are in it and in all groups that look worse. */
    private final int[] until;

    /** The worth of every item, group after group, beginning with the worst-looking group. */
    private final double[] worth;

    /** The mean worth of all items. */
    private final double middle;
    /** For each group, the mean distance of its items from the middle, and the mean of its square. */
    private final double[] offset;

    private final double[] square;

    /**
     * The population.
     *
     * @param looks the value by which the best is taken; larger is better @param worth the real value of the same items
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

    /** A population for one uniform draw; how items look makes no difference then. */
    public static BestOfDraws uniform(double[] worth) {
        return new BestOfDraws(worth, worth);
    }

    /** How many items there are. */
    public int size() {
        return size;
    }

    /**
     * The mean worth of the taken item.
     *
     * @param draws at least 1
     */
    public double mean(long draws) {
        return middle + moment(draws, offset);
    }

    /** The standard deviation of the worth of the taken item: of one search, not of a mean of searches. */
    public double standardDeviation(long draws) {
        double off = moment(draws, offset);
        return Math.sqrt(Math.max(0, moment(draws, square) - off * off));
    }

    /** Measured from the middle of all items, so that squares stay small. */
    private double moment(long draws, double[] ofGroup) {
        double sum = 0;
        int from = 0;
        for (int g = 0; g < until.length; g++) {
            sum += probability(from, until[g], draws) * ofGroup[g];
            from = until[g];
        }
        return sum;
    }

    /** The probability that the taken item is at one of these places, counted from the worst-looking. */
    private double probability(int from, int end, long draws) {
        return atMost(end, draws) - atMost(from, draws);
    }

    private double atMost(int places, long draws) {
        return places == 0 ? 0 : Math.exp(draws * Math.log1p(-(size - places) / (double) size));
    }

    /** How likely each item is taken. */
    private double[] probabilities(long draws) {
        double[] probability = new double[size];
        int from = 0;
        for (int end : until) {
            double each = probability(from, end, draws) / (end - from);
            Arrays.fill(probability, from, end, each);
            from = end;
        }
        return probability;
    }

    /** The items by their worth, the smallest first. */
    private Integer[] byWorth() {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> worth[i]));
        return order;
    }

    /** The distribution of the worth of the taken item, to find the places of other values in it. */
    public DrawPlaces places(long draws) {
        double[] probability = probabilities(draws);
        Integer[] order = byWorth();
        return new DrawPlaces(
                Arrays.stream(order).mapToDouble(i -> worth[i]).toArray(),
                Arrays.stream(order).mapToDouble(i -> probability[i]).toArray());
    }

    /** The p-quantile: with probability {@code 1 - p} the taken item is worth at least this. */
    public double quantile(long draws, double p) {
        double[] probability = probabilities(draws);
        Integer[] order = byWorth();
        double sum = 0;
        for (int i : order) {
            sum += probability[i];
            if (sum >= p - 1e-12) { // the rounding error of that many additions
                return worth[i];
            }
        }
        return worth[order[size - 1]];
    }

    /** The probability that one uniform draw is worth less than this; equal ones count half. */
    public double below(double value) {
        double count = 0;
        for (double w : worth) {
            count += w < value ? 1 : w == value ? 0.5 : 0;
        }
        return count / size;
    }
}

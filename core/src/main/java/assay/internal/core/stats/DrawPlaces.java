package assay.internal.core.stats;

import java.util.Arrays;

/**
 * A known distribution of values, and the places of values in it. The place of a value is the probability that a draw is
 * smaller, with half of the probability that it is equal: 0.5 is the middle. Whatever the distribution, the mean place of its own
 * draws is exactly 0.5.
 */
public final class DrawPlaces {
    /** Tests count places in steps of half a percent. */
    static final int STEPS = 200;

    private final double[] values;
    /** For each value, the probability of it and of all smaller ones. */
    private final double[] until;

    /**
     * The distribution of a draw.
     *
     * @param values ascending; equal ones may stand several times
     * @param probabilities of the values, with the sum 1
     */
    DrawPlaces(double[] values, double[] probabilities) {
        double[] distinct = new double[values.length];
        double[] sums = new double[values.length];
        int n = 0;
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += probabilities[i];
            n += i == 0 || values[i] != distinct[n - 1] ? 1 : 0;
            distinct[n - 1] = values[i];
            sums[n - 1] = sum;
        }
        this.values = Arrays.copyOf(distinct, n);
        this.until = Arrays.copyOf(sums, n);
        this.until[n - 1] = 1; // not a rounding error less
    }

    /** The place of a value, from 0 (every draw is larger) to 1. */
    public double of(double value) {
        int at = Arrays.binarySearch(values, value);
        if (at >= 0) {
            return (below(at) + until[at]) / 2;
        }
        return below(-at - 1);
    }

    private double below(int at) {
        return at == 0 ? 0 : until[at - 1];
    }

    /** The place of a value in steps: what tests count. */
    int step(double value) {
        return (int) Math.round(STEPS * of(value));
    }

    /** How likely a draw is at each step. */
    double[] chances() {
        double[] chances = new double[STEPS + 1];
        for (int i = 0; i < values.length; i++) {
            chances[step(values[i])] += until[i] - below(i);
        }
        return chances;
    }
}

package assay.internal.core.stats;

import java.util.Arrays;
import java.util.Comparator;

/** Ranks of a sample. */
public final class Ranks {
    private Ranks() {}

    /** Ranks from 1, the smallest value first; equal values get the mean of their ranks. */
    public static double[] average(double... x) {
        DataConditions.noNaN(x);
        int[] order = order(x);
        double[] ranks = new double[x.length];
        for (int start = 0; start < order.length; ) {
            int end = start + 1;
            while (end < order.length && x[order[end]] == x[order[start]]) {
                end++;
            }
            for (int i = start; i < end; i++) {
                ranks[order[i]] = (start + 1 + end) / 2.0;
            }
            start = end;
        }
        return ranks;
    }

    /** Positions of the values, smallest value first, equal ones in the order given. */
    static int[] order(double[] x) {
        Integer[] order = new Integer[x.length];
        Arrays.setAll(order, i -> i);
        // + 0.0 makes -0.0 the zero that it equals.
        Arrays.sort(order, Comparator.comparingDouble(i -> x[i] + 0.0));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }
}

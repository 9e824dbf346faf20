package assay.internal.core.stats;

import java.util.Arrays;

/** How much two scores agree about the best. */
public final class TopK {
    private TopK() {}

    /**
     * The share of the k best (largest) of one score that are also among the k best of the other, 0..1. If there is a tie at
     * the k-th place, it is the mean over all ways to break the tie at random, independently in both scores. So the result does
     * not depend on the order of the data, and two constants give k/n.
     *
     * @param k in 1..n
     */
    public static double overlap(double[] x, double[] y, int k) {
        DataConditions.sameLength(x, y);
        double[] inX = membership(x, k);
        double[] inY = membership(y, k);
        double shared = 0;
        for (int i = 0; i < x.length; i++) {
            shared += inX[i] * inY[i];
        }
        return shared / k;
    }

    /** For each value the probability of being among the k largest. */
    private static double[] membership(double[] x, int k) {
        DataConditions.noNaN(x);
        if (k < 1 || k > x.length) {
            throw new IllegalArgumentException("top k: expected k in 1.." + x.length + ", found " + k + ".");
        }
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        double last = sorted[x.length - k];
        long above = Arrays.stream(x).filter(v -> v > last).count();
        long tied = Arrays.stream(x).filter(v -> v == last).count();
        double share = (double) (k - above) / tied;
        return Arrays.stream(x).map(v -> v > last ? 1 : v == last ? share : 0).toArray();
    }
}

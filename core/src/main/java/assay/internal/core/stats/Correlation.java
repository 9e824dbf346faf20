package assay.internal.core.stats;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Correlations of pairs, in [-1, 1]; empty where one side is constant (or there are fewer than two pairs). */
public final class Correlation {
    private Correlation() {}

    /** Product-moment correlation (Pearson, 1895) of finite values. */
    public static OptionalDouble pearson(double[] x, double[] y) {
        DataConditions.sameLength(x, y);
        DataConditions.finite(x);
        DataConditions.finite(y);
        if (isConstant(x) || isConstant(y)) {
            return OptionalDouble.empty();
        }
        double[] dx = deviations(x);
        double[] dy = deviations(y);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += dx[i] * dx[i];
            yy += dy[i] * dy[i];
            xy += dx[i] * dy[i];
        }
        return OptionalDouble.of(clamp(xy / (Math.sqrt(xx) * Math.sqrt(yy))));
    }

    /** Distances from the mean, divided by the largest one, so that their squares neither overflow nor become zero. */
    private static double[] deviations(double[] x) {
        double mean = Summary.mean(x);
        double largest = Arrays.stream(x).map(v -> Math.abs(v - mean)).max().orElseThrow();
        return Arrays.stream(x).map(v -> (v - mean) / largest).toArray();
    }

    /** Spearman's rho: Pearson's correlation of the {@linkplain Ranks#average average ranks}. */
    public static OptionalDouble spearman(double[] x, double[] y) {
        DataConditions.sameLength(x, y);
        return pearson(Ranks.average(x), Ranks.average(y));
    }

    /**
     * Kendall's tau-b (Kendall, Biometrika 33, 1945), which corrects for ties: (concordant - discordant) / sqrt((all pairs
     * - tied in x) (all pairs - tied in y)). In O(n log n) by counting the exchanges of a merge sort (Knight, JASA 61,
     * 1966).
     */
    public static OptionalDouble kendall(double[] x, double[] y) {
        DataConditions.sameLength(x, y);
        double[] rx = Ranks.average(x);
        double[] ry = Ranks.average(y);
        if (isConstant(rx) || isConstant(ry)) {
            return OptionalDouble.empty();
        }
        // By x, then by y: ordering by y and then stably by x.
        double[] yInOrder = new double[x.length];
        int[] byY = Ranks.order(ry);
        double[] xByY = Arrays.stream(byY).mapToDouble(i -> rx[i]).toArray();
        int[] byX = Ranks.order(xByY);
        double[] xInOrder = new double[x.length];
        for (int i = 0; i < byX.length; i++) {
            xInOrder[i] = xByY[byX[i]];
            yInOrder[i] = ry[byY[byX[i]]];
        }
        long tiedX = 0;
        long tiedBoth = 0;
        long runX = 0;
        long runBoth = 0;
        for (int i = 1; i < x.length; i++) {
            runX = xInOrder[i] == xInOrder[i - 1] ? runX + 1 : 0;
            runBoth = runX > 0 && yInOrder[i] == yInOrder[i - 1] ? runBoth + 1 : 0;
            tiedX += runX;
            tiedBoth += runBoth;
        }
        long discordant = exchanges(yInOrder, new double[x.length], 0, x.length);
        long tiedY = 0;
        long runY = 0;
        for (int i = 1; i < x.length; i++) { // now sorted
            runY = yInOrder[i] == yInOrder[i - 1] ? runY + 1 : 0;
            tiedY += runY;
        }
        long pairs = (long) x.length * (x.length - 1) / 2;
        long concordant = pairs - tiedX - tiedY + tiedBoth - discordant;
        double scale = Math.sqrt(pairs - tiedX) * Math.sqrt(pairs - tiedY);
        return OptionalDouble.of(clamp((concordant - discordant) / scale));
    }

    /** Sorts a[from..to) and counts the pairs that were in the wrong order. */
    private static long exchanges(double[] a, double[] spare, int from, int to) {
        if (to - from < 2) {
            return 0;
        }
        int middle = (from + to) >>> 1;
        long count = exchanges(a, spare, from, middle) + exchanges(a, spare, middle, to);
        int left = from;
        int right = middle;
        for (int k = from; k < to; k++) {
            if (right == to || (left < middle && a[left] <= a[right])) {
                spare[k] = a[left++];
            } else {
                spare[k] = a[right++];
                count += middle - left;
            }
        }
        System.arraycopy(spare, from, a, from, to - from);
        return count;
    }

    private static boolean isConstant(double[] x) {
        return Arrays.stream(x).allMatch(v -> v == x[0]);
    }

    private static double clamp(double r) {
        return Math.max(-1, Math.min(1, r));
    }
}

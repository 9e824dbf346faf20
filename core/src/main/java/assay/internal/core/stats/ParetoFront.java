package assay.internal.core.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The points that no other point dominates. One point dominates another if it is no worse in both coordinates and better in
 * one; so of equal points, all are on the front or none.
 */
public final class ParetoFront {
    private ParetoFront() {}

    /**
     * The positions of the front's points, the best x first, equal points by position. O(n log n).
     *
     * @param xHigh whether more is better in x
     * @param yHigh whether more is better in y
     */
    public static int[] of(double[] x, boolean xHigh, double[] y, boolean yHigh) {
        DataConditions.sameLength(x, y);
        DataConditions.noNaN(x);
        DataConditions.noNaN(y);
        int[] order = IntStream.range(0, x.length)
                .boxed()
                .sorted((a, b) -> {
                    int byX = compare(x[a], x[b], xHigh);
                    return byX != 0 ? byX : compare(y[a], y[b], yHigh);
                })
                .mapToInt(Integer::intValue)
                .toArray();
        List<Integer> front = new ArrayList<>();
        for (int at : order) {
            int last = front.isEmpty() ? -1 : front.get(front.size() - 1);
            boolean same = last >= 0 && x[at] == x[last] && y[at] == y[last];
            if (last < 0 || same || compare(y[at], y[last], yHigh) < 0) {
                front.add(at);
            }
        }
        return front.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Negative if the first is better; zeros of both signs are equal. */
    private static int compare(double a, double b, boolean high) {
        return a == b ? 0 : (a > b) == high ? -1 : 1;
    }
}

package assay.internal.core.stats;

/**
 * The area that a set of points dominates up to a reference point (Zitzler and Thiele, PPSN V, 1998): the quality of a front as
 * one number. Its unit is the product of the units of both axes.
 */
public final class Hypervolume {
    private Hypervolume() {}

    /**
     * The area for two coordinates. A point adds nothing unless it is better than the reference in both. O(n log n).
     *
     * @param xHigh whether more is better in x
     * @param yHigh whether more is better in y
     */
    public static double of(
            double[] x, boolean xHigh, double[] y, boolean yHigh, double referenceX, double referenceY) {
        DataConditions.finite(x);
        DataConditions.finite(y);
        DataConditions.finite(referenceX, referenceY);
        int[] front = ParetoFront.of(x, xHigh, y, yHigh); // the best x first, so the best y last
        double area = 0;
        double reached = referenceY;
        for (int at : front) {
            double width = xHigh ? x[at] - referenceX : referenceX - x[at];
            double height = yHigh ? y[at] - reached : reached - y[at];
            if (width > 0 && height > 0) {
                area += width * height;
                reached = y[at];
            }
        }
        return area;
    }
}

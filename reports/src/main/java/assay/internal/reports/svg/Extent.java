package assay.internal.reports.svg;

/** The smallest and the largest of some numbers; numbers that cannot be drawn do not count. */
public final class Extent {
    /** The largest number that can be drawn: its square and differences stay finite. */
    private static final double MOST = 1e150;

    /** Numbers closer to zero than this are drawn as zero. */
    public static final double LEAST = 1e-150;

    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;
    private double lowPositive = Double.POSITIVE_INFINITY;

    public Extent add(double... values) {
        for (double value : values) {
            double v = Math.abs(value) < LEAST ? 0 : value;
            if (has(v)) {
                low = Math.min(low, v);
                high = Math.max(high, v);
                lowPositive = v > 0 ? Math.min(lowPositive, v) : lowPositive;
            }
        }
        return this;
    }

    /** Whether a number can be drawn: not if it is NaN, infinite or nearly infinite. */
    public static boolean has(double v) {
        return Math.abs(v) <= MOST;
    }

    public boolean isEmpty() {
        return low > high;
    }

    public double low() {
        return isEmpty() ? 0 : low;
    }

    public double high() {
        return isEmpty() ? 1 : high;
    }

    public boolean hasPositive() {
        return lowPositive < Double.POSITIVE_INFINITY;
    }

    /** The smallest number above zero; 1 if there is none. */
    public double lowPositive() {
        return hasPositive() ? lowPositive : 1;
    }
}

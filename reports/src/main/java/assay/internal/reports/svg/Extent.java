package assay.internal.reports.svg;

/** The smallest and largest of some numbers; what cannot be drawn does not count. */
public final class Extent {
    /** Squares and differences of what is drawn stay finite. */
    private static final double MOST = 1e150;

    /** What is nearer to zero than this is drawn as zero. */
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

    /** Whether a number can have a place: not if it is NaN, infinite or almost. */
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

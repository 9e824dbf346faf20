package assay.reports.figure;

/** The smallest and largest of some numbers; NaN and infinite ones do not count. */
final class Extent {
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;
    private double lowPositive = Double.POSITIVE_INFINITY;

    Extent add(double... values) {
        for (double v : values) {
            if (Double.isFinite(v)) {
                low = Math.min(low, v);
                high = Math.max(high, v);
                lowPositive = v > 0 ? Math.min(lowPositive, v) : lowPositive;
            }
        }
        return this;
    }

    boolean isEmpty() {
        return low > high;
    }

    double low() {
        return isEmpty() ? 0 : low;
    }

    double high() {
        return isEmpty() ? 1 : high;
    }

    boolean hasPositive() {
        return lowPositive < Double.POSITIVE_INFINITY;
    }

    /** The smallest number above zero; 1 if there is none. */
    double lowPositive() {
        return hasPositive() ? lowPositive : 1;
    }
}

package assay.internal.core.stats;

/** The conditions on data that several methods share. */
final class DataConditions {
    private DataConditions() {}

    /** Requires numbers. Infinities are allowed, because they have ranks. */
    static void noNaN(double... x) {
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(x[i])) {
                throw new IllegalArgumentException("expected numbers, found NaN at position " + i + " of " + x.length
                        + ". Leave absent values out before the call.");
            }
        }
    }

    static void finite(double... x) {
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i])) {
                throw new IllegalArgumentException("expected finite numbers, found " + x[i] + " at position " + i
                        + " of " + x.length + ". Leave absent values out before the call.");
            }
        }
    }

    static void sameLength(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "expected pairs, found " + x.length + " values against " + y.length + ".");
        }
    }

    static void notEmpty(double[] x) {
        if (x.length == 0) {
            throw new IllegalArgumentException("expected at least one value, found none.");
        }
    }
}

package assay.internal.core.stats;

/**
 * The range of several independent standard normal variables: the studentized range with infinitely many degrees of freedom. It
 * is used to compare mean ranks after Friedman's test.
 */
public final class StudentizedRange {
    /** The density is below 1e-18 further out. */
    private static final double FAR = 9;

    /** The step of the trapezoid rule. The function is smooth and vanishes at both ends, so the error is far below rounding. */
    private static final double STEP = 1.0 / 16;

    private static final int POINTS = 2 * (int) (FAR / STEP) + 1;

    /** The standard normal density and distribution function at the points of the integral. */
    private static final double[] DENSITY = new double[POINTS];

    private static final double[] BELOW = new double[POINTS];

    static {
        for (int i = 0; i < POINTS; i++) {
            DENSITY[i] = Math.exp(-at(i) * at(i) / 2) / Math.sqrt(2 * Math.PI);
            BELOW[i] = StandardNormal.cumulative(at(i));
        }
    }

    private StudentizedRange() {}

    private static double at(int point) {
        return point * STEP - FAR;
    }

    /**
     * The probability of a range of at most q: k times the integral over z of phi(z) (Phi(z) - Phi(z - q))^(k-1), where z is
     * the largest (Tukey, 1953; Lund and Lund, Applied Statistics 32, 1983, AS 190).
     *
     * @param k variables, at least 2
     */
    public static double cumulative(double q, int k) {
        if (k < 2 || Double.isNaN(q)) {
            throw new IllegalArgumentException(
                    "studentized range: expected a number and at least 2 variables, found " + q + " and " + k + ".");
        }
        if (q <= 0) {
            return 0;
        }
        double sum = 0;
        for (int i = 0; i < DENSITY.length; i++) {
            sum += DENSITY[i] * Math.pow(BELOW[i] - StandardNormal.cumulative(at(i) - q), k - 1);
        }
        return Math.min(1, k * sum * STEP);
    }

    /** The range that is exceeded with probability {@code level}, in (0, 1); by bisection, to 1e-12. */
    public static double critical(double level, int k) {
        if (!(0 < level && level < 1)) {
            throw new IllegalArgumentException("studentized range: expected a level in (0, 1), found " + level + ".");
        }
        double low = 0;
        double high = 4 * FAR;
        while (high - low > 1e-12) {
            double middle = (low + high) / 2;
            if (middle == low || middle == high) {
                break;
            }
            if (cumulative(middle, k) < 1 - level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}

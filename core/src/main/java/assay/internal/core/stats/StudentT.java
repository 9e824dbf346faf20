package assay.internal.core.stats;

import assay.internal.core.special.BetaFunction;

/** Student's t distribution, central and shifted, with real degrees of freedom. */
public final class StudentT {
    /** Panels of the integral over the scale: the error is 2e-6 at two degrees of freedom and below 1e-8 from three on. */
    private static final int PANELS = 1_000;

    private static final int HALVINGS = 200;

    private StudentT() {}

    /** The probability of a value of at least t: half the incomplete beta function of df / (df + t^2) (DLMF 8.17). */
    public static double survival(double t, double df) {
        requireFreedom(df);
        if (Double.isNaN(t)) {
            throw new IllegalArgumentException("Student's t: expected a number, found NaN.");
        }
        if (Double.isInfinite(t)) {
            return t > 0 ? 0 : 1;
        }
        double tail = BetaFunction.regularized(df / 2, 0.5, df / (df + t * t)) / 2;
        return t >= 0 ? tail : 1 - tail;
    }

    /** The value that is exceeded with probability {@code level}, in (0, 0.5]; by bisection. */
    public static double critical(double level, double df) {
        requireLevel(level);
        double high = 1;
        while (survival(high, df) > level) {
            high *= 2;
        }
        double low = 0;
        for (int i = 0; i < HALVINGS && high - low > Math.ulp(high); i++) {
            double middle = (low + high) / 2;
            if (survival(middle, df) > level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /**
     * The probability that (Z + shift) / S exceeds t, with Z standard normal and S^2 an independent chi-square over its
     * degrees of freedom: the power of a t-test whose true mean is this many standard errors beyond the null hypothesis
     * (the noncentral t; Johnson and Welch, Biometrika 31, 1940). By integration of Phi(shift - t s) over the density of S.
     */
    public static double exceeds(double t, double df, double shift) {
        requireFreedom(df);
        // The density of S, up to its norm: s^(df-1) exp(-df s^2 / 2), largest at s^2 = (df-1)/df.
        double far = 1 + 12 / Math.sqrt(df);
        double top = df > 1 ? log(Math.sqrt((df - 1) / df), df) : 0;
        double sum = 0;
        double norm = 0;
        for (int i = 0; i < PANELS; i++) {
            double s = far * (i + 0.5) / PANELS;
            double density = Math.exp(log(s, df) - top);
            norm += density;
            sum += density * StandardNormal.cumulative(shift - t * s);
        }
        return sum / norm;
    }

    private static double log(double s, double df) {
        return (df - 1) * Math.log(s) - df * s * s / 2;
    }

    private static void requireFreedom(double df) {
        if (!(df > 0) || Double.isInfinite(df)) {
            throw new IllegalArgumentException(
                    "Student's t: expected positive, finite degrees of freedom, found " + df + ".");
        }
    }

    static void requireLevel(double level) {
        if (!(level > 0 && level <= 0.5)) {
            throw new IllegalArgumentException("Student's t: expected a level in (0, 0.5], found " + level + ".");
        }
    }
}

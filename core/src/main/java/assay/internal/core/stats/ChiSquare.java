package assay.internal.core.stats;

/** The chi-square distribution. */
public final class ChiSquare {
    private static final double RELATIVE = Math.ulp(1.0);
    private static final int MOST_TERMS = 100_000;

    private ChiSquare() {}

    /**
     * The probability of a value of at least x: the regularized incomplete gamma function Q(df/2, x/2), by its series
     * (DLMF 8.7.1) below the mean and its continued fraction (DLMF 8.9.2, evaluated after Lentz) above.
     *
     * @param df degrees of freedom, at least 1
     */
    public static double survival(double x, int df) {
        if (df < 1 || Double.isNaN(x)) {
            throw new IllegalArgumentException(
                    "chi-square: expected a number and at least 1 degree of freedom, found " + x + " and " + df + ".");
        }
        if (x <= 0) {
            return 1;
        }
        if (Double.isInfinite(x)) {
            return 0;
        }
        double a = df / 2.0;
        double z = x / 2;
        double factor = Math.exp(a * Math.log(z) - z - logGammaOfHalf(df));
        return z < a + 1 ? 1 - factor * series(a, z) : factor * fraction(a, z);
    }

    /** log gamma(n/2), from gamma(1/2) = sqrt(pi) or gamma(1) = 1 by recurrence. */
    private static double logGammaOfHalf(int n) {
        double sum = n % 2 == 0 ? 0 : Math.log(Math.PI) / 2;
        for (int k = n - 2; k > 0; k -= 2) {
            sum += Math.log(k / 2.0);
        }
        return sum;
    }

    /** Sum over k of z^k / (a (a+1) ... (a+k)). */
    private static double series(double a, double z) {
        double term = 1 / a;
        double sum = term;
        for (int k = 1; k < MOST_TERMS && term > sum * RELATIVE; k++) {
            term *= z / (a + k);
            sum += term;
        }
        return sum;
    }

    /** 1/(z+1-a - 1(1-a)/(z+3-a - 2(2-a)/(z+5-a - ...))). */
    private static double fraction(double a, double z) {
        double b = z + 1 - a;
        double c = Double.POSITIVE_INFINITY;
        double d = 1 / b;
        double value = d;
        for (int k = 1; k < MOST_TERMS; k++) {
            double numerator = -k * (k - a);
            b += 2;
            d = 1 / (b + numerator * d);
            c = b + numerator / c;
            double change = c * d;
            value *= change;
            if (Math.abs(change - 1) <= RELATIVE) {
                break;
            }
        }
        return value;
    }
}

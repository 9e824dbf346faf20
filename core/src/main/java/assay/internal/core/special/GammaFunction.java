package assay.internal.core.special;

/** The logarithm of the gamma function, its derivatives, and the incomplete gamma function; positive arguments. */
public final class GammaFunction {
    /** From here on the asymptotic series are used: with the terms below, relative errors are under 1e-16. */
    private static final double FAR = 15;

    /** Up to here the factorials of whole numbers are exact. */
    private static final int FACTORIALS = 19;

    private static final double[] LOG_GAMMA = {
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156
    };
    private static final double[] DIGAMMA = {
        -1.0 / 12, 1.0 / 120, -1.0 / 252, 1.0 / 240, -1.0 / 132, 691.0 / 32760, -1.0 / 12
    };
    private static final double[] TRIGAMMA = {1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6
    };

    private static final int MOST_TERMS = 100_000;

    private GammaFunction() {}

    /** log Gamma(x): Stirling's series (DLMF 5.11.1) after the recurrence has lifted x. */
    public static double log(double x) {
        requirePositive(x);
        if (x == Math.rint(x) && x <= FACTORIALS) {
            double factorial = 1;
            for (int k = 2; k < x; k++) {
                factorial *= k;
            }
            return StrictMath.log(factorial); // exactly 0 at 1 and 2, so that equal terms cancel
        }
        double product = 1;
        double shift = 0;
        double z = x;
        for (; z < FAR; z++) {
            product *= z;
            if (product < 1e-200) {
                shift += StrictMath.log(product);
                product = 1;
            }
        }
        double series = (z - 0.5) * StrictMath.log(z) - z + 0.5 * StrictMath.log(2 * StrictMath.PI);
        return series + odd(LOG_GAMMA, z) - StrictMath.log(product) - shift;
    }

    /** psi(x) = d log Gamma / dx (DLMF 5.11.2). */
    public static double digamma(double x) {
        requirePositive(x);
        double sum = 0;
        double z = x;
        for (; z < FAR; z++) {
            sum -= 1 / z;
        }
        return sum + StrictMath.log(z) - 0.5 / z + odd(DIGAMMA, z) / z;
    }

    /** psi'(x) (DLMF 5.15.8). */
    public static double trigamma(double x) {
        requirePositive(x);
        double sum = 0;
        double z = x;
        for (; z < FAR; z++) {
            sum += 1 / (z * z);
        }
        return sum + 1 / z + 0.5 / (z * z) + odd(TRIGAMMA, z) / (z * z);
    }

    /** P(a, x), the regularized incomplete gamma function: how likely a gamma variable of shape a and scale 1 is at most x. */
    public static double regularized(double a, double x) {
        return below(a, x) ? lower(a, x) : 1 - upper(a, x);
    }

    /** Q(a, x) = 1 - P(a, x), without losing the digits of a small Q. */
    public static double complement(double a, double x) {
        return below(a, x) ? 1 - lower(a, x) : upper(a, x);
    }

    /** Whether the series of P converges faster at x than the continued fraction of Q. */
    private static boolean below(double a, double x) {
        requirePositive(a);
        return x < a + 1;
    }

    /** P by its series (DLMF 8.7.1). */
    private static double lower(double a, double x) {
        return x <= 0 ? 0 : factor(a, x) * series(a, x);
    }

    /** Q by its continued fraction (DLMF 8.9.2, after Lentz). */
    private static double upper(double a, double x) {
        return Double.isInfinite(x) ? 0 : factor(a, x) * fraction(a, x);
    }

    /** x^a e^-x / Gamma(a). */
    private static double factor(double a, double x) {
        return StrictMath.exp(a * StrictMath.log(x) - x - log(a));
    }

    /** Sum over k of x^k / (a (a+1) ... (a+k)). */
    private static double series(double a, double x) {
        double term = 1 / a;
        double sum = term;
        for (int k = 1; k < MOST_TERMS && term > sum * 1e-17; k++) {
            term *= x / (a + k);
            sum += term;
        }
        return sum;
    }

    /** 1/(x+1-a - 1(1-a)/(x+3-a - 2(2-a)/(x+5-a - ...))). */
    private static double fraction(double a, double x) {
        double b = x + 1 - a;
        double c = Double.POSITIVE_INFINITY;
        double d = 1 / b;
        double value = d;
        for (int k = 1; k < MOST_TERMS; k++) {
            double numerator = -k * (k - a);
            b += 2;
            d = 1 / (b + numerator * d);
            c = b + numerator / c;
            value *= c * d;
            if (Math.abs(c * d - 1) < 1e-16) {
                break;
            }
        }
        return value;
    }

    /** c0/z + c1/z^3 + c2/z^5 ... */
    private static double odd(double[] c, double z) {
        double square = 1 / (z * z);
        double sum = 0;
        for (int i = c.length - 1; i >= 0; i--) {
            sum = sum * square + c[i];
        }
        return sum / z;
    }

    private static void requirePositive(double x) {
        if (!(x > 0) || Double.isInfinite(x)) {
            throw new IllegalArgumentException("gamma function: expected a positive number, found " + x + ".");
        }
    }
}

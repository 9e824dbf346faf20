package assay.internal.core.special;

/**
 * The distribution of a Beta(a, b) variable: F(x) = I_x(a, b), and the derivative of F with respect to a.
 *
 * <p>With f the density and c = psi(a) - psi(a + b) = E[log t],
 *
 * <pre>
 *   dF/da = integral from 0 to x of (log t - c) f(t) dt = - integral from x to 1 of (log t - c) f(t) dt.
 * </pre>
 *
 * Below e^c the first integrand has one sign, and above it the second has one sign, so no digits cancel. Both are divided by
 * the density at x, so no beta function is needed. A substitution removes the power at the end of the interval. The rest is
 * integrated by the double exponential rule (Takahasi and Mori, 1974), whose step is halved until the result no longer
 * changes.
 */
public final class BetaFunction {
    private static final int MOST_TERMS = 100_000;
    /** Largest |tau| of the rule: weights beyond are below 1e-200. */
    private static final double END = 5;

    private static final double ENOUGH = 1e-13;
    private static final int MOST_HALVINGS = 9;

    private BetaFunction() {}

    /** log B(a, b). */
    public static double log(double a, double b) {
        return GammaFunction.log(a) + GammaFunction.log(b) - GammaFunction.log(a + b);
    }

    /** I_x(a, b) by its continued fraction (DLMF 8.17.22, after Lentz). */
    public static double regularized(double a, double b, double x) {
        requireShape(a, b);
        if (!(x > 0)) {
            return 0;
        }
        if (x >= 1) {
            return 1;
        }
        double factor = StrictMath.exp(a * StrictMath.log(x) + b * StrictMath.log1p(-x) - log(a, b));
        return x < (a + 1) / (a + b + 2) ? factor * fraction(a, b, x) / a : 1 - factor * fraction(b, a, 1 - x) / b;
    }

    private static double fraction(double a, double b, double x) {
        double c = 1;
        double d = 1 / (1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m < MOST_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / (1 + even * d);
            c = 1 + even / c;
            value *= c * d;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / (1 + odd * d);
            c = 1 + odd / c;
            value *= c * d;
            if (Math.abs(c * d - 1) < 1e-16) {
                break;
            }
        }
        return value;
    }

    /**
     * D = -(dF(x)/da) / (f(x) (1 - x)): how the j-th component of a Dirichlet draw changes with its parameter a = beta_j while
     * the draw's noise stays the same and the other components shrink in proportion (b = sum of the other betas). Relative
     * error about 1e-12 for a and b from 1e-3 to 1e2.
     *
     * @param x in 0..1; at 0 the limit is 0
     */
    public static double pathwise(double a, double b, double x) {
        requireShape(a, b);
        if (!(x >= 0 && x <= 1)) {
            throw new IllegalArgumentException("beta distribution: expected a value in 0..1, found " + x + ".");
        }
        if (x == 0) {
            return 0;
        }
        double c = GammaFunction.digamma(a) - GammaFunction.digamma(a + b);
        double log = StrictMath.log(x);
        if (log < c) {
            double part = integral((logS, minus) -> {
                // u = s^(1/a): t = x u, 1 - t = (1 - x) + x (1 - u)
                double other = x * -StrictMath.expm1(logS / a);
                double bend = (b - 1) * StrictMath.log1p(other / (1 - x));
                return (c - log - logS / a) * StrictMath.exp(bend + minus);
            });
            return x * part / (a * (1 - x));
        }
        return integral((logS, minus) -> {
                    // v = s^(1/b): 1 - t = (1 - x) v, t = x + (1 - x) (1 - v)
                    double more = (1 - x) * -StrictMath.expm1(logS / b);
                    double over = StrictMath.log1p(more / x);
                    return (log + over - c) * StrictMath.exp((a - 1) * over + minus);
                })
                / b;
    }

    /** Takes log s and the logarithm of the rule's weight there, and gives the weighted value. */
    private interface Weighted {
        double at(double logS, double logWeight);
    }

    /** The integral over s from 0 to 1. */
    private static double integral(Weighted f) {
        double h = 0.5;
        double sum = 0;
        for (double tau = -END; tau <= END; tau += h) {
            sum += node(f, tau);
        }
        double value = sum * h;
        for (int i = 0; i < MOST_HALVINGS; i++) {
            for (double tau = -END + h / 2; tau < END; tau += h) {
                sum += node(f, tau);
            }
            h /= 2;
            double next = sum * h;
            boolean still = i > 1 && Math.abs(next - value) <= ENOUGH * Math.abs(next);
            value = next;
            if (still) {
                break;
            }
        }
        return value;
    }

    private static double node(Weighted f, double tau) {
        double y = StrictMath.PI * StrictMath.sinh(tau);
        // s = 1 / (1 + e^-y), ds/dtau = pi cosh(tau) s (1 - s)
        double logS = y < 0 ? y - StrictMath.log1p(StrictMath.exp(y)) : -StrictMath.log1p(StrictMath.exp(-y));
        double logRest = logS - y;
        double logWeight = StrictMath.log(StrictMath.PI * StrictMath.cosh(tau)) + logS + logRest;
        double v = f.at(logS, logWeight);
        return Double.isFinite(v) ? v : 0;
    }

    private static void requireShape(double a, double b) {
        if (!(a > 0 && b > 0) || Double.isInfinite(a + b)) {
            throw new IllegalArgumentException(
                    "beta distribution: expected positive parameters, found " + a + " and " + b + ".");
        }
    }
}

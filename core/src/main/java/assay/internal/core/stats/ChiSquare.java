package assay.internal.core.stats;

import assay.internal.core.special.GammaFunction;

/** The chi-square distribution. */
public final class ChiSquare {
    private ChiSquare() {}

    /**
     * The probability of a value of at least x: the regularized incomplete gamma function Q(df/2, x/2).
     *
     * @param df degrees of freedom, at least 1
     */
    public static double survival(double x, int df) {
        if (df < 1 || Double.isNaN(x)) {
            throw new IllegalArgumentException(
                    "chi-square: expected a number and at least 1 degree of freedom, found " + x + " and " + df + ".");
        }
        return GammaFunction.complement(df / 2.0, x / 2);
    }
}

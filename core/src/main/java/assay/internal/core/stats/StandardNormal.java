package assay.internal.core.stats;

/** The normal distribution with mean 0 and standard deviation 1. */
public final class StandardNormal {
    private StandardNormal() {}

    /** The probability of a value of at most z. */
    public static double cumulative(double z) {
        double tail = ChiSquare.survival(z * z, 1) / 2;
        return z < 0 ? tail : 1 - tail;
    }
}

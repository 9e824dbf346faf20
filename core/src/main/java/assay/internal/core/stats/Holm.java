package assay.internal.core.stats;

/** Holm's step-down adjustment of several p-values (Holm, Scandinavian Journal of Statistics 6, 1979). */
public final class Holm {
    private Holm() {}

    /**
     * The adjusted p-values, in the order given: below a level exactly where Holm's procedure rejects at that level, so
     * that the chance of any false rejection stays below it. The i-th smallest of m (from 0) is multiplied by m-i, never
     * less than the one before, at most 1.
     */
    public static double[] adjust(double... p) {
        for (double v : p) {
            if (!(v >= 0 && v <= 1)) {
                throw new IllegalArgumentException("Holm: expected p-values in [0, 1], found " + v + ".");
            }
        }
        int[] order = Ranks.order(p);
        double[] adjusted = new double[p.length];
        double largest = 0;
        for (int i = 0; i < order.length; i++) {
            largest = Math.max(largest, Math.min(1, (order.length - i) * p[order[i]]));
            adjusted[order[i]] = largest;
        }
        return adjusted;
    }
}

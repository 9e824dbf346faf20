package assay.internal.core.stats;

/** Holm's step-down adjustment of several p-values (Holm, Scandinavian Journal of Statistics 6, 1979). */
public final class Holm {
    private Holm() {}

    /**
     * The adjusted p-values, in the order given. Holm's procedure rejects at a level exactly those whose adjusted value is
     * below it; the chance of any false rejection then stays below the level. The i-th smallest of m values (from 0) is
     * multiplied by m-i, and is at least the one before it and at most 1.
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

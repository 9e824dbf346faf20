package assay.internal.core.stats;

/** The distance from the best value of the table, in the unit of the metric: never negative, 0 for the best. */
public final class Regret {
    private Regret() {}

    /**
     * Simple regret of a metric of which more is better.
     *
     * @param optimum the largest value in the table of exactly this metric, data set, split, schedule and trials
     * @throws IllegalArgumentException if the value is above the optimum: then the two come from different tables
     */
    public static double of(double optimum, double found) {
        DataConditions.finite(optimum, found);
        if (found > optimum) {
            throw new IllegalArgumentException("regret: expected at most the optimum " + optimum + ", found " + found
                    + ". The two answer different questions.");
        }
        return optimum - found;
    }

    /** The regret of the best value so far, after each value in the order of a search. */
    public static double[] curve(double optimum, double... found) {
        double[] curve = new double[found.length];
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < found.length; i++) {
            least = Math.min(least, of(optimum, found[i]));
            curve[i] = least;
        }
        return curve;
    }
}

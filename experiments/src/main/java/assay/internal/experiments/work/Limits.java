package assay.internal.experiments.work;

import assay.core.error.UsageException;

/** Limits of the numbers in options. */
public final class Limits {
    /** The largest number of threads: more than any machine can use, but few enough to create. */
    public static final int WORKERS = 1024;

    private Limits() {}

    /**
     * @param option with this number
     * @return the number
     * @throws UsageException if it is outside the limits
     */
    public static int require(String option, int found, int from, int to) {
        if (found < from || found > to) {
            throw new UsageException(option + ": expected a whole number of at "
                    + (found < from ? "least " + from : "most " + to) + ", found " + found + ".");
        }
        return found;
    }

    public static void requireWorkers(int found) {
        require("--workers", found, 1, WORKERS);
    }
}

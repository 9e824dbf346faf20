package assay.internal.experiments.work;

import assay.core.error.UsageException;

/** Numbers that options may have. */
public final class Limits {
    /** Threads; more than any machine has use for, and few enough that they can be made. */
    public static final int WORKERS = 1024;

    private Limits() {}

    /**
     * @param option whose number it is
     * @return the number
     * @throws UsageException if it is none of those from the one to the other
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

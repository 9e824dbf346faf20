package assay.internal.reports.trace;

import assay.internal.reports.document.Anchor;

/** Where a report shows the runs behind a number: what links lead to. */
public final class Places {
    private Places() {}

    /** The row of one run; with very many runs pages have no such rows. */
    public static String run(String method, long seed) {
        return Anchor.of("run", method, Long.toString(seed));
    }

    /** The row of a method that names its runs. */
    public static String method(String method) {
        return Anchor.of("runs", method);
    }
}

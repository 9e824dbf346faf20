package assay.internal.reports.trace;

import assay.internal.reports.document.Anchor;

/** The places of a report that show the runs behind a number: the targets of links. */
public final class Places {
    private Places() {}

    /** The row of one run. Pages with very many runs do not have such rows. */
    public static String run(String method, long seed) {
        return Anchor.of("run", method, Long.toString(seed));
    }

    /** The row of a method that names its runs. */
    public static String method(String method) {
        return Anchor.of("runs", method);
    }
}

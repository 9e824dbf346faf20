package assay.internal.experiments.explore;

/**
 * One number of every architecture.
 *
 * @param key in links, unique in a page
 * @param title for people
 * @param unit of the values; empty if there is none
 * @param larger whether larger values are better
 * @param values {@code [architectures]}; NaN where there is none
 */
record ExploreColumn(String key, String title, String unit, boolean larger, float[] values) {
    /** Whether any architecture has a value. */
    boolean isKnown() {
        for (float v : values) {
            if (!Float.isNaN(v)) {
                return true;
            }
        }
        return false;
    }
}

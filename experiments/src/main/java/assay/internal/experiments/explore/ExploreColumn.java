package assay.internal.experiments.explore;

import java.math.BigDecimal;
import java.math.MathContext;

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
    private static final String PERCENT = "percent";

    /** Whether any architecture has a value. */
    boolean isKnown() {
        for (float v : values) {
            if (!Float.isNaN(v)) {
                return true;
            }
        }
        return false;
    }

    /** The same with this number of significant digits; percentages are left as the table has them. */
    ExploreColumn rounded(int digits) {
        if (unit.equals(PERCENT)) {
            return this;
        }
        MathContext to = new MathContext(digits);
        float[] rounded = new float[values.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = Float.isFinite(values[i])
                    ? new BigDecimal(values[i]).round(to).floatValue()
                    : values[i];
        }
        return new ExploreColumn(key, title, unit, larger, rounded);
    }
}

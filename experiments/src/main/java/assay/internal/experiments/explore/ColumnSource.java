package assay.internal.experiments.explore;

import java.util.function.IntToDoubleFunction;

/**
 * Where the numbers of a column come from.
 *
 * @param title for people
 * @param unit of the values; empty if there is none
 * @param larger whether larger values are better
 * @param measured whether it is an accuracy: an architecture without any accuracy in the table is not shown
 * @param values by the number of an architecture in the table; NaN where there is none
 */
record ColumnSource(String title, String unit, boolean larger, boolean measured, IntToDoubleFunction values) {
    boolean has(int index) {
        return !Double.isNaN(values.applyAsDouble(index));
    }

    /** The column of a page. */
    ExploreColumn of(Explored explored) {
        float[] rows = new float[explored.size()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = (float) values.applyAsDouble(explored.index(row));
        }
        return new ExploreColumn(title.replaceAll("[^A-Za-z0-9]+", "-"), title, unit, larger, rows);
    }
}

package assay.reports;

import java.util.Arrays;

/**
 * All that the table holds for one measure: what a found cell is judged against.
 *
 * @param values accuracies of all measured cells, percent, ascending; not empty
 * @param cells how many cells the space has
 */
record Landscape(double[] values, int cells) {
    Landscape {
        values = values.clone();
        Arrays.sort(values);
    }

    /** The best accuracy of the table, percent. */
    double optimum() {
        return values[values.length - 1];
    }

    /** What a cell drawn uniformly has on average, percent. */
    double mean() {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** 1 + the number of cells that are strictly better; equal cells share a place. */
    int rank(double accuracy) {
        int low = 0;
        int high = values.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] > accuracy) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return 1 + values.length - low;
    }
}

package assay.reports;

import java.util.Arrays;

/** All that the table holds for one measure: what a found cell is judged against. */
final class Landscape {
    private final double[] byIndex;
    private final double[] values;
    private final double mean;

    /** @param byIndex accuracy of each cell of the space by its index, percent; NaN where not measured; not all NaN */
    Landscape(double[] byIndex) {
        this.byIndex = byIndex.clone();
        this.values =
                Arrays.stream(byIndex).filter(v -> !Double.isNaN(v)).sorted().toArray();
        this.mean = Arrays.stream(values).average().orElseThrow();
    }

    /** Accuracies of all measured cells, percent, ascending. */
    double[] values() {
        return values.clone();
    }

    /** Accuracy of the cell with this index, percent; NaN where not measured. */
    double at(int index) {
        return byIndex[index];
    }

    /** How many cells were measured. */
    int measured() {
        return values.length;
    }

    /** How many cells the space has. */
    int cells() {
        return byIndex.length;
    }

    /** The best accuracy of the table, percent. */
    double optimum() {
        return values[values.length - 1];
    }

    /** What a cell drawn uniformly has on average, percent. */
    double mean() {
        return mean;
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

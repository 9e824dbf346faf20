package assay.internal.experiments.audit;

import java.util.Arrays;
import java.util.Optional;

/**
 * A column of numbers in a foreign table.
 *
 * @param name of the column
 * @param seed of its rows, if the table has a column of seeds
 * @param values by architecture, NaN if there is none
 */
public record ForeignColumn(String name, Optional<Integer> seed, double[] values) {
    /** How many architectures have a number. */
    public int count() {
        return (int) Arrays.stream(values).filter(v -> !Double.isNaN(v)).count();
    }
}

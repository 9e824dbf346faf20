package assay.internal.experiments.gate;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One quantity of one method or proxy, by seed.
 *
 * @param of the method or proxy
 * @param values finite, at least one
 */
public record SeedSeries(Quantity quantity, String of, SortedMap<Long, Double> values) {
    public SeedSeries {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values of " + quantity.key() + " of " + of);
        }
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** {@code regret of darts}. */
    String name() {
        return quantity.key() + " of " + of;
    }

    public double[] all() {
        return values.values().stream().mapToDouble(v -> v).toArray();
    }

    /** The values of these seeds, in this order. All seeds must have a value. */
    double[] with(Collection<Long> seeds) {
        return seeds.stream().mapToDouble(values::get).toArray();
    }
}

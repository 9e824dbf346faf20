package assay.core.truth;

import java.util.List;
import java.util.function.Function;

/** What a table says to a {@link Query}, which it repeats. */
public sealed interface Answer {
    Query query();

    /**
     * A measured number.
     *
     * @param value in {@link Metric#unit()}
     * @param seeds the trainings it is over, ascending
     * @param source where it comes from (file or table), for people
     */
    record Measured(Query query, double value, List<Integer> seeds, String source) implements Answer {
        public Measured {
            seeds = List.copyOf(seeds);
        }
    }

    /** The table does not hold it; {@code why} says so and names what it does hold. */
    record NotMeasured(Query query, String why) implements Answer {}

    /** Handles both cases; there is no third. */
    default <T> T fold(Function<Measured, T> measured, Function<NotMeasured, T> notMeasured) {
        if (this instanceof Measured m) {
            return measured.apply(m);
        }
        return notMeasured.apply((NotMeasured) this);
    }
}

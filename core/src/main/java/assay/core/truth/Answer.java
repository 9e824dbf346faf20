package assay.core.truth;

import java.util.List;
import java.util.function.Function;

/** What a table says to a {@link Question}, which it repeats. */
public sealed interface Answer {
    Question query();

    /**
     * A number.
     *
     * @param unit of the value; costs on devices have the unit of their source
     * @param seeds the trainings it is over, ascending; empty where there are none or the source does not name them
     * @param basis how it came about
     * @param source where it comes from (file or table), for people
     */
    record Measured(Question query, double value, String unit, List<Integer> seeds, Basis basis, String source)
            implements Answer {
        public Measured {
            seeds = List.copyOf(seeds);
        }
    }

    /** There is no number; {@link #why} says so and names what there is. */
    sealed interface Absent extends Answer {
        /** Put into words when it is first asked for. */
        Why because();

        default String why() {
            return because().text();
        }
    }

    /** The table holds other numbers of this architecture. */
    record NotMeasured(Question query, Why because) implements Absent {
        public NotMeasured(Question query, String why) {
            this(query, new Why(() -> why));
        }
    }

    /** The table holds no number of this architecture at all. No other one's number is given for it. */
    record NotInTable(Question query, Why because) implements Absent {}

    /** Handles both cases; there is no third. */
    default <T> T fold(Function<Measured, T> measured, Function<Absent, T> absent) {
        if (this instanceof Measured m) {
            return measured.apply(m);
        }
        return absent.apply((Absent) this);
    }
}

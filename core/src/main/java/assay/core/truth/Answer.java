package assay.core.truth;

import java.util.List;
import java.util.function.Function;

/** The answer of a table to a {@link Question}. It repeats the question. */
public sealed interface Answer {
    Question query();

    /**
     * A number.
     *
     * @param unit of the value; costs on devices have the unit of their source
     * @param seeds the trainings that it covers, ascending; empty if there are none or the source does not name them @param
     *     basis how it came about
     * @param source where it comes from (file or table), for people
     */
    record Measured(Question query, double value, String unit, List<Integer> seeds, Basis basis, String source)
            implements Answer {
        public Measured {
            seeds = List.copyOf(seeds);
        }
    }

    /** There is no number. {@link #why} says why, and which numbers there are instead. */
    sealed interface Absent extends Answer {
        /** The words are made when they are first needed. */
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

    /** The table has no number of this architecture at all. The number of another architecture is never given instead. */
    record NotInTable(Question query, Why because) implements Absent {}

    /** Handles both cases. */
    default <T> T fold(Function<Measured, T> measured, Function<Absent, T> absent) {
        if (this instanceof Measured m) {
            return measured.apply(m);
        }
        return absent.apply((Absent) this);
    }
}

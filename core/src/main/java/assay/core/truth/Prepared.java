package assay.core.truth;

/**
 * The answers to one question for every architecture of a table, looked up in advance. Reading one takes nanoseconds and makes
 * no garbage. Immutable.
 */
public interface Prepared {
    /** How many architectures the space has; they are numbered from 0. */
    int size();

    /** Whether this architecture has a value. */
    boolean has(int arch);

    /**
     * The value of this architecture.
     *
     * @throws assay.core.error.OutOfTableException if it has none
     */
    double value(int arch);

    /** The value with its seeds and source, or why there is none. */
    Answer answer(int arch);
}

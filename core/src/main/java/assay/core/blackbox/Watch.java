package assay.core.blackbox;

/** Follows a search and its questions. */
@FunctionalInterface
public interface Watch {
    /** Nobody follows. */
    Watch NONE = (trainings, spent) -> {};

    /**
     * Called before each question. It ends the search by throwing an exception: {@link
     * assay.core.error.InterruptedRunException} if the user wants to stop.
     *
     * @param trainings how many were charged
     * @param spent share of the budget, 0..1
     */
    void asks(int trainings, double spent);
}

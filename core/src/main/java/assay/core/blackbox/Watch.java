package assay.core.blackbox;

/** Follows a search while it asks. */
@FunctionalInterface
public interface Watch {
    /** Nobody follows. */
    Watch NONE = (trainings, spent) -> {};

    /**
     * Told before each question. What it throws ends the search: {@link assay.core.error.InterruptedRunException} on a wish to
     * stop.
     *
     * @param trainings how many were charged
     * @param spent share of the budget, 0..1
     */
    void asks(int trainings, double spent);
}

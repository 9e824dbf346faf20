package assay.internal.experiments.place;

/** Watches a unit while it is done. */
public interface UnitWatch {
    /** Whether the unit should halt. */
    boolean halted();

    /**
     * A part of the unit is done.
     *
     * @param name for people
     * @param weight its share of the work
     */
    void part(String name, double weight);
}

package assay.core.run;

/** Receives the progress of one job. */
@FunctionalInterface
public interface JobProgress {
    /**
     * @param done share of the job, 0..1
     * @param what for people: {@code epoch 3/25}
     */
    void at(double done, String what);

    /** An epoch of its search is over. */
    default void epoch(EpochRecord record) {}
}

package assay.core.run;

/**
 * Receives the progress of an experiment, a sweep or a build. Work comes in rounds: {@link #begins}, then its jobs, then
 * {@link #ends}. Jobs report from several threads. Methods that are not overridden do nothing.
 */
public interface WorkListener {
    /** Ignores everything. */
    WorkListener SILENT = new WorkListener() {};

    /** A message for people during the work. */
    default void remark(String text) {}

    /**
     * A round of work.
     *
     * @param weight of all its jobs together
     */
    default void begins(double weight, int jobs) {}

    /** A job that was already done by an earlier start of the program. */
    default void found(double weight) {}

    /**
     * Progress of a job. A job that continues from a checkpoint reports the checkpoint's progress first.
     *
     * @param done share of the job, 0..1
     * @param what for people: {@code epoch 3/25}
     */
    default void at(String job, double weight, double done, String what) {}

    /**
     * An epoch of a job's search is over; for a job that an earlier start of the program did, this is called for all its
     * epochs.
     */
    default void epoch(String job, EpochRecord record) {}

    default void finished(String job, double weight) {}

    /** The round is over, whether all jobs are done or not. */
    default void ends() {}

    /** A job failed; the others continue. */
    default void failed(String job, String cause) {}

    /** The user asked to stop. The virtual machine may end soon after this call. */
    default void interrupted(String message) {}

    /** A listener for one job with this weight. */
    default JobProgress job(String id, double weight) {
        return new JobProgress() {
            @Override
            public void at(double done, String what) {
                WorkListener.this.at(id, weight, done, what);
            }

            @Override
            public void epoch(EpochRecord record) {
                WorkListener.this.epoch(id, record);
            }
        };
    }
}

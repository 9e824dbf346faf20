package assay.core.run;

/**
 * Hears how an experiment, a sweep or a build gets on. Work comes in rounds: {@link #begins}, then its jobs, then {@link
 * #ends}. Jobs report from several threads. Whatever is not overridden does nothing.
 */
public interface WorkListener {
    /** Hears nothing. */
    WorkListener SILENT = new WorkListener() {};

    /** What people may want to know on the way. */
    default void remark(String text) {}

    /**
     * A round of work.
     *
     * @param weight of all its jobs together
     */
    default void begins(double weight, int jobs) {}

    /** A job that an earlier start of the program did. */
    default void found(double weight) {}

    /**
     * A job gets on. A checkpoint that it goes on from shows as its first report.
     *
     * @param done share of the job, 0..1
     * @param what for people: {@code epoch 3/25}
     */
    default void at(String job, double weight, double done, String what) {}

    default void finished(String job, double weight) {}

    /** The round is over, whether all was done or not. */
    default void ends() {}

    /** A job that failed; the others go on. */
    default void failed(String job, String cause) {}

    /** Somebody asked to stop. The virtual machine may end soon after this was told. */
    default void interrupted(String message) {}

    /** For one job of this weight. */
    default JobProgress job(String id, double weight) {
        return (done, what) -> at(id, weight, done, what);
    }
}

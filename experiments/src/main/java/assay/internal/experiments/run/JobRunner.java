package assay.internal.experiments.run;

import assay.core.run.JobProgress;
import assay.core.run.RunRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Does jobs; used by one thread. */
public interface JobRunner extends AutoCloseable {
    /**
     * Does a job to its end, from its checkpoint if there is one.
     *
     * @return one record for each of the job's methods, in their order
     * @throws assay.core.error.InterruptedRunException if {@code context.stop()} became true; the checkpoint is written
     */
    List<RunRecord> run(Job job, Context context);

    @Override
    void close();

    /**
     * The environment of a job.
     *
     * @param checkpoint the job's file to continue from and to write to
     * @param program the job's folder for the search of a user's program
     * @param progress is told how much is done
     * @param stop is asked after each step
     */
    record Context(Path checkpoint, Path program, JobProgress progress, BooleanSupplier stop) {}
}

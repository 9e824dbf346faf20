package assay.internal.experiments.train;

import static assay.internal.experiments.work.EngineMemory.gib;

import assay.core.error.ShapeException;
import assay.core.error.UsageException;
import assay.internal.supernet.train.TrainMemory;
import java.util.Locale;

/** Checks that a training fits into memory, before it starts. */
public final class TrainFit {
    private TrainFit() {}

    /** Bytes that a training holds in tensors, counted without taking them. */
    public static long bytes(TrainJob job) {
        return TrainMemory.bytes(
                job.plan()::make, job.recipe(), job.workers(), job.plan().imageSize());
    }

    private static long need(TrainJob job, String what, String batch) {
        try {
            return bytes(job);
        } catch (ShapeException e) {
            throw new UsageException(
                    "memory: " + what + " with " + batch + " " + job.recipe().batch()
                            + " needs more than any engine has: " + e.getMessage() + " Lower " + batch + ".",
                    e);
        }
    }

    /**
     * @param what the training, for people
     * @param batch the user's name of the batch size
     * @param together the largest number of such trainings at a time
     * @param limit bytes that all of them may hold in tensors
     * @throws UsageException naming batch, need and limit, if they do not fit
     */
    public static void check(TrainJob job, String what, String batch, int together, long limit) {
        long need = need(job, what, batch);
        if (need * together <= limit) {
            return;
        }
        boolean several = together > 1;
        throw new UsageException(String.format(
                Locale.ROOT,
                "memory: %s holds %.1f GiB in tensors with %s %d%s: expected at most %.1f GiB. Lower %s,%s or take fewer"
                        + " channels or cells.",
                what,
                gib(need),
                batch,
                job.recipe().batch(),
                several
                        ? String.format(Locale.ROOT, ", and %d at a time %.1f GiB", together, gib(need * together))
                        : "",
                gib(limit),
                batch,
                several && need <= limit ? " give --workers " + limit / need + "," : ""));
    }
}

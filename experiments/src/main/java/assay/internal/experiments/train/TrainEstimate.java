package assay.internal.experiments.train;

import assay.internal.experiments.images.TrainImages;
import assay.internal.images.BatchPlan;
import assay.internal.images.Batches;
import assay.internal.images.ImageSet;
import assay.internal.supernet.train.Trainer;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The cost of a training. The times are estimated from a few small steps that are timed; the rest is counted.
 *
 * @param timedImages images of a timed step
 * @param memoryBytes held by the engine
 * @param stepSeconds of a step of the whole batch
 * @param testSeconds of one test image
 */
public record TrainEstimate(TrainJob job, int timedImages, long memoryBytes, double stepSeconds, double testSeconds) {
    /** How many steps are timed, after one that is not. */
    public static final int TIMED_STEPS = 3;

    /**
     * Images of a timed step, for each worker. The time of a step is proportional to its images, so a few images are enough
     * for an answer within seconds.
     */
    private static final int TIMED_IMAGES = 8;

    /**
     * Times some steps.
     *
     * @param remark receives the message that says what is being timed
     */
    public static TrainEstimate of(TrainJob job, Consumer<String> remark) {
        int batch = job.recipe().batch();
        TrainImages data = job.data();
        int timed = Math.min(batch, TIMED_IMAGES * job.workers());
        remark.accept("timing " + (TIMED_STEPS + 1) + " steps of " + timed + " images ...");
        try (Trainer trainer = job.inBatchesOf(timed).trainer(Path.of("no-checkpoint-of-a-dry-run"))) {
            double step = trainer.time(TIMED_STEPS) * batch / timed;
            long memory = TrainFit.bytes(job);
            int some = Math.min(data.test().size(), timed);
            ImageSet first = data.test().subset(IntStream.range(0, some).toArray());
            Batches tests = new Batches(BatchPlan.evaluation(first, data.normalisation(), timed));
            trainer.evaluate(tests);
            long from = System.nanoTime();
            trainer.evaluate(tests);
            double image = (System.nanoTime() - from) / 1e9 / some;
            return new TrainEstimate(job, timed, memory, step, image);
        }
    }

    public int stepsPerEpoch() {
        return job.batches().stepsPerEpoch();
    }

    /** Hours of the whole training on this machine, with a measurement after each epoch. */
    public double hours() {
        double epoch =
                stepsPerEpoch() * stepSeconds + testSeconds * job.data().test().size();
        return job.recipe().epochs() * epoch / 3600;
    }
}

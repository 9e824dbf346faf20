package assay.internal.cli.train;

import assay.internal.cli.Json;
import assay.internal.experiments.images.TrainImages;
import assay.internal.experiments.train.NetworkPlan;
import assay.internal.experiments.train.TrainFit;
import assay.internal.experiments.train.TrainJob;
import assay.internal.images.BatchPlan;
import assay.internal.images.Batches;
import assay.internal.images.ImageSet;
import assay.internal.supernet.train.Recipe;
import assay.internal.supernet.train.Trainer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** What a training would cost. Some numbers are counted; the times are estimated from a few small steps that are timed. */
record DryRun(TrainJob job) {
    private static final int TIMED_STEPS = 3;

    /**
     * Images of a timed step, for each worker. The time of a step is proportional to its images, so a few images are enough
     * for an answer within seconds.
     */
    private static final int TIMED_IMAGES = 16;

    /** @param remark receives the message that says what is being timed */
    int tell(PrintWriter out, Consumer<String> remark, boolean json) {
        NetworkPlan plan = job.plan();
        Recipe recipe = job.recipe();
        TrainImages data = job.data();
        int timed = Math.min(recipe.batch(), TIMED_IMAGES * job.workers());
        remark.accept("timing " + (TIMED_STEPS + 1) + " steps of " + timed + " images ...");
        try (Trainer trainer = job.inBatchesOf(timed).trainer(Path.of("no-checkpoint-of-a-dry-run"))) {
            double step = trainer.time(TIMED_STEPS) * recipe.batch() / timed;
            long memory = TrainFit.bytes(job);
            int some = Math.min(data.test().size(), timed);
            ImageSet first = data.test().subset(IntStream.range(0, some).toArray());
            Batches tests = new Batches(BatchPlan.evaluation(first, data.normalisation(), timed));
            trainer.evaluate(tests);
            long from = System.nanoTime();
            trainer.evaluate(tests);
            double image = (System.nanoTime() - from) / 1e9 / some;
            int steps = job.batches().stepsPerEpoch();
            double seconds =
                    recipe.epochs() * (steps * step + image * data.test().size());
            ObjectNode o = Json.answer("train-dry-run");
            plan.texts().forEach(o::put);
            o.put("params", plan.params())
                    .put("params_with_auxiliary", plan.params() + plan.auxiliaryParams())
                    .put("multiply_adds", plan.multiplyAdds())
                    .put("train_images", data.train().size())
                    .put("test_images", data.test().size())
                    .put("epochs", recipe.epochs())
                    .put("steps_per_epoch", steps)
                    .put("engine_memory_bytes", memory)
                    .put("step_seconds", step)
                    .put("timed_images", timed)
                    .put("test_image_seconds", image)
                    .put("estimated_hours", seconds / 3600);
            if (json) {
                Json.print(out, o);
            } else {
                print(out, o);
            }
            return 0;
        }
    }

    private void print(PrintWriter out, ObjectNode o) {
        NetworkPlan plan = job.plan();
        Recipe recipe = job.recipe();
        line(
                out,
                "parameters",
                "%,d (%,d with the auxiliary classifier)",
                plan.params(),
                plan.params() + plan.auxiliaryParams());
        line(out, "multiply-adds", "%.2f M an image", plan.multiplyAdds() / 1e6);
        line(out, "images", "%s", job.data().words());
        line(
                out,
                "steps",
                "%d epochs of %d, batch %d",
                recipe.epochs(),
                o.get("steps_per_epoch").asInt(),
                recipe.batch());
        line(
                out,
                "memory",
                "%.2f GiB held by the engine",
                o.get("engine_memory_bytes").asLong() / 1073741824.0);
        line(
                out,
                "speed",
                "%.3f s a step (%.1f images/s), from %d steps of %d images; %.4f s a test image",
                o.get("step_seconds").asDouble(),
                recipe.batch() / o.get("step_seconds").asDouble(),
                TIMED_STEPS,
                o.get("timed_images").asInt(),
                o.get("test_image_seconds").asDouble());
        line(
                out,
                "estimated",
                "%.1f hours on this machine, backend %s, workers %d, a measurement after each epoch",
                o.get("estimated_hours").asDouble(),
                job.backend(),
                job.workers());
    }

    private static void line(PrintWriter out, String name, String format, Object... values) {
        out.println(String.format(Locale.ROOT, "%-14s", name) + String.format(Locale.ROOT, format, values));
    }
}

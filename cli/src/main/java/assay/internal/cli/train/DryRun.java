package assay.internal.cli.train;

import assay.internal.cli.Json;
import assay.internal.experiments.language.LanguageEstimate;
import assay.internal.experiments.language.LanguageJob;
import assay.internal.experiments.train.NetworkPlan;
import assay.internal.experiments.train.TrainEstimate;
import assay.internal.experiments.train.TrainJob;
import assay.internal.recurrent.text.TextSplit;
import assay.internal.recurrent.train.LanguageRecipe;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * The answer of {@code assay train --dry-run}: what a training would cost.
 *
 * @param json whether it is JSON
 */
record DryRun(PrintWriter out, boolean json) {
    private static final double GIB = 1L << 30;

    /** Prints the cost of training a network on images. */
    void tell(TrainEstimate cost) {
        NetworkPlan plan = cost.job().plan();
        TrainJob job = cost.job();
        long withAuxiliary = plan.params() + plan.auxiliaryParams();
        if (json) {
            ObjectNode o = Json.answer("train-dry-run");
            plan.texts().forEach(o::put);
            Json.print(
                    out,
                    o.put("params", plan.params())
                            .put("params_with_auxiliary", withAuxiliary)
                            .put("multiply_adds", plan.multiplyAdds())
                            .put("train_images", job.data().train().size())
                            .put("test_images", job.data().test().size())
                            .put("epochs", job.recipe().epochs())
                            .put("steps_per_epoch", cost.stepsPerEpoch())
                            .put("engine_memory_bytes", cost.memoryBytes())
                            .put("step_seconds", cost.stepSeconds())
                            .put("timed_images", cost.timedImages())
                            .put("test_image_seconds", cost.testSeconds())
                            .put("estimated_hours", cost.hours()));
            return;
        }
        int batch = job.recipe().batch();
        line("parameters", "%,d (%,d with the auxiliary classifier)", plan.params(), withAuxiliary);
        line("multiply-adds", "%.2f M an image", plan.multiplyAdds() / 1e6);
        line("images", "%s", job.data().words());
        line("steps", "%d epochs of %d, batch %d", job.recipe().epochs(), cost.stepsPerEpoch(), batch);
        line("memory", "%.2f GiB held by the engine", cost.memoryBytes() / GIB);
        line(
                "speed",
                "%.3f s a step (%.1f images/s), from %d steps of %d images; %.4f s a test image",
                cost.stepSeconds(),
                batch / cost.stepSeconds(),
                TrainEstimate.TIMED_STEPS,
                cost.timedImages(),
                cost.testSeconds());
        line(
                "estimated",
                "%.1f hours on this machine, backend %s, workers %d, a measurement after each epoch",
                cost.hours(),
                job.backend(),
                job.workers());
    }

    /** Prints the cost of training a language model on a text. */
    void tell(LanguageEstimate cost) {
        LanguageJob job = cost.job();
        LanguageRecipe recipe = job.recipe();
        long steps = Math.round(cost.stepsPerEpoch());
        if (json) {
            Json.print(
                    out,
                    Json.answer("train-text-dry-run")
                            .put("arch", job.arch().text())
                            .put("params", job.cost().params())
                            .put("multiply_adds", job.cost().multiplyAdds())
                            .put("vocabulary", job.corpus().vocabulary().size())
                            .put("train_words", job.corpus().tokens(TextSplit.TRAIN).length)
                            .put("epochs", recipe.allEpochs())
                            .put("steps_per_epoch", steps)
                            .put("engine_memory_bytes", cost.memoryBytes())
                            .put("step_seconds", cost.stepSeconds())
                            .put("validation_seconds", cost.validationSeconds())
                            .put("test_seconds", cost.testSeconds())
                            .put("estimated_hours", cost.hours()));
            return;
        }
        line("parameters", "%,d", job.cost().params());
        line("multiply-adds", "%.2f M a word", job.cost().multiplyAdds() / 1e6);
        line("text", "%s", job.corpus().words());
        line(
                "steps",
                "%d epochs of about %d, batch %d, %d steps of time",
                recipe.allEpochs(),
                steps,
                recipe.batch(),
                recipe.bptt());
        line("memory", "%.2f GiB held by the engine", cost.memoryBytes() / GIB);
        line(
                "speed",
                "%.3f s a step (%.0f words/s), mean of %d after one; %.1f s a validation, %.1f s the test",
                cost.stepSeconds(),
                recipe.batch() * recipe.bptt() / cost.stepSeconds(),
                LanguageEstimate.TIMED_STEPS,
                cost.validationSeconds(),
                cost.testSeconds());
        line(
                "estimated",
                "%.1f hours on this machine, backend %s, a validation after each epoch",
                cost.hours(),
                job.backend());
    }

    private void line(String name, String format, Object... values) {
        out.println(String.format(Locale.ROOT, "%-14s", name) + String.format(Locale.ROOT, format, values));
    }
}

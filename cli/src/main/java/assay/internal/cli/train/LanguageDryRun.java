package assay.internal.cli.train;

import assay.internal.cli.Json;
import assay.internal.experiments.language.LanguageJob;
import assay.internal.recurrent.text.TextSplit;
import assay.internal.recurrent.train.LanguageRecipe;
import assay.internal.recurrent.train.LanguageTrainer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** What the training of a language model would cost: counted, and from a few steps of it that are timed. */
record LanguageDryRun(LanguageJob job) {
    private static final int TIMED_STEPS = 2;

    int tell(PrintWriter out, boolean json) {
        LanguageRecipe recipe = job.recipe();
        try (LanguageTrainer trainer = job.trainer(Path.of("no-checkpoint-of-a-dry-run"))) {
            double step = trainer.time(TIMED_STEPS);
            double steps = (double) trainer.rows() / recipe.bptt();
            double seconds = recipe.allEpochs() * (steps * step + trainer.validationSeconds()) + trainer.testSeconds();
            ObjectNode o = Json.answer("train-text-dry-run")
                    .put("arch", job.arch().text())
                    .put("params", job.cost().params())
                    .put("multiply_adds", job.cost().multiplyAdds())
                    .put("vocabulary", job.corpus().vocabulary().size())
                    .put("train_words", job.corpus().tokens(TextSplit.TRAIN).length)
                    .put("epochs", recipe.allEpochs())
                    .put("steps_per_epoch", Math.round(steps))
                    .put("engine_memory_bytes", trainer.bytesHeld())
                    .put("step_seconds", step)
                    .put("validation_seconds", trainer.validationSeconds())
                    .put("test_seconds", trainer.testSeconds())
                    .put("estimated_hours", seconds / 3600);
            if (json) {
                Json.print(out, o);
            } else {
                print(out, o);
            }
        }
        return 0;
    }

    private void print(PrintWriter out, ObjectNode o) {
        LanguageRecipe recipe = job.recipe();
        double step = o.get("step_seconds").asDouble();
        line(out, "parameters", "%,d", job.cost().params());
        line(out, "multiply-adds", "%.2f M a word", job.cost().multiplyAdds() / 1e6);
        line(out, "text", "%s", job.corpus().words());
        line(
                out,
                "steps",
                "%d epochs of about %d, batch %d, %d steps of time",
                recipe.allEpochs(),
                o.get("steps_per_epoch").asLong(),
                recipe.batch(),
                recipe.bptt());
        line(
                out,
                "memory",
                "%.2f GiB held by the engine",
                o.get("engine_memory_bytes").asLong() / 1073741824.0);
        line(
                out,
                "speed",
                "%.3f s a step (%.0f words/s), mean of %d after one; %.1f s a validation, %.1f s the test",
                step,
                recipe.batch() * recipe.bptt() / step,
                TIMED_STEPS,
                o.get("validation_seconds").asDouble(),
                o.get("test_seconds").asDouble());
        line(
                out,
                "estimated",
                "%.1f hours on this machine, backend %s, a validation after each epoch",
                o.get("estimated_hours").asDouble(),
                job.backend());
    }

    private static void line(PrintWriter out, String name, String format, Object... values) {
        out.println(String.format(Locale.ROOT, "%-14s", name) + String.format(Locale.ROOT, format, values));
    }
}

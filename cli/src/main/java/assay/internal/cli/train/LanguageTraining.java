package assay.internal.cli.train;

import assay.internal.cli.Json;
import assay.internal.core.io.WholeFile;
import assay.internal.experiments.language.LanguageHistory;
import assay.internal.experiments.language.LanguageJob;
import assay.internal.experiments.language.LanguageModelFile;
import assay.internal.experiments.language.LanguageReport;
import assay.internal.experiments.train.TrainFolder;
import assay.internal.experiments.work.StopSignal;
import assay.internal.experiments.work.Version;
import assay.internal.recurrent.train.LanguageEpoch;
import assay.internal.recurrent.train.LanguageQuality;
import assay.internal.recurrent.train.LanguageTrainer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code assay train --text}: trains, measures the best weights on the test text once, and writes what came out.
 *
 * @param name of the architecture, for people
 * @param command as it was given
 * @param progress where to tell how it gets on; null for silence
 */
record LanguageTraining(
        LanguageJob job,
        String name,
        String command,
        PrintWriter out,
        PrintWriter err,
        PrintWriter progress,
        boolean live) {

    int run(TrainFolder folder, boolean json) {
        try (StopSignal stop = new StopSignal();
                LanguageTrainer trainer = job.trainer(folder.file(TrainFolder.CHECKPOINT))) {
            TrainProgress told = new TrainProgress(
                    progress, live, System::nanoTime, job.recipe().allEpochs(), stop);
            if (!trainer.results().isEmpty()) {
                told.remark("going on after epoch " + trainer.results().size());
            }
            List<LanguageEpoch> all = Interruption.told(
                    err,
                    () -> trainer.run(
                            told.onText(r -> LanguageHistory.write(folder.file("history.csv"), trainer.results()))));
            told.remark("measuring on the test text");
            finish(trainer, all, trainer.test(), folder, json);
        }
        return 0;
    }

    private void finish(
            LanguageTrainer trainer, List<LanguageEpoch> all, LanguageQuality test, TrainFolder folder, boolean json) {
        Map<String, String> about = job.about();
        LanguageEpoch best = trainer.best();
        LanguageModelFile.write(folder.file(TrainFolder.MODEL), job, about, trainer.model());
        ObjectNode answer = Json.answer("train-text")
                .put("arch", job.arch().text())
                .put("params", job.cost().params())
                .put("multiply_adds", job.cost().multiplyAdds())
                .put("vocabulary", job.corpus().vocabulary().size());
        about.forEach(answer::put);
        answer.put("best_epoch", best.epoch());
        LanguageHistory.json(answer.putObject("valid"), best.valid());
        LanguageHistory.json(answer.putObject("test"), test);
        LanguageHistory.json(answer.putArray("epochs"), all);
        LanguageHistory.write(folder.file("history.csv"), all);
        WholeFile.write(folder.file("history.json"), answer.toPrettyString() + "\n");
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("architecture", name);
        facts.put("command", command);
        facts.put("assay", Version.number() + " (" + Version.commit() + ")");
        facts.putAll(about);
        new LanguageReport(job, all, best, test, facts)
                .write(folder.file("report.html").getParent());
        if (json) {
            Json.print(out, answer);
            return;
        }
        out.printf(
                Locale.ROOT,
                "perplexity: test %.2f (as released %.2f), validation %.2f (%.2f), of epoch %d; %,d parameters%n",
                test.perplexity(),
                test.releasedPerplexity(),
                best.valid().perplexity(),
                best.valid().releasedPerplexity(),
                best.epoch(),
                job.cost().params());
        out.println(folder.file("report.html"));
        out.println(folder.file(TrainFolder.MODEL));
    }
}

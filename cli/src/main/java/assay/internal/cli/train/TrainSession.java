package assay.internal.cli.train;

import assay.core.error.InterruptedRunException;
import assay.internal.cli.Json;
import assay.internal.core.io.WholeFile;
import assay.internal.experiments.language.LanguageHistory;
import assay.internal.experiments.language.LanguageJob;
import assay.internal.experiments.language.LanguageModelFile;
import assay.internal.experiments.language.LanguageReport;
import assay.internal.experiments.train.ModelFile;
import assay.internal.experiments.train.NetworkPlan;
import assay.internal.experiments.train.TrainFolder;
import assay.internal.experiments.train.TrainHistory;
import assay.internal.experiments.train.TrainJob;
import assay.internal.experiments.train.TrainReport;
import assay.internal.experiments.work.StopSignal;
import assay.internal.experiments.work.Version;
import assay.internal.recurrent.train.LanguageEpoch;
import assay.internal.recurrent.train.LanguageObserver;
import assay.internal.recurrent.train.LanguageQuality;
import assay.internal.recurrent.train.LanguageTrainer;
import assay.internal.supernet.train.EpochResult;
import assay.internal.supernet.train.TrainObserver;
import assay.internal.supernet.train.Trainer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code assay train}: trains a network, measures it, and writes the results.
 *
 * @param name of the architecture, for people
 * @param command as it was given
 * @param progress where progress is shown; null for silence
 * @param json whether the answer is JSON
 */
record TrainSession(
        String name,
        String command,
        PrintWriter out,
        PrintWriter err,
        PrintWriter progress,
        boolean live,
        boolean json) {

    /**
     * Trains on images.
     *
     * @param testEvery epochs between measurements
     */
    void run(TrainJob job, TrainFolder folder, int testEvery) {
        try (StopSignal stop = new StopSignal();
                Trainer trainer = job.trainer(folder.file(TrainFolder.CHECKPOINT))) {
            TrainProgress told = progress(job.recipe().epochs(), stop, trainer.results());
            TrainObserver observer =
                    told.onImages(r -> TrainHistory.write(folder.file(TrainFolder.HISTORY), trainer.results()));
            List<EpochResult> all = work(() -> trainer.run(Optional.of(job.tests()), testEvery, observer));
            trainer.look(net -> {
                ModelFile.write(folder.file(TrainFolder.MODEL), job.plan(), job.data(), job.about(), net);
                return net;
            });
            finish(job, all, folder);
        }
    }

    private void finish(TrainJob job, List<EpochResult> all, TrainFolder folder) {
        NetworkPlan plan = job.plan();
        ObjectNode answer = Json.answer("train");
        plan.texts().forEach(answer::put);
        answer.put("params", plan.params())
                .put("params_with_auxiliary", plan.params() + plan.auxiliaryParams())
                .put("multiply_adds", plan.multiplyAdds());
        job.about().forEach(answer::put);
        EpochsJson.images(answer.putArray("epochs"), all);
        TrainHistory.write(folder.file(TrainFolder.HISTORY), all);
        Map<String, String> facts = facts(Map.of("images", job.data().words()), job.about());
        new TrainReport(plan, all, facts).write(folder.file("report.html").getParent());
        EpochResult.Quality q = all.get(all.size() - 1).test().orElseThrow();
        answer(
                folder,
                answer,
                String.format(
                        Locale.ROOT,
                        "top-1 %.2f %%  top-5 %.2f %%  loss %.4f  on %d test images; %,d parameters, %.2f M multiply-adds",
                        q.top1(),
                        q.top5(),
                        q.loss(),
                        q.images(),
                        plan.params(),
                        plan.multiplyAdds() / 1e6));
    }

    /** Trains on a text. The best weights are measured on the test text once. */
    void run(LanguageJob job, TrainFolder folder) {
        try (StopSignal stop = new StopSignal();
                LanguageTrainer trainer = job.trainer(folder.file(TrainFolder.CHECKPOINT))) {
            TrainProgress told = progress(job.recipe().allEpochs(), stop, trainer.results());
            LanguageObserver observer =
                    told.onText(r -> LanguageHistory.write(folder.file(TrainFolder.HISTORY), trainer.results()));
            List<LanguageEpoch> all = work(() -> trainer.run(observer));
            told.remark("measuring on the test text");
            LanguageQuality test = work(() -> trainer.test(observer));
            LanguageModelFile.write(folder.file(TrainFolder.MODEL), job, job.about(), trainer.model());
            finish(job, all, trainer.best(), test, folder);
        }
    }

    private void finish(
            LanguageJob job, List<LanguageEpoch> all, LanguageEpoch best, LanguageQuality test, TrainFolder folder) {
        ObjectNode answer = Json.answer("train-text")
                .put("arch", job.arch().text())
                .put("params", job.cost().params())
                .put("multiply_adds", job.cost().multiplyAdds())
                .put("vocabulary", job.corpus().vocabulary().size());
        job.about().forEach(answer::put);
        answer.put("best_epoch", best.epoch());
        EpochsJson.text(answer.putObject("valid"), best.valid());
        EpochsJson.text(answer.putObject("test"), test);
        EpochsJson.text(answer.putArray("epochs"), all);
        LanguageHistory.write(folder.file(TrainFolder.HISTORY), all);
        new LanguageReport(job, all, best, test, facts(Map.of(), job.about()))
                .write(folder.file("report.html").getParent());
        answer(
                folder,
                answer,
                String.format(
                        Locale.ROOT,
                        "perplexity: test %.2f (as released %.2f), validation %.2f (%.2f), of epoch %d; %,d parameters",
                        test.perplexity(),
                        test.releasedPerplexity(),
                        best.valid().perplexity(),
                        best.valid().releasedPerplexity(),
                        best.epoch(),
                        job.cost().params()));
    }

    private TrainProgress progress(int epochs, StopSignal stop, List<?> before) {
        TrainProgress told = new TrainProgress(progress, live, System::nanoTime, epochs, stop);
        if (!before.isEmpty()) {
            told.remark("going on after epoch " + before.size());
        }
        return told;
    }

    /**
     * Does the work. If it is stopped, the user is told before the signal closes, because the virtual machine ends after that.
     *
     * @throws InterruptedRunException if it was stopped; the user was told
     */
    private <T> T work(Supplier<T> work) {
        try {
            return work.get();
        } catch (InterruptedRunException e) {
            err.println("assay: " + e.getMessage());
            err.flush();
            throw e;
        }
    }

    /** The facts for a report. */
    private Map<String, String> facts(Map<String, String> data, Map<String, String> about) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("architecture", name);
        facts.putAll(data);
        facts.put("command", command);
        facts.put("assay", Version.number() + " (" + Version.commit() + ")");
        facts.putAll(about);
        return facts;
    }

    private void answer(TrainFolder folder, ObjectNode answer, String words) {
        WholeFile.write(folder.file("history.json"), answer.toPrettyString() + "\n");
        if (json) {
            Json.print(out, answer);
            return;
        }
        out.println(words);
        out.println(folder.file("report.html"));
        out.println(folder.file(TrainFolder.MODEL));
    }
}

package assay.internal.cli.train;

import assay.internal.cli.Json;
import assay.internal.core.io.WholeFile;
import assay.internal.experiments.train.ModelFile;
import assay.internal.experiments.train.NetworkPlan;
import assay.internal.experiments.train.TrainFolder;
import assay.internal.experiments.train.TrainHistory;
import assay.internal.experiments.train.TrainJob;
import assay.internal.experiments.train.TrainReport;
import assay.internal.experiments.work.StopSignal;
import assay.internal.experiments.work.Version;
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

/**
 * {@code assay train}: trains a network on images, measures it, and writes what came out.
 *
 * @param name of the architecture, for people
 * @param command as it was given
 * @param progress where to tell how it gets on; null for silence
 */
record ImageTraining(
        TrainJob job,
        String name,
        String command,
        PrintWriter out,
        PrintWriter err,
        PrintWriter progress,
        boolean live) {

    /** @param testEvery epochs between measurements */
    int run(TrainFolder folder, int testEvery, boolean json) {
        try (StopSignal stop = new StopSignal();
                Trainer trainer = job.trainer(folder.file(TrainFolder.CHECKPOINT))) {
            TrainProgress told = new TrainProgress(
                    progress, live, System::nanoTime, job.recipe().epochs(), stop);
            if (!trainer.results().isEmpty()) {
                told.remark("going on after epoch " + trainer.results().size());
            }
            TrainObserver observer =
                    told.onImages(r -> TrainHistory.write(folder.file("history.csv"), trainer.results()));
            List<EpochResult> all =
                    Interruption.told(err, () -> trainer.run(Optional.of(job.tests()), testEvery, observer));
            trainer.look(net -> {
                ModelFile.write(folder.file(TrainFolder.MODEL), job.plan(), job.data(), job.about(), net);
                return net;
            });
            finish(all, folder, json);
        }
        return 0;
    }

    private void finish(List<EpochResult> all, TrainFolder folder, boolean json) {
        NetworkPlan plan = job.plan();
        Map<String, String> about = job.about();
        ObjectNode answer = Json.answer("train");
        plan.texts().forEach(answer::put);
        answer.put("params", plan.params())
                .put("params_with_auxiliary", plan.params() + plan.auxiliaryParams())
                .put("multiply_adds", plan.multiplyAdds());
        about.forEach(answer::put);
        TrainHistory.json(answer.putArray("epochs"), all);
        TrainHistory.write(folder.file("history.csv"), all);
        WholeFile.write(folder.file("history.json"), answer.toPrettyString() + "\n");
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("architecture", name);
        facts.put("images", job.data().words());
        facts.put("command", command);
        facts.put("assay", Version.number() + " (" + Version.commit() + ")");
        facts.putAll(about);
        new TrainReport(plan, all, facts).write(folder.file("report.html").getParent());
        if (json) {
            Json.print(out, answer);
            return;
        }
        EpochResult.Quality q = all.get(all.size() - 1).test().orElseThrow();
        out.printf(
                Locale.ROOT,
                "top-1 %.2f %%  top-5 %.2f %%  loss %.4f  on %d test images; %,d parameters, %.2f M multiply-adds%n",
                q.top1(),
                q.top5(),
                q.loss(),
                q.images(),
                plan.params(),
                plan.multiplyAdds() / 1e6);
        out.println(folder.file("report.html"));
        out.println(folder.file(TrainFolder.MODEL));
    }
}

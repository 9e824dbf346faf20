package assay.internal.experiments.judge;

import assay.core.run.JobProgress;
import assay.core.run.Training;
import assay.core.run.WorkListener;
import assay.internal.experiments.language.LanguageJob;
import assay.internal.recurrent.train.LanguageEpoch;
import assay.internal.recurrent.train.LanguageObserver;
import assay.internal.recurrent.train.LanguageQuality;
import assay.internal.recurrent.train.LanguageTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One training of a found cell's language model. Its result is in {@code FILE.json}, kind {@code text-training}.
 *
 * @param dataset key of its text
 */
record LanguageUnit(LanguageJob job, String dataset, Path file) implements NetworkTraining {
    private ResultFile kept() {
        return new ResultFile(file, "the language model");
    }

    @Override
    public Optional<Training> found() {
        return kept().read(node -> new Training(
                job.arch(),
                dataset,
                job.seed(),
                job.recipe().allEpochs(),
                new Training.Words(
                        (int) ResultFile.number(node, "best_epoch"),
                        ResultFile.number(node, "valid_loss"),
                        ResultFile.number(node, "loss"),
                        ResultFile.number(node, "released_loss")),
                ResultFile.number(node, "train_loss"),
                job.cost().params(),
                job.cost().multiplyAdds(),
                ResultFile.number(node, "seconds")));
    }

    private String text(LanguageEpoch best, LanguageEpoch last, LanguageQuality test) {
        return ResultFile.object("text-training", job.arch().text(), job.seed())
                .put("best_epoch", best.epoch())
                .put("valid_loss", best.valid().loss())
                .put("loss", test.loss())
                .put("released_loss", test.releasedLoss())
                .put("train_loss", last.trainLoss())
                .put("seconds", last.seconds())
                .toString();
    }

    @Override
    public void train(WorkListener progress, BooleanSupplier halted) throws IOException {
        int epochs = job.recipe().allEpochs();
        String id = kept().id();
        JobProgress listener = progress.job(id, epochs);
        LanguageObserver observer = new LanguageObserver() {
            @Override
            public void step(int epoch, int row, int rows, double loss) {
                listener.at((epoch + (double) row / rows) / epochs, "epoch " + (epoch + 1) + "/" + epochs);
            }

            @Override
            public boolean stop() {
                return halted.getAsBoolean();
            }
        };
        Files.createDirectories(file.toAbsolutePath().getParent());
        String result;
        try (LanguageTrainer trainer = job.trainer(kept().checkpoint())) {
            List<LanguageEpoch> all = trainer.run(observer);
            result = text(trainer.best(), all.get(all.size() - 1), trainer.test(observer));
        }
        kept().keep(result);
        Path checkpoint = kept().checkpoint();
        Files.deleteIfExists(checkpoint.resolveSibling(checkpoint.getFileName() + "-best"));
        progress.finished(id, epochs);
    }
}

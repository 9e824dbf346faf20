package assay.internal.experiments.judge;

import assay.core.error.DataFormatException;
import assay.core.run.JobProgress;
import assay.core.run.Training;
import assay.core.run.WorkListener;
import assay.internal.experiments.language.LanguageJob;
import assay.internal.experiments.work.SealedText;
import assay.internal.recurrent.train.LanguageEpoch;
import assay.internal.recurrent.train.LanguageObserver;
import assay.internal.recurrent.train.LanguageQuality;
import assay.internal.recurrent.train.LanguageTrainer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One training of a found cell's language model: its result is in {@code FILE.json}, kind {@code text-training}.
 *
 * @param dataset key of its text
 */
record LanguageUnit(LanguageJob job, String dataset, Path file) implements NetworkTraining {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Path result() {
        return file.resolveSibling(file.getFileName() + ".json");
    }

    private Path checkpoint() {
        return file.resolveSibling(file.getFileName() + ".checkpoint");
    }

    @Override
    public Optional<Training> found() {
        if (!Files.exists(result())) {
            return Optional.empty();
        }
        String text = SealedText.read(result(), "the language model is trained again");
        try {
            JsonNode node = MAPPER.readTree(text);
            Training.Words words = new Training.Words(
                    (int) number(node, "best_epoch"),
                    number(node, "valid_loss"),
                    number(node, "loss"),
                    number(node, "released_loss"));
            return Optional.of(new Training(
                    job.arch(),
                    dataset,
                    job.seed(),
                    job.recipe().allEpochs(),
                    words,
                    number(node, "train_loss"),
                    job.cost().params(),
                    job.cost().multiplyAdds(),
                    number(node, "seconds")));
        } catch (IOException | RuntimeException e) {
            throw new DataFormatException(
                    result().toString(),
                    -1,
                    result() + ": expected the result of a training, found something else: " + e.getMessage()
                            + ". Delete it, and the language model is trained again.",
                    e);
        }
    }

    private static double number(JsonNode node, String key) {
        if (!node.path(key).isNumber()) {
            throw new IllegalArgumentException("no '" + key + "'");
        }
        return node.get(key).doubleValue();
    }

    private void keep(LanguageEpoch best, LanguageEpoch last, LanguageQuality test) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("assay", 1)
                .put("kind", "text-training")
                .put("arch", job.arch().text())
                .put("seed", job.seed())
                .put("best_epoch", best.epoch())
                .put("valid_loss", best.valid().loss())
                .put("loss", test.loss())
                .put("released_loss", test.releasedLoss())
                .put("train_loss", last.trainLoss())
                .put("seconds", last.seconds());
        SealedText.write(result(), node.toString());
    }

    @Override
    public void train(WorkListener progress, BooleanSupplier halted) throws IOException {
        int epochs = job.recipe().allEpochs();
        String id = "training " + file.getFileName();
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
        try (LanguageTrainer trainer = job.trainer(checkpoint())) {
            List<LanguageEpoch> all = trainer.run(observer);
            keep(trainer.best(), all.get(all.size() - 1), trainer.test());
        }
        Files.deleteIfExists(checkpoint());
        Files.deleteIfExists(checkpoint().resolveSibling(checkpoint().getFileName() + "-best"));
        progress.finished(id, epochs);
    }
}

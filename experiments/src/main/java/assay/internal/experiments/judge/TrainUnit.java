package assay.internal.experiments.judge;

import assay.core.run.JobProgress;
import assay.core.run.Training;
import assay.core.run.WorkListener;
import assay.internal.experiments.train.TrainJob;
import assay.internal.supernet.train.EpochResult;
import assay.internal.supernet.train.TrainMemory;
import assay.internal.supernet.train.TrainObserver;
import assay.internal.supernet.train.Trainer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One training of an experiment: its result is in {@code FILE.json}, kind {@code training}, whole or absent; before that there
 * is a checkpoint beside it.
 */
record TrainUnit(TrainJob job, Path file) implements NetworkTraining {
    private static final List<String> NUMBERS =
            List.of("top1_percent", "top5_percent", "loss", "train_loss", "seconds");

    /** How many passes are timed; the median of their times counts. */
    private static final int PASSES = 5;

    private static final String IMAGES = "inference_images";
    private static final String MILLIS = "inference_ms";
    private static final String BYTES = "inference_bytes";

    private ResultFile kept() {
        return new ResultFile(file, "the network");
    }

    @Override
    public Optional<Training> found() {
        return kept().read(node -> {
            double[] n = NUMBERS.stream()
                    .mapToDouble(k -> ResultFile.number(node, k))
                    .toArray();
            return training(n[0], n[1], n[2], n[3], n[4]).with(inference(node));
        });
    }

    /** What a pass costs; empty in results of earlier versions. */
    private static Optional<Training.Inference> inference(JsonNode node) {
        return node.has(IMAGES)
                ? Optional.of(new Training.Inference(
                        (int) ResultFile.number(node, IMAGES), ResultFile.number(node, MILLIS), (long)
                                ResultFile.number(node, BYTES)))
                : Optional.empty();
    }

    private Training training(double top1, double top5, double loss, double trainLoss, double seconds) {
        return new Training(
                job.plan().arch(),
                job.data().train().name(),
                job.seed(),
                job.recipe().epochs(),
                top1,
                top5,
                loss,
                trainLoss,
                job.plan().params(),
                job.plan().multiplyAdds(),
                seconds);
    }

    /** The result of a training as in its file: the text with and without the measured times. */
    record Result(String text, String timeless) {}

    private Result result(EpochResult last, Training.Inference inference) {
        EpochResult.Quality test = last.test().orElseThrow();
        ObjectNode node = ResultFile.object("training", job.plan().arch().text(), job.seed())
                .put("epochs", last.epoch())
                .put("top1_percent", test.top1())
                .put("top5_percent", test.top5())
                .put("loss", test.loss())
                .put("train_loss", last.train().loss())
                .put("seconds", last.seconds())
                .put(IMAGES, inference.images())
                .put(MILLIS, inference.millis())
                .put(BYTES, inference.bytes());
        return new Result(
                node.toString(),
                node.deepCopy().put("seconds", 0).put(MILLIS, 0).toString());
    }

    @Override
    public void train(WorkListener progress, BooleanSupplier halted) throws IOException {
        int epochs = job.recipe().epochs();
        keep(train(progress.job(id(), epochs), halted).text());
        progress.finished(id(), epochs);
    }

    /** The same without keeping the result. */
    Result train(JobProgress listener, BooleanSupplier halted) throws IOException {
        int epochs = job.recipe().epochs();
        TrainObserver observer = new TrainObserver() {
            @Override
            public void step(int epoch, int step, int steps, EpochResult.Quality soFar) {
                listener.at((epoch + (step + 1.0) / steps) / epochs, "epoch " + (epoch + 1) + "/" + epochs);
            }

            @Override
            public boolean stop() {
                return halted.getAsBoolean();
            }
        };
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (Trainer trainer = job.trainer(kept().checkpoint())) {
            List<EpochResult> all = trainer.run(Optional.of(job.tests()), epochs, observer);
            return result(all.get(all.size() - 1), inference(trainer));
        }
    }

    /** What a pass of the first batch of test images costs, measured as by {@code assay train}. */
    private Training.Inference inference(Trainer trainer) {
        int images = Math.min(job.recipe().batch(), job.data().test().size());
        return new Training.Inference(
                images,
                trainer.inferenceMillis(job.tests(), PASSES),
                TrainMemory.inferenceBytes(job.plan()::make, images, job.plan().imageSize()));
    }

    /** Keeps the text of a result. */
    void keep(String text) throws IOException {
        kept().keep(text);
    }

    /** The name of its progress. */
    String id() {
        return kept().id();
    }
}

package assay.internal.cli.train;

import assay.core.error.UsageException;
import assay.internal.cli.AssayCommand;
import assay.internal.cli.Json;
import assay.internal.cli.options.EngineOptions;
import assay.internal.cli.options.NumberBounds.Within;
import assay.internal.experiments.config.Bounds;
import assay.internal.experiments.images.TrainImages;
import assay.internal.experiments.language.LanguageEvaluation;
import assay.internal.experiments.train.ModelFile;
import assay.internal.experiments.train.NetworkPlan;
import assay.internal.experiments.work.Limits;
import assay.internal.images.BatchPlan;
import assay.internal.images.Batches;
import assay.internal.images.ImageSet;
import assay.internal.images.ImageSet.Part;
import assay.internal.recurrent.text.Corpus;
import assay.internal.recurrent.text.TextSplit;
import assay.internal.recurrent.train.LanguageQuality;
import assay.internal.supernet.train.EpochResult.Quality;
import assay.internal.supernet.train.Evaluator;
import assay.supernet.network.Network;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay evaluate}: measures a trained network on images. */
@Command(
        name = "evaluate",
        header = "Measure a trained network on images, or a language model on text.",
        description =
                "Measure a network that 'assay train' wrote: top-1, top-5 and loss on images, or perplexity on a text.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay evaluate train-out/model.safetensors --images cifar-10-batches-bin",
            "  assay evaluate train-out/model.safetensors --text ptb --part valid"
        })
public final class EvaluateCommand extends AssayCommand {
    @Parameters(paramLabel = "MODEL", description = "The model.safetensors of a training.")
    private Path model;

    @Option(names = "--images", paramLabel = "PATH", description = "Images, as for 'assay train'.")
    private Path images;

    @Option(
            names = "--text",
            paramLabel = "FOLDER",
            description = "In place of --images: a text, as for 'assay train'. The model is a language model.")
    private String text;

    @Option(
            names = "--part",
            paramLabel = "NAME",
            description = "test or train; of a text also valid. Default: ${DEFAULT-VALUE}.")
    private String part = "test";

    @Within(from = 1, to = Bounds.IMAGES)
    @Option(
            names = "--count",
            paramLabel = "N",
            description = "How many images, with equal shares of the classes. Default: all.")
    private Integer count;

    @Within(from = 1, to = Bounds.IMAGES)
    @Option(names = "--batch", paramLabel = "N", description = "Images in a batch. Default: ${DEFAULT-VALUE}.")
    private int batch = 96;

    @Within(from = 1, to = Limits.WORKERS)
    @Option(names = "--workers", paramLabel = "N", description = "Threads. Default: 1.")
    private int workers = 1;

    @Mixin
    private EngineOptions engine;

    @Option(names = "--json", description = "Answer as one JSON object of kind 'evaluate' (of a text 'evaluate-text').")
    private boolean json;

    @Override
    public Integer call() {
        if ((images == null) == (text == null)) {
            throw new UsageException("evaluate: expected either --images PATH or --text FOLDER, found "
                    + (text == null ? "neither" : "both") + ".");
        }
        String backend = engine.backend();
        if (text != null) {
            given(Set.of("--count", "--batch", "--workers")).ifPresent(o -> {
                throw new UsageException(o + ": expected --images beside it, found --text. Leave it out.");
            });
            onText(backend);
            return 0;
        }
        ModelFile file = ModelFile.read(model);
        NetworkPlan plan = file.plan();
        ImageSet set = TrainImages.part(ImageSet.colourAlone(images, part(), plan.imageSize()), count);
        set.requireClasses(file.classNames(), plan.classes(), "the network");
        Quality q = Evaluator.evaluate(
                workers,
                () -> Backends.open(backend, DType.FLOAT32),
                engine -> {
                    Network net = plan.make(engine);
                    file.fill(net);
                    return net;
                },
                new Batches(BatchPlan.evaluation(set, file.normalisation(), batch)));
        if (json) {
            ObjectNode answer =
                    Json.answer("evaluate").put("model", model.toString()).put("part", part);
            EpochsJson.images(answer, q);
            Json.print(out(), answer);
        } else {
            out().printf(
                            Locale.ROOT,
                            "top-1 %.2f %%  top-5 %.2f %%  loss %.4f  on %d %s images%n",
                            q.top1(),
                            q.top5(),
                            q.loss(),
                            q.images(),
                            part);
        }
        return 0;
    }

    private void onText(String backend) {
        TextSplit split = Arrays.stream(TextSplit.values())
                .filter(s -> s.word().equals(part))
                .findFirst()
                .orElseThrow(() -> new UsageException("--part: expected one of "
                        + Arrays.stream(TextSplit.values()).map(TextSplit::word).collect(Collectors.joining(", "))
                        + ", found '" + part + "'."));
        Corpus corpus = TextOptions.read(text);
        LanguageQuality q = LanguageEvaluation.of(model, corpus, split, backend);
        if (json) {
            ObjectNode answer = Json.answer("evaluate-text")
                    .put("model", model.toString())
                    .put("text", corpus.name())
                    .put("part", part);
            EpochsJson.text(answer, q);
            Json.print(out(), answer);
        } else {
            out().printf(
                            Locale.ROOT,
                            "perplexity %.2f (as released %.2f)  loss %.4f  on %,d %s words%n",
                            q.perplexity(),
                            q.releasedPerplexity(),
                            q.loss(),
                            q.words(),
                            part);
        }
    }

    private Part part() {
        return switch (part) {
            case "test" -> Part.TEST;
            case "train" -> Part.TRAIN;
            default -> throw new UsageException("--part: expected test or train, found '" + part + "'.");
        };
    }
}

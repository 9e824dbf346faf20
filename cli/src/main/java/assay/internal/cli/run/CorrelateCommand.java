package assay.internal.cli.run;

import assay.core.error.AssayException.ExitCode;
import assay.core.error.InterruptedRunException;
import assay.core.error.UsageException;
import assay.internal.cli.AssayCommand;
import assay.internal.cli.Json;
import assay.internal.cli.options.DataOptions;
import assay.internal.cli.options.EngineOptions;
import assay.internal.cli.options.NumberBounds.Within;
import assay.internal.experiments.config.Bounds;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.methods.Catalogue;
import assay.internal.experiments.oneshot.OneShotCorrelation;
import assay.internal.experiments.oneshot.OneShotStudy;
import assay.internal.experiments.work.DataFolder;
import assay.internal.experiments.work.RunOptions;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay correlate}: one-shot error against the table's error, epoch by epoch. */
@Command(
        name = "correlate",
        header = "Does a one-shot model order architectures as the table?",
        description = {
            "Does a one-shot model of NAS-Bench-1Shot1 order architectures as the table does? The command runs one search of"
                    + " an experiment. After some epochs it evaluates every architecture without loose ends, with the"
                    + " model's weights. It prints the Spearman correlation with the table's test error for every budget,"
                    + " over all and over the 1,000 best.",
            "If it is stopped, the same command goes on where it was."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay correlate examples/1shot1-cpu.yaml --set space=nasbench1shot1-1 --method darts --seed 0 --epochs 10,20"
        })
public final class CorrelateCommand extends AssayCommand {
    @Parameters(paramLabel = "CONFIG.yaml", description = "The experiment file.")
    private Path file;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Override a value of the file.")
    private List<String> overrides = new ArrayList<>();

    @Option(names = "--method", required = true, paramLabel = "NAME", description = "Whose search.")
    private String method;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the search. Default: ${DEFAULT-VALUE}.")
    private String seed = "0";

    @Within(from = 1, to = Bounds.EPOCHS)
    @Option(
            names = "--epochs",
            split = ",",
            paramLabel = "N",
            description = "After which epochs the weights are evaluated. Default: the last.")
    private Set<Integer> epochs = new TreeSet<>();

    @Within(from = 1, to = Bounds.IMAGES)
    @Option(
            names = "--valid-images",
            paramLabel = "N",
            description = "How many validation images evaluate each architecture. Default: ${DEFAULT-VALUE}.")
    private int imageCount = 500;

    @Within(from = 1, to = Integer.MAX_VALUE)
    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Evaluate only every k-th architecture, so that about N remain. Default: all.")
    private Integer limit;

    @Option(
            names = "--sampled",
            description =
                    "The search trained with sampled 0/1 weights: inputs keep the weight 1 and do not sum to one.")
    private boolean sampled;

    @Mixin
    private DataOptions data;

    @Option(names = "--image-path", hidden = true, description = "The name of --images up to version 0.1.0.")
    private Path imagePath;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where results go. Default: reports-out/NAME-correlation.")
    private Path out;

    @Mixin
    private EngineOptions engine;

    @Option(names = "--fresh", description = "Delete earlier work, and start again.")
    private boolean fresh;

    @Option(names = "--json", description = "Answer as one JSON object of kind 'correlate'.")
    private boolean json;

    @Override
    public Integer call() {
        refuseOldNames();
        List<String> all = new ArrayList<>(overrides);
        all.add("seeds=[" + seed + "]");
        ExperimentConfig config =
                ExperimentConfig.read(file, all, Catalogue.methods()).withMethods(List.of(method), Catalogue.methods());
        OneShotStudy study = new OneShotStudy(
                config,
                method,
                new OneShotStudy.Settings(epochs, imageCount, limit, sampled),
                new RunOptions(data.data(), data.images(), engine.backend(), null, fresh, "correlate"),
                new RunListener(err(), quiet(), terminal()));
        Path target = out != null ? out : Path.of("reports-out", config.name() + "-correlation");
        DataFolder.checkWritable(target);
        try {
            OneShotStudy.Result result = study.run(target);
            print(config.space(), target, result);
            return 0;
        } catch (InterruptedRunException e) {
            err().println("assay: " + e.getMessage() + " Give the same command again to go on.");
            err().flush();
            return ExitCode.INTERRUPTED.code();
        }
    }

    /** Up to version 0.1.0, --images was the number of images in this command, unlike in all others. */
    private void refuseOldNames() {
        if (imagePath != null) {
            throw new UsageException(
                    "--image-path: this option is now --images, as for all commands: give --images " + imagePath + ".");
        }
        data.images()
                .filter(p -> p.toString().matches("\\d+") && !Files.exists(p))
                .ifPresent(n -> {
                    throw new UsageException("--images: expected a folder or file of images, found the number " + n
                            + ". The number of validation images is now --valid-images: give --valid-images " + n
                            + ".");
                });
    }

    private void print(String space, Path target, OneShotStudy.Result result) {
        if (json) {
            ObjectNode answer = Json.answer("correlate")
                    .put("space", space)
                    .put("method", method)
                    .put("seed", result.seed())
                    .put("architectures", result.architectures())
                    .put("images", imageCount)
                    .put("folder", target.toString());
            ArrayNode rows = answer.putArray("correlations");
            for (OneShotCorrelation c : result.correlations()) {
                ObjectNode row = rows.addObject().put("epoch", c.epoch()).put("budget_epochs", c.budget());
                row.put("best_by_oneshot", c.best()).put("n", c.n());
                c.spearman().ifPresent(v -> row.put("spearman", v));
                c.pearson().ifPresent(v -> row.put("pearson", v));
            }
            Json.print(out(), answer);
            return;
        }
        out().println(OneShotCorrelation.HEADER);
        result.correlations().forEach(c -> out().println(c.csv()));
        out().println("Files: " + target);
        out().flush();
    }
}

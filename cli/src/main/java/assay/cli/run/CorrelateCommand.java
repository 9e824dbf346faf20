package assay.cli.run;

import assay.cli.AssayCommand;
import assay.cli.Json;
import assay.cli.Version;
import assay.cli.config.ExperimentConfig;
import assay.core.error.AssayException.ExitCode;
import assay.core.error.InterruptedRunException;
import assay.core.error.UsageException;
import assay.core.io.WholeFile;
import assay.core.space.LooseEndFree;
import assay.core.space.OneShot;
import assay.core.space.OneShotSpace;
import assay.core.stats.Correlation;
import assay.data.truth.StoreTruth;
import assay.images.BatchPlan;
import assay.images.BatchSource;
import assay.images.Batches;
import assay.images.ImageSet;
import assay.supernet.network.Supernet;
import assay.supernet.search.Stage;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay correlate}: one-shot error against the table's error, epoch by epoch. */
@Command(
        name = "correlate",
        description = {
            "Does a one-shot model of NAS-Bench-1Shot1 order architectures as the table does? Runs one search of an experiment,",
            "evaluates every architecture without loose ends with the weights that it has after some epochs, and prints the"
                    + " Spearman correlation with the table's test error for every budget, over all and over the 1,000 best.",
            "Stopped, the same command goes on where it was."
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

    @Option(names = "--seed", paramLabel = "N", description = "Of the search. Default: ${DEFAULT-VALUE}.")
    private String seed = "0";

    @Option(
            names = "--epochs",
            split = ",",
            paramLabel = "N",
            description = "After which epochs the weights are evaluated. Default: the last.")
    private Set<Integer> epochs = new TreeSet<>();

    @Option(
            names = "--images",
            paramLabel = "N",
            description = "Validation images that each architecture is evaluated on. Default: ${DEFAULT-VALUE}.")
    private int imageCount = 500;

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

    @Option(names = "--data", paramLabel = "DIR", description = "As for 'assay run'.")
    private Path data;

    @Option(names = "--image-path", paramLabel = "PATH", description = "The images themselves: their folder or file.")
    private Path images;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where results go. Default: reports-out/NAME-correlation.")
    private Path out;

    @Option(names = "--backend", paramLabel = "NAME", description = "Compute engine: nd4j (default) or plain.")
    private String backend = Backends.ND4J;

    @Option(names = "--fresh", description = "Forget what was done, and begin anew.")
    private boolean fresh;

    @Option(names = "--json", description = "Answer as one JSON object of kind 'correlate'.")
    private boolean json;

    @Override
    public Integer call() {
        List<String> all = new ArrayList<>(overrides);
        all.add("seeds=[" + seed + "]");
        ExperimentConfig config =
                ExperimentConfig.read(file, all, Catalogue.methods()).withMethods(List.of(method), Catalogue.methods());
        RunSpace space = RunSpace.of(config);
        if (!(space.space() instanceof OneShotSpace oneShot)) {
            throw new UsageException(
                    "correlate: expected a space of NAS-Bench-1Shot1, found '" + config.space() + "'.");
        }
        Job job = Job.plan(config).get(0);
        if (job.search().isEmpty()) {
            throw new UsageException(
                    "correlate --method: expected a method that trains a supernet, found '" + method + "'.");
        }
        if (job.search().get().stages().size() > 1) {
            throw new UsageException("correlate --method: expected a search whose supernet stays as it is, found '"
                    + method + "', which widens it on the way.");
        }
        if (epochs.isEmpty()) {
            epochs.add(config.supernet().epochs());
        }
        epochs.stream().filter(e -> e < 1 || e > config.supernet().epochs()).forEach(e -> {
            throw new UsageException(
                    "--epochs: expected 1.." + config.supernet().epochs() + ", found " + e + ".");
        });
        Path target = out != null ? out : Path.of("reports-out", config.name() + "-correlation");
        DataFolder.checkWritable(target);
        try (StoreTruth truth = TruthTable.open(space.benchmark(), DataFolder.of(data), this::remark)) {
            SearchImages pictures =
                    SearchImages.read(config.images(), Optional.ofNullable(images), DataFolder.of(data));
            return run(new Work(config, space, oneShot, job, pictures), truth, target);
        } catch (InterruptedRunException e) {
            err().println("assay: " + e.getMessage() + " Give the same command again to go on.");
            err().flush();
            return ExitCode.INTERRUPTED.code();
        }
    }

    /** What is to be done. */
    private record Work(
            ExperimentConfig config, RunSpace space, OneShotSpace oneShot, Job job, SearchImages pictures) {}

    private int run(Work w, StoreTruth truth, Path target) {
        List<OneShot> architectures = architectures(w.oneShot());
        String decides = String.join(
                "\n",
                w.config().searchYaml(),
                Version.number(),
                Version.commit(),
                backend,
                w.pictures().sha256(),
                epochs + " " + imageCount + " " + architectures.size() + " " + sampled,
                "correlate");
        try (WorkFolder work = WorkFolder.open(w.config().name(), decides);
                StopSignal stop = new StopSignal()) {
            if (fresh) {
                work.clear();
            }
            Snapshots snapshots = new Snapshots(work.path().resolve("weights"), epochs);
            search(w, truth, work, snapshots, stop);
            List<OneShotCorrelation> found = new ArrayList<>();
            Map<Integer, double[]> errors = new LinkedHashMap<>();
            for (int epoch : new TreeSet<>(epochs)) {
                double[] of = errors(w, architectures, epoch, snapshots, work, stop);
                errors.put(epoch, of);
                found.addAll(OneShotCorrelation.of(epoch, architectures, of, truth));
                copy(work.path().resolve(name(epoch)), target.resolve(name(epoch)));
            }
            write(target, found, errors);
            print(w, target, architectures.size(), found);
            return 0;
        }
    }

    private List<OneShot> architectures(OneShotSpace space) {
        List<OneShot> all = new LooseEndFree(space).oneShots();
        int step = limit == null ? 1 : Math.max(1, all.size() / Math.max(1, limit));
        List<OneShot> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i += step) {
            some.add(all.get(i));
        }
        return some;
    }

    private void search(Work w, StoreTruth truth, WorkFolder work, Snapshots snapshots, StopSignal stop) {
        if (snapshots.complete()) {
            return;
        }
        Progress progress = progress(w.config().supernet().epochs());
        try (Searches searches = new Searches(
                w.config(),
                w.space(),
                w.pictures(),
                new TableRuns(w.oneShot(), truth)::run,
                backend,
                work.key(),
                snapshots)) {
            searches.run(
                    w.job(),
                    new JobRunner.Context(
                            work.checkpoint(w.job()),
                            progress.job("search", w.config().supernet().epochs()),
                            stop::wished));
        }
        progress.end();
        if (!snapshots.complete()) {
            throw new UsageException(
                    "correlate: the search was stopped between an epoch and its snapshot. Use --fresh.");
        }
    }

    private double[] errors(
            Work w, List<OneShot> architectures, int epoch, Snapshots snapshots, WorkFolder work, StopSignal stop) {
        OneShotErrors errors = new OneShotErrors(work.path().resolve(name(epoch)), architectures);
        Progress progress = progress(architectures.size());
        JobRunner.Listener listener = progress.job("epoch " + epoch, architectures.size());
        try (Backend k = Backends.open(backend, DType.FLOAT32);
                Supernet net = w.space().supernet(k, w.job().search().orElseThrow(), stage(w.job()))) {
            snapshots.load(epoch, net.parameters());
            ImageSet valid = w.pictures().valid();
            int n = Math.min(imageCount, valid.size());
            BatchSource source = new Batches(BatchPlan.evaluation(
                    valid.subset(IntStream.range(0, n).toArray()), w.pictures().normalisation(), Math.min(n, 250)));
            errors.compute(
                    net,
                    source,
                    !sampled,
                    stop::wished,
                    done -> listener.at(done / (double) architectures.size(), done + " architectures"));
        }
        progress.end();
        return errors.read();
    }

    private static String name(int epoch) {
        return "oneshot-epoch-" + epoch + ".csv";
    }

    private Progress progress(double weight) {
        return new Progress(quiet() ? null : err(), terminal(), System::nanoTime, weight, 1);
    }

    private static void copy(Path from, Path to) {
        try {
            WholeFile.write(to, Files.readString(from));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path target, List<OneShotCorrelation> found, Map<Integer, double[]> errors) {
        StringBuilder csv = new StringBuilder(OneShotCorrelation.HEADER).append('\n');
        found.forEach(c -> csv.append(c.csv()).append('\n'));
        WholeFile.write(target.resolve("correlation.csv"), csv.toString());
        StringBuilder between = new StringBuilder("epoch_a,epoch_b,spearman\n");
        errors.forEach((a, x) -> errors.forEach(
                (b, y) -> Correlation.spearman(x, y).ifPresent(r -> between.append(a + "," + b + "," + r + "\n"))));
        WholeFile.write(target.resolve("epochs.csv"), between.toString());
    }

    private void print(Work w, Path target, int architectures, List<OneShotCorrelation> found) {
        if (json) {
            ObjectNode answer = Json.answer("correlate")
                    .put("space", w.config().space())
                    .put("method", method)
                    .put("seed", w.job().seed())
                    .put("architectures", architectures)
                    .put("images", imageCount)
                    .put("folder", target.toString());
            ArrayNode rows = answer.putArray("correlations");
            for (OneShotCorrelation c : found) {
                ObjectNode row = rows.addObject().put("epoch", c.epoch()).put("budget_epochs", c.budget());
                row.put("best_by_oneshot", c.best()).put("n", c.n());
                c.spearman().ifPresent(v -> row.put("spearman", v));
                c.pearson().ifPresent(v -> row.put("pearson", v));
            }
            Json.print(out(), answer);
            return;
        }
        out().println(OneShotCorrelation.HEADER);
        found.forEach(c -> out().println(c.csv()));
        out().println("Files: " + target);
        out().flush();
    }

    private static Stage stage(Job job) {
        return job.search().orElseThrow().stages().get(0);
    }
}

package assay.internal.experiments.oneshot;

import assay.core.error.UsageException;
import assay.core.run.JobProgress;
import assay.core.run.WorkListener;
import assay.core.space.Genotype;
import assay.internal.core.io.WholeFile;
import assay.internal.core.stats.Correlation;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.images.SearchImages;
import assay.internal.experiments.judge.TableRuns;
import assay.internal.experiments.judge.TruthTable;
import assay.internal.experiments.run.Job;
import assay.internal.experiments.run.JobRunner;
import assay.internal.experiments.run.Searches;
import assay.internal.experiments.run.Snapshots;
import assay.internal.experiments.spaces.RunSpace;
import assay.internal.experiments.work.Fingerprint;
import assay.internal.experiments.work.RunOptions;
import assay.internal.experiments.work.StopSignal;
import assay.internal.experiments.work.Version;
import assay.internal.experiments.work.WorkFolder;
import assay.internal.images.BatchPlan;
import assay.internal.images.BatchSource;
import assay.internal.images.Batches;
import assay.internal.images.ImageSet;
import assay.supernet.kit.Inheritance;
import assay.supernet.network.Supernet;
import assay.supernet.search.method.Stage;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Whether a one-shot model orders architectures as the table does: first one search of an experiment, then an evaluation of
 * every architecture of the space with the model's weights after some epochs.
 */
public final class OneShotStudy {
    /**
     * @param epochs after which the weights are evaluated; empty: after the last
     * @param images how many validation images evaluate each architecture
     * @param limit null for all architectures; otherwise every k-th, so that about this many remain
     * @param sampled whether the search trained with sampled 0/1 weights; then inputs have the weight 1
     */
    public record Settings(Set<Integer> epochs, int images, Integer limit, boolean sampled) {}

    /** @param architectures how many were evaluated */
    public record Result(long seed, int architectures, List<OneShotCorrelation> correlations) {}

    private final ExperimentConfig config;
    private final RunSpace space;
    private final Inheritance inheritance;
    private final Job job;
    private final Settings settings;
    private final RunOptions options;
    private final WorkListener listener;

    /**
     * @param config with one seed
     * @param method of the experiment; its search trains the model
     * @throws UsageException if the experiment has no such search, or the search changes the size of the model
     */
    public OneShotStudy(
            ExperimentConfig config, String method, Settings settings, RunOptions options, WorkListener listener) {
        this.config = config;
        this.options = options;
        this.listener = listener;
        this.space = RunSpace.of(config);
        this.inheritance = space.inheritance()
                .orElseThrow(() -> new UsageException("correlate: expected a space whose architectures can be evaluated"
                        + " within a one-shot model (those of NAS-Bench-1Shot1), found '" + config.space() + "'."));
        this.job = Job.plan(config).get(0);
        if (job.search().isEmpty()) {
            throw new UsageException(
                    "correlate --method: expected a method that trains a supernet, found '" + method + "'.");
        }
        if (job.search().get().stages().size() > 1) {
            throw new UsageException("correlate --method: expected a search whose supernet does not change, found '"
                    + method + "', which widens it.");
        }
        Set<Integer> epochs = new TreeSet<>(settings.epochs());
        if (epochs.isEmpty()) {
            epochs.add(epochs());
        }
        epochs.stream().filter(e -> e < 1 || e > epochs()).forEach(e -> {
            throw new UsageException("--epochs: expected 1.." + epochs() + ", found " + e + ".");
        });
        this.settings = new Settings(epochs, settings.images(), settings.limit(), settings.sampled());
    }

    /** Writes the table of correlations and its errors into a folder. Earlier work is not done again. */
    public Result run(Path target) {
        try (StoreTruth truth = TruthTable.open(space.benchmark(), options.data(), listener::remark)) {
            return run(truth, SearchImages.read(config.images(), options.images(), options.data()), target);
        }
    }

    private Result run(StoreTruth truth, SearchImages pictures, Path target) {
        List<Genotype> architectures = architectures();
        try (WorkFolder work = WorkFolder.open(config.name(), decides(pictures, architectures.size()));
                StopSignal stop = new StopSignal()) {
            if (options.fresh()) {
                work.clear();
            }
            Snapshots snapshots = new Snapshots(work.path().resolve("weights"), settings.epochs());
            search(truth, pictures, work, snapshots, stop);
            List<OneShotCorrelation> found = new ArrayList<>();
            Map<Integer, double[]> errors = new LinkedHashMap<>();
            for (int epoch : new TreeSet<>(settings.epochs())) {
                double[] of = errors(pictures, architectures, epoch, snapshots, work, stop);
                errors.put(epoch, of);
                found.addAll(OneShotCorrelation.of(epoch, architectures, of, space.benchmark(), truth));
                copy(new OneShotErrors(work.path().resolve(name(epoch)), architectures), target.resolve(name(epoch)));
            }
            write(target, found, errors);
            return new Result(job.seed(), architectures.size(), found);
        }
    }

    private Fingerprint decides(SearchImages pictures, int architectures) {
        Map<String, Object> facts = config.searchFacts();
        facts.put("purpose", "correlate");
        facts.put("job", job.facts());
        facts.put("images_sha256", pictures.sha256());
        facts.put("backend", options.backend());
        facts.put("epochs_evaluated", List.copyOf(new TreeSet<>(settings.epochs())));
        facts.put("validation_images", settings.images());
        facts.put("architectures", architectures);
        facts.put("sampled", settings.sampled());
        facts.put("assay", List.of(Version.number(), Version.commit()));
        return Fingerprint.of(facts);
    }

    private List<Genotype> architectures() {
        List<Genotype> all = space.architectures();
        int step = settings.limit() == null ? 1 : Math.max(1, all.size() / Math.max(1, settings.limit()));
        List<Genotype> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i += step) {
            some.add(all.get(i));
        }
        return some;
    }

    private int epochs() {
        return job.in(config).supernet().epochs();
    }

    private void search(
            StoreTruth truth, SearchImages pictures, WorkFolder work, Snapshots snapshots, StopSignal stop) {
        if (snapshots.complete()) {
            return;
        }
        listener.begins(epochs(), 1);
        try (Searches searches = new Searches(
                config,
                space,
                pictures,
                null,
                (m, seed, c, scores) -> new TableRuns(space.space(), truth).run(m, seed, c.progress(), c.stop()),
                options.backend(),
                job -> work.key() + " " + job.id(),
                snapshots)) {
            searches.run(
                    job,
                    new JobRunner.Context(
                            work.checkpoint(job.id()),
                            work.program(job.id()),
                            listener.job("search", epochs()),
                            stop::wished));
        }
        listener.ends();
        if (!snapshots.complete()) {
            throw new UsageException(
                    "correlate: the search was stopped between an epoch and its snapshot. Use --fresh.");
        }
    }

    private double[] errors(
            SearchImages pictures,
            List<Genotype> architectures,
            int epoch,
            Snapshots snapshots,
            WorkFolder work,
            StopSignal stop) {
        OneShotErrors errors = new OneShotErrors(work.path().resolve(name(epoch)), architectures);
        listener.begins(architectures.size(), 1);
        JobProgress progress = listener.job("epoch " + epoch, architectures.size());
        try (Backend k = Backends.open(options.backend(), DType.FLOAT32);
                Supernet net = space.supernet(k, job.search().orElseThrow(), stage(job))) {
            snapshots.load(epoch, net.parameters());
            ImageSet valid = pictures.valid();
            int n = Math.min(settings.images(), valid.size());
            BatchSource source = new Batches(BatchPlan.evaluation(
                    valid.subset(IntStream.range(0, n).toArray()), pictures.normalisation(), Math.min(n, 250)));
            errors.compute(
                    net,
                    source,
                    inheritance,
                    !settings.sampled(),
                    stop::wished,
                    done -> progress.at(done / (double) architectures.size(), done + " architectures"));
        }
        listener.ends();
        if (errors.damaged()) {
            listener.remark("correlate: errors of epoch " + epoch + " were damaged on disk and were computed again.");
        }
        return errors.read();
    }

    private static String name(int epoch) {
        return "oneshot-epoch-" + epoch + ".csv";
    }

    private static void copy(OneShotErrors from, Path to) {
        WholeFile.write(to, String.join("\n", from.table()) + "\n");
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

    private static Stage stage(Job job) {
        return job.search().orElseThrow().stages().get(0);
    }
}

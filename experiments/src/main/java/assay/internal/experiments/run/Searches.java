package assay.internal.experiments.run;

import assay.core.random.Seeds;
import assay.core.run.EpochRecord;
import assay.core.run.RunRecord;
import assay.internal.experiments.config.DiagnosticSpecs;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.config.SupernetConfig;
import assay.internal.experiments.external.ProxyScores;
import assay.internal.experiments.images.SearchImages;
import assay.internal.experiments.methods.Catalogue;
import assay.internal.experiments.run.score.ScoresOfProxies;
import assay.internal.experiments.run.score.Scoring;
import assay.internal.experiments.spaces.RunSpace;
import assay.internal.experiments.textsearch.CellSearch;
import assay.internal.images.Augmentation;
import assay.internal.images.BatchPlan;
import assay.internal.images.BatchSource;
import assay.internal.images.Batches;
import assay.internal.images.ImageSet;
import assay.internal.recurrent.text.Corpus;
import assay.internal.supernet.search.BilevelSearch;
import assay.internal.supernet.search.SearchObserver;
import assay.internal.supernet.search.SearchOutcome;
import assay.internal.supernet.search.diagnose.ChildLoss;
import assay.internal.supernet.search.step.Diagnostic;
import assay.internal.supernet.search.step.SearchSettings;
import assay.supernet.network.Supernet;
import assay.supernet.recurrent.RecurrentSupernet;
import assay.supernet.search.draw.ArchDistribution;
import assay.supernet.search.method.BestEpoch;
import assay.supernet.search.method.Search;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Runs the searches, on one backend and so on one thread. */
public final class Searches implements JobRunner {
    /** Does the jobs that only ask a table; some may also ask about proxies. */
    public interface Asked {
        RunRecord run(MethodConfig method, long seed, Context context, ProxyScores scores);
    }

    private final ExperimentConfig config;
    private final SearchImages images;
    private final Corpus text;
    private final Asked tables;
    private final Function<Job, String> fingerprint;
    private final RunSpace space;
    private final String backendName;
    private final Snapshots snapshots;
    private final Scoring scoring;
    private SearchClock clock = new SearchClock(Optional.empty());
    private Backend backend;

    /**
     * @param images read at the first use
     * @param text that searches read instead, in a space of language models; null in others
     * @param tables does the jobs that only ask the table
     * @param fingerprint of everything that determines a job's result
     */
    public Searches(
            ExperimentConfig config,
            RunSpace space,
            SearchImages images,
            Corpus text,
            Asked tables,
            String backendName,
            Function<Job, String> fingerprint) {
        this(config, space, images, text, tables, backendName, fingerprint, Snapshots.NONE);
    }

    /** @param snapshots kept of every search's supernet */
    public Searches(
            ExperimentConfig config,
            RunSpace space,
            SearchImages images,
            Corpus text,
            Asked tables,
            String backendName,
            Function<Job, String> fingerprint,
            Snapshots snapshots) {
        this.snapshots = snapshots;
        this.tables = tables;
        this.config = config;
        this.space = space;
        this.images = images;
        this.text = text;
        this.backendName = backendName;
        this.fingerprint = fingerprint;
        scoring = new Scoring(config, space, images, backendName);
    }

    /** Tells a profile where the time goes. */
    Searches profiled(Optional<RunProfile> profile) {
        clock = new SearchClock(profile);
        return this;
    }

    @Override
    public List<RunRecord> run(Job job, Context context) {
        return clock.job(() -> records(job, context));
    }

    private List<RunRecord> records(Job job, Context context) {
        if (job.asksTable()) {
            return job.methods().stream()
                    .map(m -> asked(m, job.seed(), context))
                    .toList();
        }
        Seeds seeds = new Seeds(job.seed());
        SearchOutcome found = job.search()
                .map(s -> search(s, job, seeds, context)
                        .and(EpochRecord.STEP_BYTES, Memory.need(config, space, Optional.ofNullable(text), job)))
                .orElseGet(() -> new SearchOutcome(new ArchDistribution.Uniform(space.space()), List.of(), 0));
        List<RunRecord> records = new ArrayList<>();
        for (MethodConfig m : job.methods()) {
            try (Selection selection = new Selection(m, scoring, seeds)) {
                records.add(clock.part("selection", () -> selection.record(found, job, context)));
            }
        }
        return records;
    }

    private RunRecord asked(MethodConfig m, long seed, Context context) {
        try (ScoresOfProxies scores = new ScoresOfProxies(m, scoring, new Seeds(seed))) {
            return clock.part("table", () -> tables.run(m, seed, context, scores));
        }
    }

    private SearchOutcome search(Search search, Job job, Seeds seeds, Context context) {
        if (backend == null) {
            backend = clock.on(Backends.open(backendName, DType.FLOAT32));
        }
        ExperimentConfig here = job.in(config);
        if (text != null) {
            return search(search, new CellSearch(here, text), settings(here, job), job, seeds, context);
        }
        try (Supernet net = space.supernet(backend, search, search.stages().get(0))) {
            net.parameters().initialise(seeds.child("supernet"));
            BilevelSearch loop = new BilevelSearch(
                    search,
                    settings(here, job),
                    net,
                    clock.batches(batches(here, images.train(), seeds, "images/train")),
                    clock.batches(batches(here, images.valid(), seeds, "images/valid")),
                    config.images().valid(),
                    seeds.child("search"),
                    context.checkpoint(),
                    fingerprint.apply(job));
            return loop.run(observer(context, net, loop.epochs()));
        }
    }

    private SearchOutcome search(
            Search search, CellSearch cells, SearchSettings settings, Job job, Seeds seeds, Context context) {
        try (RecurrentSupernet net = cells.supernet(backend, seeds)) {
            net.parameters().initialise(seeds.child("supernet"));
            BilevelSearch loop = cells.loop(search, settings, net, seeds, context.checkpoint(), fingerprint.apply(job));
            return loop.run(observer(context, net, loop.epochs()));
        }
    }

    private SearchSettings settings(ExperimentConfig here, Job job) {
        List<Diagnostic> measured = new ArrayList<>(DiagnosticSpecs.of(config));
        if (!measured.contains(new ChildLoss())
                && job.methods().stream()
                        .anyMatch(m -> Catalogue.method(m).pick().along().way() == BestEpoch.Way.CHILD_LOSS)) {
            measured.add(new ChildLoss());
        }
        SupernetConfig s = here.supernet();
        return new SearchSettings(
                s.epochs(),
                s.weightRate(),
                s.weightRateMin(),
                s.momentum(),
                s.nesterov(),
                s.weightDecay(),
                s.clip(),
                clock.diagnostics(measured));
    }

    private BatchSource batches(ExperimentConfig here, ImageSet set, Seeds seeds, String stream) {
        Augmentation augmentation = new Augmentation(
                config.images().padding(),
                config.images().flip(),
                config.images().cutout());
        return new Batches(
                BatchPlan.training(set, images.normalisation(), here.supernet().batch(), seeds, stream)
                        .with(augmentation));
    }

    private SearchObserver observer(Context context, Supernet net, int epochs) {
        return new SearchObserver() {
            @Override
            public void step(int epoch, int step, int stepsPerEpoch) {
                double done = (epoch + (step + 1.0) / stepsPerEpoch) / epochs;
                context.progress().at(done, "epoch " + (epoch + 1) + "/" + epochs);
            }

            @Override
            public void epoch(EpochRecord record) {
                snapshots.keep(record.epoch(), net.parameters());
                context.progress().epoch(record);
            }

            @Override
            public boolean stop() {
                return context.stop().getAsBoolean();
            }
        };
    }

    @Override
    public void close() {
        if (backend != null) {
            backend.close();
        }
    }
}

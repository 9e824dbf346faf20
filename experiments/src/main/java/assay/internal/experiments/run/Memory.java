package assay.internal.experiments.run;

import static assay.internal.experiments.work.EngineMemory.gib;

import assay.core.error.ShapeException;
import assay.core.error.UsageException;
import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.Genotype;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.config.ProgramSpec;
import assay.internal.experiments.methods.AskingMethods;
import assay.internal.experiments.methods.Catalogue;
import assay.internal.experiments.spaces.RunSpace;
import assay.internal.experiments.spaces.ScoreFit;
import assay.internal.experiments.textsearch.CellSearch;
import assay.internal.proxies.study.ProxyRule;
import assay.internal.recurrent.text.Corpus;
import assay.internal.recurrent.text.TextSplit;
import assay.internal.supernet.search.pass.StepMemory;
import assay.proxies.Proxies;
import assay.supernet.search.method.BestEpoch;
import assay.supernet.search.method.Perturbed;
import assay.supernet.search.method.Pick;
import assay.supernet.search.method.Search;
import assay.supernet.search.method.Stage;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Checks that the searches of an experiment fit into memory, before the first one starts. */
final class Memory {
    /** How many architectures are drawn to find a large one. */
    private static final int DRAWN = 32;

    private Memory() {}

    /**
     * @param workers searches at a time
     * @param limit bytes that all of them may hold in tensors
     * @throws UsageException naming batch, need and limit, if the largest search does not fit once for each worker
     */
    static void check(ExperimentConfig config, RunSpace space, List<Job> jobs, int workers, long limit) {
        check(config, space, Optional.empty(), jobs, workers, limit);
    }

    /** @param text that searches read; empty if they look at images */
    static void check(
            ExperimentConfig config, RunSpace space, Optional<Corpus> text, List<Job> jobs, int workers, long limit) {
        long searches = jobs.stream().filter(j -> supernet(j).isPresent()).count();
        int together = (int) Math.max(1, Math.min(workers, searches));
        for (Job job : distinct(config, jobs)) {
            int batch = job.in(config).supernet().batch();
            long need = need(config, space, text, job);
            if (need * together > limit) {
                throw new UsageException(String.format(
                        Locale.ROOT,
                        "memory: %s holds %.1f GiB in tensors with supernet.batch %d, and %d workers %.1f GiB: expected at"
                                + " most %.1f GiB. Lower supernet.batch, give --workers %d, or take a smaller supernet%s.",
                        job.methods().get(0).name(),
                        gib(need),
                        batch,
                        together,
                        gib(need * together),
                        gib(limit),
                        Math.max(1, limit / Math.max(1, need)),
                        text.isPresent() ? ": lower supernet.hidden or supernet.bptt" : ""));
            }
        }
    }

    /** Bytes that the largest search or scored network holds in tensors. */
    static long most(ExperimentConfig config, RunSpace space, Optional<Corpus> text, List<Job> jobs) {
        LongStream searches = distinct(config, jobs).stream().mapToLong(j -> need(config, space, text, j));
        LongStream scores = config.methods().stream()
                .flatMap(m -> fits(m, space).stream())
                .mapToLong(fit -> fit.bytes(largest(space, fit)));
        return LongStream.concat(searches, scores).max().orElse(0);
    }

    /** The jobs with a supernet, one for each size. */
    private static Collection<Job> distinct(ExperimentConfig config, List<Job> jobs) {
        record Size(Search search, int batch) {}
        Map<Size, Job> distinct = new LinkedHashMap<>();
        for (Job job : jobs) {
            supernet(job)
                    .ifPresent(s -> distinct.putIfAbsent(
                            new Size(s, job.in(config).supernet().batch()), job));
        }
        return distinct.values();
    }

    /** The part of a job that uses a supernet: its search, or the perturbation of an untrained supernet. */
    private static Optional<Search> supernet(Job job) {
        return job.search().isEmpty()
                        && job.methods().stream().anyMatch(m -> perturbed(m).isPresent())
                ? Optional.of(Perturbed.supernet())
                : job.search();
    }

    private static Optional<Perturbed> perturbed(MethodConfig method) {
        return !method.isProgram()
                        && !AskingMethods.has(method)
                        && Catalogue.method(method).pick() instanceof Perturbed how
                ? Optional.of(how)
                : Optional.empty();
    }

    /** Bytes that a job's search holds in tensors in its largest step. */
    static long need(ExperimentConfig config, RunSpace space, Optional<Corpus> text, Job job) {
        int batch = job.in(config).supernet().batch();
        Search search = supernet(job).orElseThrow();
        return text.isPresent()
                ? need(new CellSearch(job.in(config), text.get()), search, batch)
                : need(space, search, batch, config.images().size());
    }

    /**
     * The same for the networks that methods score: the largest of some drawn ones.
     *
     * @param workers networks at a time
     */
    static void checkScores(ExperimentConfig config, RunSpace space, int workers) {
        for (MethodConfig method : config.methods()) {
            fits(method, space)
                    .forEach(fit -> fit.check(
                            largest(space, fit),
                            workers,
                            "methods." + method.name() + ".proxy_channels, .proxy_cells, supernet.batch or --workers"));
        }
    }

    /** What a method scores. */
    private static List<ScoreFit> fits(MethodConfig method, RunSpace space) {
        if (method.isProgram()) {
            return method.words(ProgramSpec.PROXIES).stream()
                    .map(proxy -> space.fit(
                            method.integer(ProgramSpec.PROXY_CHANNELS.name()),
                            method.integer(ProgramSpec.PROXY_CELLS.name()),
                            List.of(Proxies.named(proxy))))
                    .toList();
        }
        Optional<Perturbed> perturbed = perturbed(method);
        if (perturbed.isPresent()) {
            return List.of(space.fit(ProxyRule.of(perturbed.get().proxy()).proxies()));
        }
        if (AskingMethods.has(method)) {
            return List.of();
        }
        Pick pick = Catalogue.method(method).pick();
        if (pick instanceof Pick.BestOf best) {
            return List.of(space.fit(
                    best.channels(), best.cells(), ProxyRule.of(best.proxy()).proxies()));
        }
        BestEpoch along = pick.along();
        return along.way() == BestEpoch.Way.PROXY
                ? List.of(space.fit(
                        along.channels(),
                        along.cells(),
                        ProxyRule.of(along.proxy()).proxies()))
                : List.of();
    }

    private static Genotype largest(RunSpace space, ScoreFit fit) {
        RandomStream random = new Seeds(0).stream("memory");
        return fit.largest(Stream.generate(() -> space.space().sample(random)).limit(DRAWN));
    }

    private static long need(CellSearch cells, Search search, int batch) {
        cells.columns(TextSplit.TRAIN);
        cells.columns(TextSplit.VALID);
        try {
            return cells.bytes(search);
        } catch (ShapeException | ArithmeticException e) {
            throw tooLarge(batch, e);
        }
    }

    private static UsageException tooLarge(int batch, RuntimeException e) {
        return new UsageException(
                "memory: a search with supernet.batch " + batch + " needs more than any engine has: " + e.getMessage()
                        + " Lower supernet.batch.",
                e);
    }

    private static long need(RunSpace space, Search search, int batch, int size) {
        Stage last = search.stages().get(search.stages().size() - 1);
        try {
            return StepMemory.bytes(k -> space.supernet(k, search, last), search, batch, size);
        } catch (ShapeException e) {
            throw tooLarge(batch, e);
        }
    }
}

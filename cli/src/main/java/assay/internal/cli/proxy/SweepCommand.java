package assay.internal.cli.proxy;

import assay.core.error.AssayException.ExitCode;
import assay.core.error.InterruptedRunException;
import assay.core.error.UsageException;
import assay.core.kit.OfficialNumbers;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.random.Seeds;
import assay.core.truth.Benchmark;
import assay.internal.cli.AssayCommand;
import assay.internal.cli.Json;
import assay.internal.cli.options.PlaceOption;
import assay.internal.cli.options.Within;
import assay.internal.cli.options.WorkerOption;
import assay.internal.cli.plan.PlannedCommand;
import assay.internal.core.number.Decimals;
import assay.internal.data.scores.ScoreFile;
import assay.internal.data.scores.ScoreTarget;
import assay.internal.data.scores.Scores;
import assay.internal.data.store.Export;
import assay.internal.experiments.config.Bounds;
import assay.internal.experiments.place.UnitsFailedException;
import assay.internal.experiments.place.Workplace;
import assay.internal.experiments.plan.PlannedWork;
import assay.internal.experiments.plan.WorkCost;
import assay.internal.experiments.spaces.ScoreFit;
import assay.internal.experiments.spaces.ScoreSettings;
import assay.internal.experiments.sweep.Sweep;
import assay.internal.experiments.sweep.SweepEstimate;
import assay.internal.experiments.sweep.SweepPlan;
import assay.internal.experiments.sweep.TableSample;
import assay.internal.experiments.work.Benchmarks;
import assay.internal.experiments.work.Limits;
import assay.internal.experiments.work.StopSignal;
import assay.internal.proxies.study.Agreement;
import assay.proxies.Proxy;
import assay.supernet.kit.NetworkKits;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay proxy sweep}: scores every cell of a space, or a sample of it. */
@Command(
        name = "sweep",
        header = "Score a whole space, or a part of it.",
        description = {
            "Score every cell of NAS-Bench-201 (a network that several cells share only once), or every network of NATS-Bench's"
                    + " size space, on all cores; or a sample of NAS-Bench-101's cells in the table, beside their"
                    + " accuracy there.",
            "Scores go into FILE.duckdb, or FILE.parquet.duckdb until FILE.parquet is whole: the same command goes on"
                    + " where it was stopped. A file with other scores is not replaced, unless --fresh is given."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay proxy sweep 201 --proxies synflow,params,flops --out synflow.parquet",
            "  assay proxy sweep 201 --proxies snip --cells 1 --images DATA/cifar10 --out snip-n1.parquet",
            "  assay proxy sweep 101 --sample 1000 --proxies synflow,params --channels 128 --cells 3 --out 101.parquet",
            "  assay proxy sweep 201 --proxies synflow --range 0..8000 --out a.duckdb",
            "  assay proxy sweep 201 --proxies synflow --merge a.duckdb,b.duckdb --out synflow.parquet"
        })
final class SweepCommand extends AssayCommand implements PlannedCommand {
    @Parameters(index = "0", paramLabel = "SPACE", description = "201, sss or 101.")
    private String space;

    @Mixin
    private ScoreOptions options;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "FILE.parquet or FILE.duckdb.")
    private Path out;

    @Within(from = 1, to = Integer.MAX_VALUE)
    @Option(names = "--first", paramLabel = "N", description = "Only the first N cells of the official order.")
    private Integer first;

    @Within(from = 1, to = Bounds.IMAGES)
    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "For 101: how many of the cells with a test accuracy in the table to score, drawn by --seed.")
    private Integer sample;

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "For 101: the table's store. Default: truth/nasbench101.duckdb in ASSAY_HOME (~/.assay).")
    private Path store;

    @Option(
            names = "--range",
            paramLabel = "FROM..TO",
            description = "Only the networks of these cells, counted from 0 in the order of the sweep: a part, into"
                    + " FILE.duckdb.")
    private String range;

    @Option(
            names = "--merge",
            split = ",",
            paramLabel = "FILE",
            description = "Compute nothing: join these parts. All options are those of the parts.")
    private List<Path> merge;

    @Mixin
    private WorkerOption workers;

    @Mixin
    private PlaceOption on;

    @Option(names = "--fresh", description = "Delete existing scores, and start again.")
    private boolean fresh;

    @Option(names = "--json", description = "One JSON object (kind 'proxy-sweep').")
    private boolean json;

    private static final int RESAMPLES = 100;

    /** A larger space is sampled. */
    private static final int MOST = 100_000;

    private static String line(Agreement a) {
        String spearman =
                a.spearman().value().isPresent() ? Decimals.text(a.spearman().value(), 3) : "undefined";
        String interval = a.spearman()
                .interval()
                .map(i -> " (95 %: " + Decimals.text(i.low(), 3) + ".." + Decimals.text(i.high(), 3) + ")")
                .orElse("");
        return "Spearman " + spearman + interval + " over " + a.cells() + " cells";
    }

    @Override
    public Integer call() {
        if (range != null && merge != null) {
            throw new UsageException("proxy sweep: expected --range or --merge, found both.");
        }
        boolean parquet = out.toString().endsWith(".parquet");
        if (!parquet && !out.toString().endsWith(".duckdb")) {
            throw new UsageException("--out: expected a name that ends in .parquet or .duckdb, found '" + out + "'.");
        }
        if (parquet && range != null) {
            throw new UsageException("--out: expected FILE.duckdb beside --range, found '" + out
                    + "'. --merge makes one file of the parts.");
        }
        Path work = parquet ? out.resolveSibling(out.getFileName() + ".duckdb") : out;
        Asked whole = asked();
        SweepPlan plan = range == null ? whole.plan() : part(whole.plan());
        Map<String, String> words = whole.words();
        if (parquet) {
            ScoreTarget.requireReplaceable(out, words, whole.proxies(), plan.archs(), fresh);
        }
        if (fresh) {
            ScoreTarget.forget(work);
        }
        long began = System.nanoTime();
        if (merge != null) {
            join(whole, work, parquet);
        } else {
            requireMemory(whole);
            try (Workplace place = on.open(workers.threads());
                    StopSignal stop = new StopSignal();
                    ScoreFile file = new ScoreFile(work, words)) {
                new Sweep(whole.kit(), whole.settings(), file, stop)
                        .run(plan, whole.proxies(), place, new SweepProgress(quiet() ? null : err(), terminal()));
            } catch (UnitsFailedException e) {
                err().println("assay: " + e.getMessage());
                return e.exitCode().code();
            } catch (InterruptedRunException e) {
                remark("assay: " + e.getMessage());
                return ExitCode.INTERRUPTED.code();
            }
        }
        if (parquet) {
            ScoreFile.export(work, out, Export.Format.PARQUET);
            drop(work);
        }
        tell(plan, whole, (System.nanoTime() - began) / 1e9);
        return 0;
    }

    private SweepPlan part(SweepPlan whole) {
        int all = whole.archs().length;
        if (!range.matches("\\d{1,9}\\.\\.\\d{1,9}")) {
            throw new UsageException("--range: expected FROM..TO, found '" + range + "'.");
        }
        int from = Integer.parseInt(range.substring(0, range.indexOf('.')));
        int to = Integer.parseInt(range.substring(range.lastIndexOf('.') + 1));
        if (from >= to || to > all) {
            throw new UsageException("--range: expected FROM..TO within 0.." + all + ", found " + range + ".");
        }
        return whole.part(from, to);
    }

    private void join(Asked whole, Path work, boolean parquet) {
        if (parquet) {
            ScoreTarget.forget(work); // of a merge that was stopped
        } else if (Files.exists(work)) {
            throw new UsageException(
                    work + ": expected no file for the merge, found one. Nothing was changed. Choose another"
                            + " --out, or --fresh to replace it.");
        }
        boolean joined = false;
        try (ScoreFile file = new ScoreFile(work, whole.words())) {
            whole.proxies()
                    .forEach(p -> file.classes(
                            p,
                            whole.plan().archs(),
                            whole.plan().representatives().get(p)));
            file.take(merge, whole.words());
            joined = true;
        } finally {
            if (!joined) {
                drop(work);
            }
        }
    }

    @Override
    public PlannedWork planned(Wish wish) {
        Asked whole = asked();
        ScoreFit fit = whole.settings().fit(NetworkKits.of(whole.kit(), "plan"), options.proxies());
        OfficialNumbers numbers = whole.kit().numbering().orElseThrow();
        int[] archs = whole.plan().archs();
        SweepEstimate estimate = new SweepEstimate(whole.kit(), whole.settings());
        WorkCost cost = new WorkCost(
                wish.timed() ? estimate.seconds(whole.plan(), whole.proxies()) : 0,
                WorkCost.heapNow(),
                fit.bytes(fit.largest(Arrays.stream(archs).mapToObj(numbers::at))),
                workers.threadsOr(1),
                List.of(archs.length + " cells by " + String.join(", ", whole.proxies())
                        + "; the cheapest and the most expensive network were scored where this was written"));
        List<List<String>> tasks = PlannedWork.ranges(archs.length, 1, wish.tasks(archs.length, cost)).stream()
                .map(r -> List.of("--range", r))
                .toList();
        return new PlannedWork("sweep-" + space, tasks, "--out", "scores.duckdb", Set.of(), cost);
    }

    /** What is asked for, read and checked. */
    private record Asked(
            SpaceKit kit,
            ScoreSettings settings,
            SweepPlan plan,
            List<String> proxies,
            Map<String, String> words,
            TableSample drawn) {}

    private Asked asked() {
        SpaceKit kit = SpaceKits.called(space, "proxy sweep");
        int all = kit.ownsTable() ? kit.numbering().orElseThrow().size() : 0;
        if (all == 0) {
            throw new UsageException("proxy sweep: expected a space that a table is about, found '" + space
                    + "'. Other spaces' architectures can be scored one by one: assay proxy score.");
        }
        boolean large = all > MOST;
        if (large != (sample != null)) {
            throw new UsageException("proxy sweep: expected --sample N with a space of more than " + MOST
                    + " architectures, and with it alone, found " + (sample == null ? "none" : "--sample " + sample)
                    + " with space " + space + ", which has " + all + ".");
        }
        int count = Limits.require("--first", first == null ? all : first, 1, all);
        List<String> proxies = options.proxies().stream().map(Proxy::name).toList();
        ScoreSettings settings = options.settings();
        TableSample drawn = large
                ? TableSample.draw(
                        kit,
                        (store == null
                                        ? Benchmarks.store(
                                                kit.benchmark().orElseThrow().key())
                                        : store)
                                .toAbsolutePath(),
                        sample,
                        settings.seed())
                : null;
        SweepPlan plan =
                large ? SweepPlan.each(proxies, drawn.archs()) : SweepPlan.of(kit, proxies, count, settings.convBias());
        Map<String, String> words = new LinkedHashMap<>(settings.words());
        if (!kit.benchmark().equals(Optional.of(Benchmark.NASBENCH201))) {
            words.put("space", space); // files without this setting are about NAS-Bench-201
        }
        return new Asked(kit, settings, plan, proxies, words, drawn);
    }

    private void requireMemory(Asked whole) {
        ScoreFit fit = whole.settings().fit(NetworkKits.of(whole.kit(), "proxy sweep"), options.proxies());
        OfficialNumbers numbers = whole.kit().numbering().orElseThrow();
        fit.check(
                fit.largest(Arrays.stream(whole.plan().archs()).mapToObj(numbers::at)),
                workers.threads(),
                ScoreOptions.LOWER + ", or --workers");
    }

    /** The correlations of each proxy on the sample, by name. */
    private Map<String, Agreement> beside(TableSample drawn, List<String> proxies) {
        int all =
                SpaceKits.called(space, "proxy sweep").numbering().orElseThrow().size();
        Scores scores = Scores.read(out, space, all);
        Map<String, Agreement> found = new LinkedHashMap<>();
        for (String p : proxies) {
            double[] values = scores.of(p);
            double[] ofSample =
                    Arrays.stream(drawn.archs()).mapToDouble(i -> values[i]).toArray();
            found.put(p, Agreement.of(ofSample, drawn.accuracy(), RESAMPLES, new Seeds(0).child(p)));
        }
        return found;
    }

    private static void drop(Path work) {
        try {
            Files.deleteIfExists(work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell(SweepPlan plan, Asked whole, double seconds) {
        TableSample drawn = whole.drawn();
        List<String> proxies = whole.proxies();
        Map<String, Agreement> beside = drawn == null || range != null ? Map.of() : beside(drawn, proxies);
        ObjectNode answer = Json.answer("proxy-sweep")
                .put("file", out.toString())
                .put("architectures", plan.archs().length)
                .put("seconds", seconds);
        ObjectNode networks = answer.putObject("networks");
        for (String p : proxies) {
            networks.put(p, plan.count(p));
        }
        whole.words().forEach(answer.putObject("settings")::put);
        if (!beside.isEmpty()) {
            answer.put("truth", drawn.truth());
            ObjectNode spearman = answer.putObject("spearman");
            beside.forEach((p, a) -> spearman.put(
                    p, a.spearman().value().isPresent() ? a.spearman().value().getAsDouble() : null));
        }
        if (json) {
            Json.print(out(), answer);
        } else {
            out().println("wrote " + out + ": " + plan.archs().length + " cells by " + String.join(", ", proxies)
                    + ", networks " + networks + ", " + Math.round(seconds) + " s");
            beside.forEach((p, a) -> out().println(p + ": " + line(a) + ", with " + drawn.truth()));
        }
    }
}

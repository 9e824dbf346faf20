package assay.internal.cli.proxy;

import assay.core.error.AssayException.ExitCode;
import assay.core.error.InterruptedRunException;
import assay.core.error.UsageException;
import assay.internal.cli.AssayCommand;
import assay.internal.cli.Json;
import assay.internal.cli.options.NumberBounds.Within;
import assay.internal.cli.options.PlaceOption;
import assay.internal.cli.options.WorkerOption;
import assay.internal.cli.plan.PlannedCommand;
import assay.internal.core.number.Decimals;
import assay.internal.data.scores.ArchList;
import assay.internal.data.scores.ScoreTarget;
import assay.internal.experiments.config.Bounds;
import assay.internal.experiments.place.UnitsFailedException;
import assay.internal.experiments.place.Workplace;
import assay.internal.experiments.plan.PlannedWork;
import assay.internal.experiments.plan.WorkCost;
import assay.internal.experiments.sweep.SweepPlan;
import assay.internal.experiments.sweep.SweepRequest;
import assay.internal.experiments.sweep.TableSample;
import assay.internal.proxies.study.Agreement;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
                    + " size space, on all cores; or a sample of the architectures in the table of 201, sss or 101"
                    + " (--sample), beside their accuracy there; or the architectures of a list (--archs), in any space.",
            "Scores go into FILE.duckdb, or FILE.parquet.duckdb until FILE.parquet is whole: the same command goes on"
                    + " where it was stopped. A file with other scores is not replaced, unless --fresh is given."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay proxy sweep 201 --proxies synflow,params,flops --out synflow.parquet",
            "  assay proxy sweep 201 --proxies snip --cells 1 --images DATA/cifar10 --out snip-n1.parquet",
            "  assay proxy sweep 101 --sample 1000 --proxies synflow,params --channels 128 --cells 3 --out 101.parquet",
            "  assay proxy sweep darts --archs trained.csv --accuracy test --proxies swap,params --channels 8 --cells 6"
                    + " --out darts.parquet",
            "  assay proxy sweep 201 --proxies synflow --range 0..8000 --out a.duckdb",
            "  assay proxy sweep 201 --proxies synflow --merge a.duckdb,b.duckdb --out synflow.parquet"
        })
final class SweepCommand extends AssayCommand implements PlannedCommand {
    @Parameters(index = "0", paramLabel = "SPACE", description = "201, sss or 101; with --archs any space.")
    private String space;

    @Mixin
    private ScoreOptions options;

    @Mixin
    private ListOption list;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "FILE.parquet or FILE.duckdb.")
    private Path out;

    @Within(from = 1, to = Integer.MAX_VALUE)
    @Option(names = "--first", paramLabel = "N", description = "Only the first N cells of the official order.")
    private Integer first;

    @Within(from = 1, to = Bounds.IMAGES)
    @Option(
            names = "--sample",
            paramLabel = "N",
            description =
                    "How many of the architectures with a test accuracy in the table to score, drawn by --seed. 101 is"
                            + " too large without it.")
    private Integer sample;

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "With --sample: the table's store. Default: truth/BENCHMARK.duckdb in ASSAY_HOME (~/.assay).")
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
        SweepRequest whole = asked();
        SweepPlan plan = range == null ? whole.plan() : whole.part(range);
        if (parquet) {
            ScoreTarget.requireReplaceable(out, whole.words(), whole.proxies(), plan.archs(), fresh);
        }
        if (fresh) {
            ScoreTarget.forget(work);
        }
        long began = System.nanoTime();
        if (merge != null) {
            join(whole, work, parquet);
        } else {
            whole.requireMemory(workers.threads(), ScoreOptions.LOWER + ", or --workers");
            try (Workplace place = on.open(workers.threads())) {
                whole.run(plan, work, place, new SweepProgress(quiet() ? null : err(), terminal()));
            } catch (UnitsFailedException e) {
                err().println("assay: " + e.getMessage());
                return e.exitCode().code();
            } catch (InterruptedRunException e) {
                return ExitCode.INTERRUPTED.code(); // the user was already told
            }
        }
        if (parquet) {
            SweepRequest.export(work, out);
        }
        tell(plan, whole, (System.nanoTime() - began) / 1e9);
        return 0;
    }

    private SweepRequest asked() {
        ArchList archs = list.list(space, "proxy sweep").orElse(null);
        if (archs == null) {
            return SweepRequest.of(space, options.settings(), options.proxies(), first, sample, store);
        }
        if (sample != null || store != null) {
            throw new UsageException("--archs: expected no --sample and no --store beside it. Leave them out.");
        }
        return SweepRequest.of(archs, options.settings(), options.proxies(), first);
    }

    private void join(SweepRequest whole, Path work, boolean parquet) {
        if (parquet) {
            ScoreTarget.forget(work); // left by a merge that was stopped
        } else if (Files.exists(work)) {
            throw new UsageException(
                    work + ": expected no file for the merge, found one. Nothing was changed. Choose another"
                            + " --out, or --fresh to replace it.");
        }
        whole.join(merge, work);
    }

    @Override
    public PlannedWork planned(Wish wish) {
        SweepRequest whole = asked();
        int cells = whole.plan().archs().length;
        WorkCost cost = whole.cost(wish.timed(), workers.threadsOr(1));
        List<List<String>> tasks = PlannedWork.ranges(cells, 1, wish.tasks(cells, cost)).stream()
                .map(r -> List.of("--range", r))
                .toList();
        return new PlannedWork("sweep-" + space, tasks, "--out", "scores.duckdb", Set.of(), cost);
    }

    private void tell(SweepPlan plan, SweepRequest whole, double seconds) {
        List<String> proxies = whole.proxies();
        List<TableSample> judged = range != null ? List.of() : whole.judged();
        ObjectNode answer = Json.answer("proxy-sweep")
                .put("file", out.toString())
                .put("architectures", plan.archs().length)
                .put("seconds", seconds);
        ObjectNode networks = answer.putObject("networks");
        for (String p : proxies) {
            networks.put(p, plan.count(p));
        }
        whole.words().forEach(answer.putObject("settings")::put);
        if (!json) {
            out().println("wrote " + out + ": " + plan.archs().length + " cells by " + String.join(", ", proxies)
                    + ", networks " + networks + ", " + Math.round(seconds) + " s");
        }
        for (TableSample sample : judged) {
            Map<String, Agreement> beside = whole.agreement(out, sample);
            if (json) {
                boolean several = judged.size() > 1;
                ObjectNode at = several ? answer.withArray("agreements").addObject() : answer;
                at.put("truth", sample.truth());
                ObjectNode spearman = at.putObject("spearman");
                beside.forEach((p, a) -> spearman.put(
                        p,
                        a.spearman().value().isPresent() ? a.spearman().value().getAsDouble() : null));
            } else {
                beside.forEach((p, a) -> out().println(p + ": " + line(a) + ", with " + sample.truth()));
            }
        }
        if (json) {
            Json.print(out(), answer);
        }
    }
}

package assay.cli.proxy;

import assay.cli.AssayCommand;
import assay.cli.Json;
import assay.cli.run.StopSignal;
import assay.core.error.AssayException.ExitCode;
import assay.core.error.InterruptedRunException;
import assay.core.error.UsageException;
import assay.core.space.Genotype201;
import assay.data.scores.ScoreFile;
import assay.data.store.Export;
import assay.proxies.Proxy;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay proxy sweep}: every cell of a space. */
@Command(
        name = "sweep",
        description = {
            "Score every cell of NAS-Bench-201, each network once that several cells share, on all cores.",
            "Scores go into FILE.duckdb, or FILE.parquet.duckdb until FILE.parquet is whole: the same command goes on"
                    + " where it was stopped."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay proxy sweep 201 --proxies synflow,params,flops --out synflow.parquet",
            "  assay proxy sweep 201 --proxies snip --cells 1 --images DATA/cifar10 --out snip-n1.parquet"
        })
final class SweepCommand extends AssayCommand {
    @Parameters(index = "0", paramLabel = "SPACE", description = "201.")
    private String space;

    @Mixin
    private ScoreOptions options;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "FILE.parquet or FILE.duckdb.")
    private Path out;

    @Option(names = "--first", paramLabel = "N", description = "Only the first N cells of the official order.")
    private int first = Genotype201.COUNT;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Networks at the same time, each with one thread. Default: the number of cores.")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "One JSON object (kind 'proxy-sweep').")
    private boolean json;

    @Override
    public Integer call() {
        if (!space.equals("201")) {
            throw new UsageException("proxy sweep: expected space 201, found '" + space
                    + "'. Other spaces' architectures can be scored one by one: assay proxy score.");
        }
        if (first < 1 || first > Genotype201.COUNT || workers < 1) {
            throw new UsageException("proxy sweep: expected --first 1.." + Genotype201.COUNT
                    + " and at least one worker, found " + first + " and " + workers + ".");
        }
        boolean parquet = out.toString().endsWith(".parquet");
        if (!parquet && !out.toString().endsWith(".duckdb")) {
            throw new UsageException("--out: expected a name that ends in .parquet or .duckdb, found '" + out + "'.");
        }
        Path work = parquet ? out.resolveSibling(out.getFileName() + ".duckdb") : out;
        List<String> proxies = options.proxies().stream().map(Proxy::name).toList();
        ScoreSettings settings = options.settings();
        NetworkFactory factory = NetworkFactories.of(space);
        SweepPlan plan = SweepPlan.of(proxies, first, settings.convBias());
        long began = System.nanoTime();
        try (StopSignal stop = new StopSignal();
                ScoreFile file = new ScoreFile(work, settings.words())) {
            new Sweep(factory, settings, file, stop::wished)
                    .run(
                            plan,
                            proxies,
                            workers,
                            (networks, weight) ->
                                    new SweepProgress(quiet() ? null : err(), terminal(), networks, weight));
        } catch (InterruptedRunException e) {
            remark("assay: " + e.getMessage());
            return ExitCode.INTERRUPTED.code();
        }
        if (parquet) {
            ScoreFile.export(work, out, Export.Format.PARQUET);
            drop(work);
        }
        tell(plan, proxies, settings, (System.nanoTime() - began) / 1e9);
        return 0;
    }

    private static void drop(Path work) {
        try {
            Files.deleteIfExists(work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell(SweepPlan plan, List<String> proxies, ScoreSettings settings, double seconds) {
        ObjectNode answer = Json.answer("proxy-sweep")
                .put("file", out.toString())
                .put("architectures", plan.archs().length)
                .put("seconds", seconds);
        ObjectNode networks = answer.putObject("networks");
        for (String p : proxies) {
            networks.put(
                    p, Arrays.stream(plan.representatives().get(p)).distinct().count());
        }
        Map<String, String> words = settings.words();
        words.forEach(answer.putObject("settings")::put);
        if (json) {
            Json.print(out(), answer);
        } else {
            out().println("wrote " + out + ": " + plan.archs().length + " cells by " + String.join(", ", proxies)
                    + ", networks " + networks + ", " + Math.round(seconds) + " s");
        }
    }
}

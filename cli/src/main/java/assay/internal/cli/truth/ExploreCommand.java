package assay.internal.cli.truth;

import assay.core.error.UsageException;
import assay.core.kit.SpaceKit;
import assay.core.truth.Benchmark;
import assay.internal.cli.AssayCommand;
import assay.internal.cli.Json;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.explore.ExplorePage;
import assay.internal.experiments.referee.JudgedTable;
import assay.internal.experiments.stored.Stored;
import assay.internal.experiments.work.Benchmarks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay explore}: a whole table as one page. */
@Command(
        name = "explore",
        header = "A whole table as one page to look at, offline.",
        description = {
            "Write a whole table as one page. Every architecture is a point; the axes are any"
                    + " accuracy, cost, latency or proxy. Points can be selected in two plots and in a list,"
                    + " and each shows its drawing and its neighbours. The page opens from disk and needs no"
                    + " network. Its address keeps what is shown.",
            "--with adds what the searches of a stored experiment found, epoch by epoch, as a film."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay explore 201",
            "  assay explore mini201 --with mini201 --out searches.html",
            "  assay explore 201 --scores synflow.parquet"
        })
public final class ExploreCommand extends AssayCommand {
    @Parameters(
            index = "0",
            paramLabel = "BENCHMARK",
            description =
                    "The table: 201, sss, a built one by its name (mini201), or a space inside NAS-Bench-101: 1shot1-1,"
                            + " 1shot1-2, 1shot1-3.")
    private String name;

    @Option(
            names = "--out",
            paramLabel = "FILE.html",
            description = "The page to write. Default: explore-BENCHMARK.html.")
    private Path out;

    @Option(names = "--with", paramLabel = "NAME|DIR", description = "An experiment whose searches are shown.")
    private String with;

    @Option(
            names = "--scores",
            paramLabel = "FILE",
            description =
                    "Scores of proxies, further axes: what 'assay proxy sweep' wrote, or your own (docs/proxies.md).")
    private List<Path> scores = new ArrayList<>();

    @Option(names = "--json", description = "One JSON object (kind 'explore') that describes the file.")
    private boolean json;

    @Override
    public Integer call() {
        if (with != null) {
            Stored.requirePresent(with);
        }
        SpaceKit kit = JudgedTable.kit(name);
        if (kit.benchmark().isEmpty()) {
            throw new UsageException("explore: expected a table, or a space that a table judges, found " + name
                    + ", which has none. 'assay list stores' and 'assay list spaces' name them.");
        }
        Benchmark benchmark = JudgedTable.benchmark(kit, name);
        Path file = out != null
                ? out
                : Path.of("explore-" + (kit.ownsTable() ? benchmark.shortName() : kit.shortName()) + ".html");
        try (StoreTruth truth = StoreTruth.open(benchmark, Benchmarks.store(benchmark.key()))) {
            int bytes = new ExplorePage(kit, truth)
                    .write(file, scores, Optional.ofNullable(with).map(Stored::orCarried));
            if (json) {
                Json.print(
                        out(),
                        Json.answer("explore").put("file", file.toString()).put("bytes", bytes));
            } else {
                out().println(file);
            }
        }
        return 0;
    }
}

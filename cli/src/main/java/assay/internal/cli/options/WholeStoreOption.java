package assay.internal.cli.options;

import assay.core.error.UsageException;
import assay.core.truth.Benchmark;
import assay.internal.experiments.work.Benchmarks;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The store of a command that takes a benchmark (default: NAS-Bench-201) and one more argument. */
public final class WholeStoreOption {
    @Parameters(
            arity = "1..2",
            paramLabel = "[BENCHMARK] WHAT",
            hideParamSyntax = true,
            description = {
                "BENCHMARK: the table: 201 (default), sss, 101 or a built one by its name (mini201).",
                "WHAT: for sql the query; for export the file to write (.parquet, .arrow or .csv; for syne-tune the folder)."
            })
    private List<String> words;

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "The store's file. Default: that of BENCHMARK in truth of ASSAY_HOME (~/.assay).")
    private Path store;

    /** The argument after the benchmark. */
    public String what() {
        return words.get(words.size() - 1);
    }

    public Path path() {
        if (store != null && named().isPresent()) {
            throw new UsageException("expected at most one of BENCHMARK and --store, found both.");
        }
        return (store == null ? Benchmarks.store(benchmark().key()) : store).toAbsolutePath();
    }

    /** The named store, or the default. */
    public Benchmark benchmark() {
        return named().map(Benchmarks::named).orElse(Benchmark.NASBENCH201);
    }

    private Optional<String> named() {
        return words.size() == 1 ? Optional.empty() : Optional.of(words.get(0));
    }
}

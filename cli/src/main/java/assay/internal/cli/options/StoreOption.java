package assay.internal.cli.options;

import assay.core.error.UsageException;
import assay.core.truth.Benchmark;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.work.Benchmarks;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The choice of a benchmark's store. */
public final class StoreOption {
    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "The file with the table. Default: truth/NAME.duckdb in ASSAY_HOME (by default"
                    + " ~/.assay). NAME is nasbench201, natsbench-sss, nasbench101 or the name of a built table.")
    private Path store;

    /**
     * The benchmark with this name.
     *
     * @throws assay.core.error.UsageException naming all benchmarks
     */
    Benchmark benchmark(String name) {
        return Benchmarks.named(name, store);
    }

    Path path(Benchmark benchmark) {
        if (store != null && store.toString().isBlank()) {
            throw new UsageException("--store: expected a file, found an empty text. Leave it out for the default.");
        }
        return (store == null ? Benchmarks.store(benchmark.key()) : store).toAbsolutePath();
    }

    public StoreTruth open(Benchmark benchmark) {
        return StoreTruth.open(benchmark, path(benchmark));
    }
}

package assay.cli.truth;

import assay.cli.AssayHome;
import assay.core.truth.Benchmark;
import assay.data.truth.StoreTruth;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which store of a benchmark. */
final class StoreOption {
    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "The store. Default: truth/NAME.duckdb in ASSAY_HOME (~/.assay), NAME being nasbench201,"
                    + " natsbench-sss or nasbench101.")
    private Path store;

    Path path(Benchmark benchmark) {
        return (store == null ? AssayHome.truth(benchmark.key()) : store).toAbsolutePath();
    }

    StoreTruth open(Benchmark benchmark) {
        return StoreTruth.open(benchmark, path(benchmark));
    }
}

package assay.internal.cli.options;

import assay.core.error.UsageException;
import assay.core.truth.Benchmark;
import assay.internal.experiments.work.Benchmarks;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which store, of commands that ask it in SQL. */
public final class WholeStoreOption {
    @Option(
            names = "--benchmark",
            paramLabel = "B",
            description = "The store of 201 (default), sss, 101 or a built benchmark (mini201).")
    private String benchmark;

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "The store's file. Default: that of --benchmark in truth of ASSAY_HOME (~/.assay).")
    private Path store;

    public Path path() {
        if (store != null && benchmark != null) {
            throw new UsageException("expected at most one of --benchmark and --store, found both.");
        }
        return (store == null ? Benchmarks.store(benchmark().key()) : store).toAbsolutePath();
    }

    /** The one that is named, or the default. */
    public Benchmark benchmark() {
        return benchmark == null ? Benchmark.NASBENCH201 : Benchmarks.named(benchmark);
    }
}

package assay.internal.cli.options;

import assay.core.error.UsageException;
import assay.core.kit.SpaceKits;
import assay.core.truth.Benchmark;
import assay.internal.experiments.work.Benchmarks;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The store of a command that takes a benchmark (default: NAS-Bench-201) and one more argument: these are its words. */
public final class WholeStoreOption {
    /** How many words such a command has. */
    public static final String WORDS = "1..2";

    /** The help text for the first word. */
    public static final String BENCHMARK =
            "BENCHMARK: 201, sss, 101 or a built table by its name (mini201). Default: 201.";

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description =
                    "The file with the table, in place of BENCHMARK. Default: that of BENCHMARK in truth of ASSAY_HOME"
                            + " (~/.assay).")
    private Path store;

    /** The argument after the benchmark. */
    public String what(List<String> words) {
        return words.get(words.size() - 1);
    }

    public Path path(List<String> words) {
        if (store != null && named(words).isPresent()) {
            throw new UsageException("expected at most one of BENCHMARK and --store, found both.");
        }
        return (store == null ? Benchmarks.store(benchmark(words).key()) : store).toAbsolutePath();
    }

    /** The named store, or the default. */
    public Benchmark benchmark(List<String> words) {
        return named(words)
                .map(Benchmarks::named)
                .orElseGet(() -> SpaceKits.standard().benchmark().orElseThrow());
    }

    private static Optional<String> named(List<String> words) {
        return words.size() == 1 ? Optional.empty() : Optional.of(words.get(0));
    }
}

package assay.internal.experiments.judge;

import assay.core.error.DataMissingException;
import assay.core.kit.SpaceKits;
import assay.core.truth.Benchmark;
import assay.internal.data.embedded.EmbeddedTable;
import assay.internal.data.importing.ImportProgress;
import assay.internal.data.importing.Imports;
import assay.internal.data.store.StoreSource;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.work.AssayHome;
import assay.internal.experiments.work.Benchmarks;
import assay.internal.experiments.work.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The table that a run asks. It is imported first if this was not done yet and the data is there. */
public final class TruthTable {
    private TruthTable() {}

    /**
     * @param data flag {@code --data} or {@code ASSAY_REAL_DATA}: a folder that may hold one of the benchmark's name
     * @throws DataMissingException saying what to import, if there is no table
     */
    public static StoreTruth open(Benchmark benchmark, Optional<Path> data, Consumer<String> remark) {
        String key = benchmark.key();
        if (benchmark.built().isPresent()) {
            return StoreTruth.open(Benchmarks.named(key), AssayHome.truth(key));
        }
        if (!isImported(AssayHome.truth(key))) {
            Optional<Path> source = data.map(d -> d.resolve(key)).filter(Files::isDirectory);
            if (source.isEmpty() && !Benchmarks.isEmbedded(key)) {
                throw missing(benchmark, data);
            }
            source.ifPresent(from -> {
                Path store = Benchmarks.store(key);
                remark.accept("importing " + from + " into " + store);
                load(benchmark, from, store);
            });
        }
        return StoreTruth.open(benchmark, Benchmarks.store(key));
    }

    /** Whether there is a store with more than the program's own numbers. */
    private static boolean isImported(Path store) {
        return Files.exists(store) && EmbeddedTable.madeOf(store).isEmpty();
    }

    private static DataMissingException missing(Benchmark benchmark, Optional<Path> data) {
        return new DataMissingException("table: expected the imported table of "
                + benchmark.title()
                + ", found none in " + AssayHome.truth(benchmark.key())
                + data.map(d -> " and no folder " + benchmark.key() + " in " + d)
                        .orElse("")
                + ". Import it: 'assay import PATH', where PATH is " + files(benchmark)
                + "; or give --data DIR with a folder " + benchmark.key()
                + " in it.");
    }

    /** The sources from which the table was imported, for the provenance. */
    public static Map<String, String> facts(Benchmark benchmark) {
        Path store = AssayHome.truth(benchmark.key());
        return Map.of(
                "table",
                store.getFileName() + ": "
                        + StoreSource.of(store).stream().map(StoreSource::words).collect(Collectors.joining("; ")));
    }

    private static void load(Benchmark benchmark, Path source, Path store) {
        new Imports(TableFormats.of(benchmark))
                .run(source, Optional.empty(), kind -> store, "assay " + Version.number(), ImportProgress.NONE);
    }

    private static String files(Benchmark benchmark) {
        return SpaceKits.named(benchmark.space(), "table")
                .officialFiles()
                .map(f -> f + " or a folder of CSV extracts")
                .orElse("a file of its measurements");
    }
}

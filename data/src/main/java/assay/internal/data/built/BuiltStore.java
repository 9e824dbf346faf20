package assay.internal.data.built;

import assay.core.error.DataFormatException;
import assay.core.error.UsageException;
import assay.core.truth.Benchmark;
import assay.core.truth.BuiltFacts;
import assay.internal.data.embedded.EmbeddedTable;
import assay.internal.data.importing.ImportProgress;
import assay.internal.data.importing.Imported;
import assay.internal.data.importing.Imports;
import assay.internal.data.store.Snapshot;
import assay.internal.data.truth.StoreTruth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores of built benchmarks. */
public final class BuiltStore {
    private BuiltStore() {}

    /**
     * Makes the store of the benchmark in a {@link BuiltFile}, completely or not at all. If the benchmark already has a
     * store, it is replaced.
     *
     * @param importer name and version of the program, for the provenance
     * @throws DataFormatException if the file is something else or damaged
     */
    public static Imported make(Path file, Path store, String importer, ImportProgress progress) {
        return new Imports(List.of(new BuiltFormat()))
                .run(file, Optional.empty(), kind -> store, importer, progress)
                .get(0);
    }

    /**
     * The benchmark to which a store belongs; does not start DuckDB.
     *
     * @return empty if there is no such store, or it belongs to a published benchmark
     */
    public static Optional<Benchmark> benchmark(Path store) {
        if (!Files.isRegularFile(store)) {
            return Optional.empty();
        }
        Map<String, String> texts = new LinkedHashMap<>(Snapshot.of(store).buildInfo());
        texts.remove(EmbeddedTable.FILE_SHA256);
        if (texts.containsKey(StoreTruth.DESCRIPTION_SHA256)) {
            return Optional.empty();
        }
        try {
            return texts.isEmpty() ? Optional.empty() : Optional.of(Benchmark.built(BuiltFacts.of(texts)));
        } catch (UsageException e) {
            throw new DataFormatException(
                    store.toString(), -1, store + ": table build_info: " + e.getMessage() + " Make it again.", e);
        }
    }
}

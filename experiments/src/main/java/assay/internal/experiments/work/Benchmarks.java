package assay.internal.experiments.work;

import assay.core.error.AssayException;
import assay.core.error.UsageException;
import assay.core.kit.SpaceKits;
import assay.core.truth.Benchmark;
import assay.internal.bench201.embedded.Embedded201;
import assay.internal.data.built.BuiltStore;
import assay.internal.data.built.Embedded;
import assay.internal.data.embedded.EmbeddedTable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** All benchmarks: the published and the embedded ones, those of plug-ins, and built ones. */
public final class Benchmarks {
    /** The tables that are part of the program. */
    private static final List<EmbeddedTable> EMBEDDED = List.of(Embedded.TABLE, Embedded201.CELLS, Embedded201.SIZES);

    private Benchmarks() {}

    /**
     * The store of a benchmark in {@code ASSAY_HOME}. If it does not exist yet and the table is part of the program, it is
     * made; otherwise DuckDB is not started.
     */
    public static Path store(String benchmark) {
        Path store = AssayHome.truth(benchmark);
        EMBEDDED.stream().filter(t -> t.benchmark().equals(benchmark)).forEach(t -> t.require(store, importer()));
        return store;
    }

    /** The benchmarks whose tables are part of the program. */
    public static List<String> embedded() {
        return EMBEDDED.stream()
                .filter(EmbeddedTable::isThere)
                .map(EmbeddedTable::benchmark)
                .toList();
    }

    /** Whether the table of this benchmark is part of the program. */
    public static boolean isEmbedded(String benchmark) {
        return embedded().contains(benchmark);
    }

    /** Whether a store was made only from a table that is part of the program. */
    public static boolean isMadeOfEmbedded(Path store) {
        return EmbeddedTable.madeOf(store)
                .filter(sha256 -> EMBEDDED.stream().anyMatch(t -> t.sha256().equals(sha256)))
                .isPresent();
    }

    /** The name of this program in the provenance of imports. */
    public static String importer() {
        return "assay " + Version.number() + " (" + Version.commit() + ")";
    }

    /**
     * The benchmark with this name. The table of an embedded built benchmark is made if it does not exist yet; otherwise DuckDB
     * is not started.
     *
     * @throws UsageException naming all benchmarks
     */
    public static Benchmark named(String name) {
        return SpaceKits.benchmark(name).or(() -> built(name)).orElseThrow(() -> unknown(name));
    }

    /**
     * The same for a store in another place.
     *
     * @param store its file; null: the one in {@code ASSAY_HOME}
     */
    public static Benchmark named(String name, Path store) {
        return store == null
                ? named(name)
                : SpaceKits.benchmark(name)
                        .or(() ->
                                BuiltStore.benchmark(store).filter(b -> b.key().equals(name)))
                        .orElseThrow(() -> unknown(name));
    }

    private static Optional<Benchmark> built(String name) {
        if (!name.matches("[a-z0-9-]+")) {
            return Optional.empty();
        }
        return BuiltStore.benchmark(store(name)).filter(b -> b.key().equals(name));
    }

    /** The built benchmarks with a store, by name. If a store cannot be read, the user is told, and it is left out. */
    public static List<Benchmark> built() {
        List<Benchmark> all = new ArrayList<>();
        for (Path store : AssayHome.stores()) {
            try {
                BuiltStore.benchmark(store).ifPresent(all::add);
            } catch (AssayException | UncheckedIOException e) {
                LoggerFactory.getLogger(Benchmarks.class).warn("left out: {}", e.getMessage());
            }
        }
        return List.copyOf(all);
    }

    private static UsageException unknown(String name) {
        List<String> all = new ArrayList<>();
        SpaceKits.benchmarks().forEach(b -> all.add(b.shortName() + " (" + b.key() + ")"));
        if (Embedded.isThere()) {
            all.add(Embedded.NAME);
        }
        built().stream().map(Benchmark::key).filter(b -> !all.contains(b)).forEach(all::add);
        return new UsageException("unknown benchmark: expected one of " + String.join(", ", all) + ", found '" + name
                + "'. One that 'assay build' made is imported from its file: assay import FILE.");
    }
}

package assay.internal.data.importing;

import assay.core.kit.SpaceKits;
import assay.core.truth.Benchmark;
import assay.internal.data.store.StoreWriter;
import java.sql.SQLException;
import java.util.Optional;

/** What is special about the store of one benchmark: which architectures it has. */
public interface StoreKind {
    /** The name of the benchmark, of its store's file and in its table {@code store_info}: {@code nasbench201}. */
    String benchmark();

    /** The same as an object; empty if no space has it. */
    default Optional<Benchmark> known() {
        return SpaceKits.benchmark(benchmark());
    }

    /** SQL that makes table {@code architecture}; its first columns are {@code arch INTEGER, text VARCHAR}. */
    String schema();

    /** Whether an import replaces the whole store, instead of adding to it. */
    default boolean isMadeAnew() {
        return false;
    }

    /** Fills table {@code architecture} of a new store with all architectures, measured or not. */
    void architectures(StoreWriter store) throws SQLException;
}

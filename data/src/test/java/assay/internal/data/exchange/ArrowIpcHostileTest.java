package assay.internal.data.exchange;

import assay.core.truth.Benchmark;
import assay.internal.data.store.Export;
import assay.internal.data.truth.Architectures;
import assay.internal.testkit.Mutations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged Arrow files: rows or a refusal, whatever Arrow's reader makes of them. */
class ArrowIpcHostileTest {
    private static final Architectures CELLS = Architectures.of(Benchmark.NASBENCH201);

    @TempDir
    static Path folder;

    private static byte[] whole;

    private final Mutations arrow = Mutations.of("arrow", ArrowIpcHostileTest::read);

    @BeforeAll
    static void export() throws Exception {
        Path store = folder.resolve("s.duckdb");
        Exported.into(
                store,
                Exported.parquet(
                        folder.resolve("x.parquet"), Exported.row() + " UNION ALL " + Exported.row("trial", "'888'")));
        Path file = folder.resolve("x.arrow");
        Export.write(store, "SELECT * FROM measurement", file, Export.Format.ARROW);
        whole = Files.readAllBytes(file);
    }

    private static void read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("damaged.arrow"), bytes);
        try (FileRows rows = new ArrowIpc(file)) {
            Measurement.Reader reader = new Measurement.Reader("damaged.arrow", rows, CELLS);
            while (reader.next() != null) {
                // its value does not matter
            }
        }
    }

    @Test
    void truncations() {
        arrow.truncations(whole);
    }

    @Test
    void seededMutations() {
        arrow.seeded(600, whole);
    }
}

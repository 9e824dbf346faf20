package assay.internal.data.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.core.truth.Benchmark;
import assay.internal.data.store.Export;
import assay.internal.data.truth.Architectures;
import assay.internal.testkit.Mutations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        try (FileRows rows = new ArrowIpc(file, "damaged.arrow")) {
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

    /** Compressed by LZ4, by zstd with texts as views, and a stream. */
    @ParameterizedTest
    @ValueSource(strings = {"pandas.feather", "polars.arrow", "pyarrow.arrows"})
    void filesOfOtherPrograms_whole_cutAndMutated(String name) throws IOException {
        byte[] foreign = Files.readAllBytes(Path.of("../examples/judge/forms", name));
        List<Object> first = rows(foreign).get(0);
        assertEquals(List.of("mine", 0L, 1L, 0.6, 71.8), first.subList(0, 5));
        assertEquals(4, rows(foreign).size());
        Mutations damaged = Mutations.of(name, ArrowIpcHostileTest::rows);
        for (int cut = 0; cut < foreign.length; cut += 37) {
            damaged.check(Arrays.copyOf(foreign, cut), "cut at " + cut);
        }
        damaged.seeded(200, foreign);
    }

    private static List<List<Object>> rows(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("foreign.arrow"), bytes);
        List<List<Object>> all = new ArrayList<>();
        try (ForeignTable table = new ForeignTable(new ArrowIpc(file, "foreign.arrow"))) {
            for (Optional<List<Object>> row = table.next(); row.isPresent(); row = table.next()) {
                all.add(row.get());
            }
        }
        return all;
    }
}

package assay.internal.data.built;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.truth.Benchmark;
import assay.core.truth.BuiltFacts;
import assay.internal.core.io.Sha256;
import assay.internal.data.embedded.EmbeddedTable;
import assay.internal.data.importing.ImportProgress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store of a built benchmark that the program carries. */
class EmbeddedTest {
    @TempDir
    private Path folder;

    private static EmbeddedTable table(byte[] content, String sha256) {
        return new EmbeddedTable(
                "mini",
                "mini.parquet",
                () -> content == null ? null : new ByteArrayInputStream(content),
                sha256,
                (file, store, importer) -> BuiltStore.make(file, store, importer, ImportProgress.NONE));
    }

    private static EmbeddedTable table(byte[] content) {
        return table(content, Sha256.hex(content));
    }

    @Test
    void store_isMadeOnceAndAgainWhenTheProgramCarriesAnother() throws IOException {
        BuiltFacts first = MadeUp.facts("mini", 2, List.of(0));
        BuiltFacts second = MadeUp.facts("mini", 3, List.of(0));
        Path store = folder.resolve("truth/mini.duckdb");

        byte[] content = Files.readAllBytes(MadeUp.write(folder, first));
        table(content).require(store, "test");
        assertEquals(Benchmark.built(first), BuiltStore.benchmark(store).orElseThrow());
        FileTime made = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(store, made);
        table(content).require(store, "test");
        assertEquals(made, Files.getLastModifiedTime(store));

        table(Files.readAllBytes(MadeUp.write(folder, second))).require(store, "test");
        assertEquals(Benchmark.built(second), BuiltStore.benchmark(store).orElseThrow());
    }

    @Test
    void damagedTable_isRefusedAndLeavesNothing() throws IOException {
        byte[] content = Files.readAllBytes(MadeUp.write(folder, MadeUp.facts("mini", 2, List.of(0))));
        String sha256 = Sha256.hex(content);
        content[content.length / 2] ^= 1;
        Path store = folder.resolve("truth/mini.duckdb");
        DataFormatException e = assertThrows(
                DataFormatException.class, () -> table(content, sha256).require(store, "test"));
        assertTrue(e.getMessage().contains("mini: the table in this program is damaged"), e.getMessage());
        assertFalse(Files.exists(store));
    }

    @Test
    void programWithoutTheTable_makesNothing() {
        Path store = folder.resolve("truth/mini.duckdb");
        table(null, "").require(store, "test");
        assertFalse(Files.exists(store));
    }

    @Test
    void tableOfThisProgram_isWhole() {
        assertTrue(Embedded.TABLE.isThere());
        assertEquals("mini201", Embedded.facts().name());
    }
}

package assay.internal.data.scores;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.error.UsageException;
import assay.internal.data.duck.DuckFile;
import assay.internal.data.scores.ScoreFile.Row;
import assay.internal.data.store.Export.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sweep may write over. */
class ScoreTargetTest {
    private static final Map<String, String> SETTINGS = Map.of("seed", "0", "cells", "5");
    private static final int[] ARCHS = {0, 1, 2};

    @TempDir
    private Path folder;

    private Path file(Map<String, String> settings) {
        Path path = folder.resolve("s.duckdb");
        try (ScoreFile file = new ScoreFile(path, settings)) {
            file.classes("snip", ARCHS, ARCHS);
            file.add(List.of(new Row(0, "snip", OptionalDouble.of(1.5), 0.1)));
            file.add(List.of(new Row(2, "snip", OptionalDouble.of(2.5), 0.1)));
        }
        return path;
    }

    private Path parquet(Map<String, String> settings) {
        Path parquet = folder.resolve("s.parquet");
        ScoreFile.export(file(settings), parquet, Format.PARQUET);
        return parquet;
    }

    private String refused(Path parquet, Map<String, String> settings, List<String> proxies, int... archs)
            throws IOException {
        byte[] before = Files.readAllBytes(parquet);
        String why = assertThrows(
                        UsageException.class,
                        () -> ScoreTarget.requireReplaceable(parquet, settings, proxies, archs, false))
                .getMessage();
        assertArrayEquals(before, Files.readAllBytes(parquet));
        ScoreTarget.requireReplaceable(parquet, settings, proxies, archs, true);
        return why;
    }

    @Test
    void theSameSweep_andALargerOne_mayReplaceIt() {
        Path parquet = parquet(SETTINGS);
        ScoreTarget.requireReplaceable(parquet, SETTINGS, List.of("snip"), ARCHS, false);
        ScoreTarget.requireReplaceable(parquet, SETTINGS, List.of("grasp", "snip"), new int[] {0, 1, 2, 3}, false);
        ScoreTarget.requireReplaceable(folder.resolve("none.parquet"), SETTINGS, List.of("snip"), ARCHS, false);
    }

    @Test
    void otherSettings_areRefusedWithEachThatDiffers_andTheWaysOut() throws IOException {
        String why = refused(parquet(SETTINGS), Map.of("seed", "1", "cells", "1"), List.of("snip"), ARCHS);
        assertTrue(why.contains("seed 1, found 0") && why.contains("cells 1, found 5"), why);
        assertTrue(why.contains("another --out") && why.contains("--fresh"), why);
    }

    @Test
    void scoresThatWouldNotComeBack_areNamed() throws IOException {
        Path parquet = parquet(SETTINGS);
        String other = refused(parquet, SETTINGS, List.of("grasp"), ARCHS);
        assertTrue(other.contains("snip of none, found 2 cells more"), other);
        String fewer = refused(parquet, SETTINGS, List.of("snip"), 0, 1);
        assertTrue(fewer.contains("snip of these cells, found 1 cells more"), fewer);
    }

    @Test
    void anotherSpace_isSeen_whicheverSideStatesIt() throws IOException {
        Map<String, String> other = Map.of("seed", "0", "cells", "5", "space", "101");
        String stated = refused(parquet(other), SETTINGS, List.of("snip"), ARCHS);
        assertTrue(stated.contains("space 201, found 101"), stated);
        Path work = folder.resolve("s.duckdb");
        String opened = assertThrows(UsageException.class, () -> new ScoreFile(work, SETTINGS))
                .getMessage();
        assertTrue(opened.contains("space 201, found 101"), opened);
        for (Path file : List.of(work, folder.resolve("s.parquet"))) {
            assertEquals(2.5, Scores.read(file, "101", 4).of("snip")[2]);
            String read = assertThrows(DataFormatException.class, () -> Scores.read(file, "201", 4))
                    .getMessage();
            assertTrue(read.contains("expected scores of space 201, found those of another"), read);
        }
    }

    @Test
    void otherData_areNeverReplaced() throws Exception {
        Path parquet = folder.resolve("mine.parquet");
        try (Connection c = DuckFile.inMemoryToStream();
                Statement s = c.createStatement()) {
            s.execute("COPY (SELECT 1 AS mine) TO '" + parquet + "' (FORMAT parquet)");
        }
        for (boolean fresh : new boolean[] {false, true}) {
            assertThrows(
                    UsageException.class,
                    () -> ScoreTarget.requireReplaceable(parquet, SETTINGS, List.of("snip"), ARCHS, fresh));
        }
        Path store = folder.resolve("store.duckdb");
        try (Connection c = new DuckFile(store).openToWrite();
                Statement s = c.createStatement()) {
            s.execute("CREATE TABLE reading (value INTEGER)");
        }
        assertThrows(UsageException.class, () -> ScoreTarget.forget(store));
        assertTrue(Files.exists(store));
    }

    @Test
    void aDamagedFile_isRefused_untilItMayBeLost() throws IOException {
        Path parquet = parquet(SETTINGS);
        byte[] bytes = Files.readAllBytes(parquet);
        bytes[6] ^= 1;
        Files.write(parquet, bytes);
        assertThrows(
                DataFormatException.class,
                () -> ScoreTarget.requireReplaceable(parquet, SETTINGS, List.of("snip"), ARCHS, false));
        assertDoesNotThrow(() -> ScoreTarget.requireReplaceable(parquet, SETTINGS, List.of("snip"), ARCHS, true));
    }

    @Test
    void forgotten_itIsGone() {
        Path file = file(SETTINGS);
        ScoreTarget.forget(file);
        assertFalse(Files.exists(file));
        ScoreTarget.forget(file);
    }
}

package assay.internal.data.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.internal.data.duck.DuckFile;
import assay.internal.data.store.Export.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an export leaves of the files around it. */
class ExportTest {
    @TempDir
    Path folder;

    private Path store;

    @BeforeEach
    void fill() throws SQLException {
        store = made("s.duckdb");
    }

    private Path made(String name) throws SQLException {
        Path file = folder.resolve(name);
        try (Connection c = new DuckFile(file).openToWrite();
                Statement sql = c.createStatement()) {
            sql.execute("CREATE TABLE t AS SELECT range::INTEGER AS i FROM range(1000)");
        }
        return file;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    @Test
    void aFileOfTheUsers_isLeftAlone_alsoWhenTheExportFails() throws IOException {
        Path file = folder.resolve("f.csv");
        Path mine = Files.writeString(folder.resolve("f.csv.new"), "mine");
        List<Path> before = files();
        assertThrows(UsageException.class, () -> Export.write(store, "SELEKT", file, Format.CSV));
        assertThrows(
                DataMissingException.class,
                () -> Export.write(store, "SELECT ('x' || i)::INTEGER AS x FROM t", file, Format.CSV));
        assertEquals(before, files());
        for (Format format : Format.values()) {
            Export.write(store, "FROM t", file, format);
        }
        assertEquals("mine", Files.readString(mine));
        assertEquals(before.size() + 1, files().size(), "no draft stays behind");
    }

    @Test
    void storesAndWhatBelongsToThem_areNoTargets() throws IOException, SQLException {
        Path other = made("scores.duckdb");
        byte[] before = Files.readAllBytes(store);
        byte[] ofOther = Files.readAllBytes(other);
        Path link = Files.createSymbolicLink(folder.resolve("link"), store);
        for (Path target : List.of(
                store,
                other,
                link,
                folder.resolve("x/../s.duckdb"),
                folder.resolve("s.duckdb.wal"),
                folder.resolve("s.duckdb.snapshot"),
                folder.resolve("s.duckdb.lock"),
                folder,
                Path.of("/dev/null"))) {
            UsageException e = assertThrows(
                    UsageException.class, () -> Export.write(store, "FROM t", target, Format.CSV), target.toString());
            assertTrue(e.getMessage().contains("expected the name of a file to write"), e.getMessage());
        }
        assertArrayEquals(before, Files.readAllBytes(store));
        assertArrayEquals(ofOther, Files.readAllBytes(other));
        assertFalse(Files.exists(folder.resolve("s.duckdb.wal")));
    }

    @Test
    void exportsToOneFileAtOnce_areEachWhole() throws Exception {
        Path file = folder.resolve("f.csv");
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            List<Callable<Export>> jobs = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Path own = made("s" + i + ".duckdb"); // one program opens a store in one way at a time
                jobs.add(() -> Export.write(own, "FROM t", file, Format.CSV));
            }
            for (Future<Export> done : pool.invokeAll(jobs)) {
                assertEquals(1000, done.get().rows());
            }
        } finally {
            pool.shutdownNow();
        }
        assertEquals(1001, Files.readAllLines(file).size());
        assertTrue(files().stream().noneMatch(f -> f.toString().endsWith(".part")));
    }
}

package assay.internal.data.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.AssayException;
import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.core.truth.Basis;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores of a few rows: changes, snapshots and exports. */
class StoreUpdateTest {
    @TempDir
    Path folder;

    private Path store;

    @BeforeEach
    void path() {
        store = folder.resolve("bench.duckdb");
    }

    private static final String SCHEMA =
            "CREATE TABLE architecture (arch INTEGER PRIMARY KEY, text VARCHAR NOT NULL, flops BIGINT)";

    private StoreUpdate begin(String benchmark) {
        return StoreUpdate.begin(store, benchmark, SCHEMA, "test");
    }

    private Path draft() {
        return folder.resolve(".bench.duckdb.assay-draft");
    }

    private static Series series(String trial, int epoch) {
        return new Series(
                "table", "cifar10", "test", 200, trial, List.of(777), epoch, "accuracy", "percent", Basis.MEASURED, 1);
    }

    /** {@code rows} architectures, of which the first {@code measured} have {@code base + arch}. */
    private void add(String trial, int rows, int measured, double base) throws SQLException {
        try (StoreUpdate update = begin("bench")) {
            try (StoreWriter writer = new StoreWriter(update, "test")) {
                writer.source("table", "csv");
                if (writer.lacksArchitectures()) {
                    try (var appender = writer.appender("architecture")) {
                        for (int arch = 0; arch < rows; arch++) {
                            appender.beginRow();
                            appender.append(arch).append("arch, \"" + arch + "\"");
                            appender.appendNull();
                            appender.endRow();
                        }
                    }
                }
                for (int arch = 0; arch < measured; arch++) {
                    writer.reading(arch, series(trial, 200), base + arch);
                }
            }
            update.commit();
        }
    }

    private Map<String, Snapshot.Column> columns() {
        Map<String, Snapshot.Column> columns = new HashMap<>();
        Snapshot.of(store).columns().forEach(c -> columns.put(c.series().trial(), c));
        return columns;
    }

    @Test
    void changes_addUp_inDenseAndSparseColumns() throws SQLException {
        add("777", 100, 100, 0.5);
        add("888", 100, 3, 7.25);
        Map<String, Snapshot.Column> columns = columns();
        assertEquals(series("777", 200), columns.get("777").series());
        assertEquals(OptionalDouble.of(99.5), columns.get("777").value(99));
        assertEquals(OptionalDouble.empty(), columns.get("777").value(100));
        assertEquals(OptionalDouble.of(9.25), columns.get("888").value(2));
        assertEquals(OptionalDouble.empty(), columns.get("888").value(3));
        assertEquals(OptionalDouble.empty(), columns.get("888").value(-1));
    }

    @Test
    void marks_areThoseOfTheirArchitecture_andSayWhatTheyAreAbout() throws SQLException {
        add("777", 10, 10, 0);
        assertEquals(List.of(), Snapshot.of(store).marks(3));
        try (StoreUpdate update = begin("bench")) {
            try (StoreWriter writer = new StoreWriter(update, "test")) {
                int source = writer.source("table", "csv");
                writer.mark(3, "cifar10", 200, "999", "missing training", "no seed 999", source);
                writer.mark(3, null, 0, null, "odd", "\u00e4 \"quoted\"", source);
                writer.mark(5, "cifar100", 12, null, "odd", "", source);
            }
            update.commit();
        }
        Mark missing = new Mark("cifar10", 200, "999", "missing training", "no seed 999", "table");
        Mark odd = new Mark(null, 0, null, "odd", "\u00e4 \"quoted\"", "table");
        Snapshot snapshot = Snapshot.of(store);
        assertEquals(Set.of(missing, odd), Set.copyOf(snapshot.marks(3)));
        assertEquals(List.of(new Mark("cifar100", 12, null, "odd", "", "table")), snapshot.marks(5));
        assertEquals(List.of(), snapshot.marks(4));
        assertEquals(List.of(), snapshot.marks(-1));
        assertTrue(missing.isAbout("cifar10", 200, "mean") && missing.isAbout("cifar10", 200, "999"));
        assertFalse(missing.isAbout("cifar10", 200, "777")
                || missing.isAbout("cifar10", 12, "mean")
                || missing.isAbout("cifar100", 200, "mean"));
        assertTrue(odd.isAbout("cifar100", 12, "777"));
    }

    @Test
    void change_thatIsNotCommitted_leavesNoTrace() throws SQLException, IOException {
        add("777", 10, 10, 0);
        byte[] before = Files.readAllBytes(store);
        try (StoreUpdate update = begin("bench");
                Statement sql = update.connection().createStatement()) {
            sql.execute("DELETE FROM reading");
            assertThrows(DataMissingException.class, () -> begin("bench"));
        }
        assertArrayEquals(before, Files.readAllBytes(store));
        assertFalse(Files.exists(draft()));
        // What a killed import leaves behind is in nobody's way, and what has only such a name is left alone.
        Files.createDirectory(draft());
        Files.writeString(draft().resolve("draft.duckdb"), "half written");
        Path mine = Files.writeString(folder.resolve("bench.duckdb.new"), "mine");
        add("888", 10, 10, 0);
        assertEquals(2, columns().size());
        assertEquals("mine", Files.readString(mine));
        assertFalse(Files.exists(draft()));
    }

    /** A kill behind a checkpoint takes back what came after it: the import writes that again. */
    @Test
    void rowsBehindACheckpoint_areKeptByTheNextOneAlone() throws SQLException {
        try (StoreUpdate update = begin("bench")) {
            try (StoreWriter writer = new StoreWriter(update, "test")) {
                writer.source("table", "csv");
                writer.reading(0, series("777", 200), 1);
                writer.flush();
                update.checkpoint();
                writer.reading(1, series("777", 200), 2);
                writer.flush();
                update.connection().rollback(); // as a kill does
            }
            try (Statement sql = update.connection().createStatement();
                    ResultSet row = sql.executeQuery("SELECT count(*), min(value) FROM reading")) {
                assertTrue(row.next());
                assertEquals(1, row.getInt(1));
                assertEquals(1.0, row.getDouble(2));
            }
        }
    }

    @Test
    void snapshot_isMadeAgain_whenItDoesNotFitTheStore() throws SQLException, IOException {
        add("777", 10, 10, 0);
        Path snapshot = SnapshotFile.path(store);
        byte[] good = Files.readAllBytes(snapshot);
        for (byte[] bad : List.of(new byte[0], Arrays.copyOf(good, good.length - 8), new byte[good.length])) {
            Files.write(snapshot, bad);
            assertEquals(OptionalDouble.of(9.0), columns().get("777").value(9));
            assertArrayEquals(good, Files.readAllBytes(snapshot));
        }
        Files.delete(snapshot);
        assertEquals(1, columns().size());
        try (Connection other = DriverManager.getConnection("jdbc:duckdb:" + store);
                Statement sql = other.createStatement()) {
            sql.execute("UPDATE reading SET value = 5 WHERE arch = 9");
        }
        assertEquals(OptionalDouble.of(5.0), columns().get("777").value(9));
    }

    @Test
    void storeOfAnotherBenchmark_isRefused() throws SQLException {
        add("777", 10, 10, 0);
        DataFormatException e = assertThrows(DataFormatException.class, () -> begin("other"));
        assertTrue(
                e.getMessage().contains("expected a store of other, version 2, found bench, version 2"),
                e.getMessage());
        assertFalse(Files.exists(draft()), "the copy stays behind");
    }

    @Test
    void placeThatCannotBeWritten_isSaid_withExitCode3() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        AssayException e = assertThrows(
                AssayException.class, () -> StoreUpdate.begin(file.resolve("bench.duckdb"), "bench", SCHEMA, "test"));
        assertEquals(3, e.exitCode().code());
        RuntimeException full = StoreUpdate.failure(store, new IOException("No space left on device"));
        assertEquals(
                store
                        + ": cannot be written: No space left on device. The store is as it was before. Free space there, or"
                        + " name another place with --store.",
                full.getMessage());
    }

    @Test
    void lockedReader_canDoNothingElse() throws SQLException {
        add("777", 10, 10, 0);
        try (Connection c = StoreReader.openLocked(store);
                Statement sql = c.createStatement()) {
            for (String forbidden : List.of(
                    "DELETE FROM reading",
                    "COPY reading TO '" + folder.resolve("x.csv") + "'",
                    "SELECT * FROM read_csv('/etc/passwd')",
                    "ATTACH '" + folder.resolve("y.duckdb") + "'",
                    "SET enable_external_access = true",
                    "LOAD httpfs")) {
                assertThrows(SQLException.class, () -> sql.execute(forbidden), forbidden);
            }
        }
    }

    @Test
    void arrowExport_isReadBackByArrow() throws SQLException, IOException {
        add("777", 70_000, 70_000, 0.125);
        Path file = folder.resolve("x.arrow");
        String query = "SELECT arch, text, value, arch = 3 AS three, NULLIF(arch, 5) AS gap, flops AS missing,"
                + " arch::BIGINT * 10000000000 AS large FROM measurement JOIN architecture USING (arch, text) ORDER BY arch";
        Export done = Export.write(store, query, file, Export.Format.ARROW);
        assertEquals(70_000, done.rows());
        assertEquals(Files.size(file), done.bytes());
        try (RootAllocator memory = new RootAllocator();
                FileInputStream in = new FileInputStream(file.toFile());
                ArrowFileReader reader = new ArrowFileReader(in.getChannel(), memory)) {
            int row = 0;
            while (reader.loadNextBatch()) {
                VectorSchemaRoot root = reader.getVectorSchemaRoot();
                for (int i = 0; i < root.getRowCount(); i++, row++) {
                    assertEquals(row, root.getVector("arch").getObject(i));
                    assertEquals(
                            "arch, \"" + row + "\"",
                            root.getVector("text").getObject(i).toString());
                    assertEquals(row + 0.125, root.getVector("value").getObject(i));
                    assertEquals(row == 3, root.getVector("three").getObject(i));
                    assertEquals(
                            row == 5 ? null : (Integer) row,
                            root.getVector("gap").getObject(i));
                    assertEquals(null, root.getVector("missing").getObject(i));
                    assertEquals(row * 10_000_000_000L, root.getVector("large").getObject(i));
                }
            }
            assertEquals(70_000, row);
        }
    }

    @Test
    void parquetAndCsv_areReadBackByDuckDb() throws SQLException, IOException {
        add("777", 10, 10, 0.1);
        for (Export.Format format : List.of(Export.Format.PARQUET, Export.Format.CSV)) {
            Path file = folder.resolve("it's." + format.key());
            Export done = Export.write(store, "SELECT * FROM measurement", file, format);
            assertEquals(10, done.rows());
            assertEquals(13, done.columns().size());
            try (Connection c = StoreReader.open(store);
                    Statement sql = c.createStatement();
                    var row = sql.executeQuery("SELECT count(*), sum(value), min(text) FROM '"
                            + file.toString().replace("'", "''") + "'")) {
                row.next();
                assertEquals(10, row.getInt(1));
                assertEquals(46.0, row.getDouble(2), 1e-12); // 45 + 10 x 0.1: a sum of ten roundings
                assertEquals("arch, \"0\"", row.getString(3));
            }
        }
        assertThrows(
                DataMissingException.class,
                () -> Export.write(store, "SELECT 1", folder.resolve("no/such/x.csv"), Export.Format.CSV));
        Path x = folder.resolve("x.csv");
        assertThrows(UsageException.class, () -> Export.write(store, "SELEKT", x, Export.Format.CSV));
        assertFalse(Files.exists(x));
    }

    private void curve(String trial, int arch, double base) throws SQLException {
        try (StoreUpdate update = begin("bench")) {
            try (StoreWriter writer = new StoreWriter(update, "test")) {
                writer.source("table", "csv");
                double[] points = new double[200];
                Arrays.setAll(points, i -> base + i);
                writer.curve(arch, series(trial, Series.CURVE), points);
                writer.hardware(arch, null, "phone", "latency", base, "ms", 1);
                assertThrows(
                        IllegalArgumentException.class,
                        () -> writer.curve(arch, series(trial, Series.CURVE), new double[199]));
                assertThrows(
                        IllegalArgumentException.class, () -> writer.reading(arch, series(trial, Series.CURVE), 0));
            }
            update.commit();
        }
    }

    @Test
    void curves_haveEveryPoint_andAColumnOfTheLast() throws SQLException {
        add("777", 100, 100, 0.5);
        curve("888", 7, 0.25);
        curve("888", 3, 1000);
        Snapshot snapshot = Snapshot.of(store);
        Snapshot.Curve curve = snapshot.curves().get(0);
        assertEquals(1, snapshot.curves().size());
        assertEquals(series("888", Series.CURVE), curve.series());
        assertEquals(OptionalDouble.of(0.25), curve.value(7, 1));
        assertEquals(OptionalDouble.of(1199.0), curve.value(3, 200));
        assertEquals(OptionalDouble.empty(), curve.value(3, 0));
        assertEquals(OptionalDouble.empty(), curve.value(3, 201));
        assertEquals(OptionalDouble.empty(), curve.value(4, 1));
        Snapshot.Column last = columns().get("888");
        assertEquals(series("888", 200), last.series());
        assertEquals(OptionalDouble.of(199.25), last.value(7));
        assertTrue(Snapshot.isAbsent(last.bits(8)));
        Snapshot.Hardware phone = snapshot.hardware().get(0);
        assertEquals(
                "phone latency ms table null",
                String.join(" ", phone.device(), phone.metric(), phone.unit(), phone.source(), phone.dataset()));
        assertEquals(OptionalDouble.of(1000.0), phone.value(3));
        try (Connection c = StoreReader.open(store);
                Statement sql = c.createStatement();
                var row = sql.executeQuery(
                        "SELECT count(*), sum(value), max(epoch) FROM measurement WHERE arch = 3 AND trial = '888'")) {
            row.next();
            assertEquals(200, row.getInt(1));
            assertEquals(1000.0 * 200 + 199 * 100, row.getDouble(2));
            assertEquals(200, row.getInt(3));
        }
    }

    @Test
    void changeThatWasKilled_goesOnFromItsCheckpoint_ifItIsTheSame() throws Exception {
        add("777", 10, 10, 0);
        for (String then : List.of("same", "other")) {
            killedBehindCheckpoint();
            assertTrue(Files.exists(draft()));
            try (StoreUpdate update = StoreUpdate.begin(store, "bench", SCHEMA, then);
                    StoreWriter writer = new StoreWriter(update, "test")) {
                assertEquals(then.equals("same") ? 5 : 0, writer.files().unfinished(1, "big", "sha"));
            }
            assertFalse(Files.exists(draft()), "what failed stays behind");
            assertEquals(1, columns().size());
        }
    }

    /** In a process of its own, because a lock and a half-written file must stay behind. */
    private void killedBehindCheckpoint() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Killed.class.getName(),
                        store.toString())
                .inheritIO()
                .start();
        assertEquals(Killed.CODE, process.waitFor());
    }

    static final class Killed {
        static final int CODE = 77;

        public static void main(String[] args) throws SQLException {
            StoreUpdate update = StoreUpdate.begin(Path.of(args[0]), "bench", SCHEMA, "same");
            StoreWriter writer = new StoreWriter(update, "test");
            writer.reading(0, series("888", 200), 1);
            writer.files().reached(1, "big", "sha", 5);
            writer.flush();
            update.checkpoint();
            writer.reading(1, series("888", 200), 1);
            Runtime.getRuntime().halt(CODE);
        }
    }
}

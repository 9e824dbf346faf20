package assay.internal.data.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.data.store.Snapshot;
import assay.internal.data.store.StoreReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at 100 seeded moments of an import that makes a checkpoint after every file: the store is the old one
 * or the new one, whole, and so is its snapshot; and the same import then goes on to the new one.
 */
class KillIT {
    private static final int KILLS = 100;
    private static final int FILES = 15;

    /** Exit code of a process that SIGKILL ended. */
    private static final int KILLED = 128 + 9;

    /** How many numbers the store has, before and after. */
    private static final int OLD = 201;

    private static final int NEW = OLD * (FILES + 1);

    @TempDir
    Path folder;

    private Path store;
    private Path old;
    private Path more;

    @BeforeEach
    void data() throws IOException {
        Path first = Files.createDirectories(folder.resolve("first"));
        Files.writeString(first.resolve("a.csv"), "n1.5");
        more = Files.createDirectories(folder.resolve("more"));
        for (int i = 0; i < FILES; i++) {
            Files.writeString(more.resolve(String.format("%03d.csv", i)), "n" + i);
        }
        store = folder.resolve("bench.duckdb");
        Importing.main(new String[] {first.toString(), store.toString()});
        old = Files.copy(store, folder.resolve("old"));
    }

    @Test
    void killedAtAnyMoment_leavesTheOldStoreOrTheNew() throws Exception {
        long start = System.nanoTime();
        assertEquals(0, importing().waitFor());
        long whole = System.nanoTime() - start;
        assertEquals(NEW, numbers());
        back();
        Random random = new Random(20261123);
        int news = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            int n = kill;
            Process process = importing();
            process.waitFor((long) (random.nextDouble() * 1.2 * whole), TimeUnit.NANOSECONDS);
            int code = process.destroyForcibly().waitFor();
            assertTrue(code == 0 || code == KILLED, () -> "kill " + n + ": " + said());
            int found = numbers();
            assertTrue(found == OLD || found == NEW, "after kill " + kill + ": " + found + " numbers");
            if (found == NEW) {
                news++;
                back();
            }
        }
        assertTrue(news > 0 && news < KILLS, "both must have happened: " + news + " of " + KILLS);
        assertEquals(0, importing().waitFor(), this::said);
        assertEquals(NEW, numbers());
        try (var files = Files.list(folder)) {
            assertTrue(
                    files.noneMatch(f -> f.getFileName().toString().contains(".assay-draft")), "a draft stays behind");
        }
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("said"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void back() throws IOException {
        Files.copy(old, store, StandardCopyOption.REPLACE_EXISTING);
    }

    private Process importing() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Importing.class.getName(),
                        more.toString(),
                        store.toString())
                .redirectError(folder.resolve("said").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** How many there are: by SQL and, the same, by the snapshot. */
    private int numbers() throws SQLException {
        int bySql;
        try (Connection c = StoreReader.open(store);
                Statement sql = c.createStatement();
                var row = sql.executeQuery("SELECT count(*), count(DISTINCT source) FROM measurement")) {
            row.next();
            bySql = row.getInt(1);
            assertEquals(bySql, 201 * row.getInt(2));
        }
        Snapshot snapshot = Snapshot.of(store);
        assertEquals(bySql, 201 * snapshot.curves().size());
        assertEquals(2 * snapshot.curves().size(), snapshot.columns().size());
        return bySql;
    }

    static final class Importing {
        public static void main(String[] args) {
            new Imports(List.of(MadeNumbers.of("n", "bench")), Duration.ZERO)
                    .run(Path.of(args[0]), Optional.empty(), kind -> Path.of(args[1]), "test", ImportProgress.NONE);
        }
    }
}

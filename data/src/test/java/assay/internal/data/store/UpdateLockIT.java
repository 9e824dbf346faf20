package assay.internal.data.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two programs that change one store. */
class UpdateLockIT {
    private static final String SCHEMA = "CREATE TABLE architecture (arch INTEGER, text VARCHAR)";

    /** Changes a store and takes its time: until its input ends. */
    static final class Other {
        private Other() {}

        public static void main(String[] args) throws IOException {
            try (StoreUpdate update = StoreUpdate.begin(Path.of(args[0]), "bench", SCHEMA, "other")) {
                System.out.println("begun");
                System.in.read();
                update.commit();
            }
        }
    }

    @TempDir
    Path folder;

    @Test
    void theSecondWaits_andChangesWhatTheFirstLeft() throws Exception {
        Path store = folder.resolve("bench.duckdb");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName(),
                        store.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertEquals('b', other.getInputStream().read());
            CompletableFuture<Boolean> mine = CompletableFuture.supplyAsync(() -> begun(store));
            TimeUnit.MILLISECONDS.sleep(500); // it would have failed by now if it did not wait
            assertFalse(mine.isDone());
            other.getOutputStream().close();
            assertTrue(mine.get(60, TimeUnit.SECONDS), "the first one's store was there");
            assertEquals(0, other.waitFor());
        } finally {
            other.destroyForcibly();
        }
    }

    private static boolean begun(Path store) {
        try (StoreUpdate update = StoreUpdate.begin(store, "bench", SCHEMA, "mine")) {
            return Files.exists(store) && !update.connection().isClosed();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

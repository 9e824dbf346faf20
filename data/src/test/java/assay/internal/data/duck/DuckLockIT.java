package assay.internal.data.duck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.AssayException;
import assay.core.error.DataMissingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes and one file. */
@Timeout(60)
class DuckLockIT {
    @TempDir
    Path dir;

    /** The other process: opens the file, says so, and holds it until it is told to end. */
    static final class Holder {
        private Holder() {}

        @SuppressWarnings("try")
        public static void main(String[] args) throws IOException, SQLException {
            DuckFile file = new DuckFile(Path.of(args[1]));
            try (Connection held = args[0].equals("read") ? file.openToRead() : file.openToWrite();
                    InputStream in = System.in) {
                System.out.write('!');
                System.out.flush();
                in.read();
            }
        }
    }

    private static Process hold(String how, Path file) throws IOException {
        Process p = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        how,
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertEquals('!', p.getInputStream().read());
        return p;
    }

    private static void end(Process p) throws IOException, InterruptedException {
        p.getOutputStream().close();
        assertTrue(p.waitFor(20, TimeUnit.SECONDS));
    }

    @Test
    void aFileThatIsWrittenElsewhere_isWaitedFor_thenRefused() throws Exception {
        Path path = dir.resolve("x.duckdb");
        Process writer = hold("write", path);
        DuckFile hasty = new DuckFile(path, Duration.ofMillis(200));
        DataMissingException e = assertThrows(
                DataMissingException.class, () -> hasty.openToRead().close());
        assertTrue(e.getMessage().contains("locked: expected to have it within 200 ms"), e.getMessage());
        assertEquals(AssayException.ExitCode.DATA_REFUSED, e.exitCode());
        assertThrows(DataMissingException.class, () -> hasty.openToWrite().close());

        CompletableFuture<Void> opened = CompletableFuture.runAsync(() -> {
            try (Connection c = new DuckFile(path, Duration.ofSeconds(30)).openToRead()) {
                assertTrue(c.isReadOnly());
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        });
        end(writer);
        opened.get(30, TimeUnit.SECONDS);
    }

    @Test
    void twoProcessesMayReadAtATime() throws Exception {
        Path path = dir.resolve("x.duckdb");
        DuckFile file = new DuckFile(path, Duration.ofMillis(200));
        file.openToWrite().close();
        Process reader = hold("read", path);
        file.openToRead().close();
        end(reader);
    }
}

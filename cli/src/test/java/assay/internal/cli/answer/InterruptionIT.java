package assay.internal.cli.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.data.duck.DuckFile;
import assay.internal.data.store.StoreUpdate;
import assay.internal.experiments.work.Interrupt;
import assay.internal.testkit.TestJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signal in the middle of an import. */
class InterruptionIT {
    /** Begins a change of a store, and never ends it. */
    static final class Importing {
        private Importing() {}

        public static void main(String[] args) {
            Interrupt.guard("import", () -> {
                StoreUpdate update = StoreUpdate.begin(
                        Path.of(args[0]), "bench", "CREATE TABLE architecture (arch INTEGER, text VARCHAR)", "test");
                System.out.println("begun");
                LockSupport.parkNanos(TimeUnit.MINUTES.toNanos(1));
                return update;
            });
        }
    }

    @TempDir
    Path folder;

    @Test
    void interruptedImport_isExitCode130_andLeavesNoDraft() throws Exception {
        Path store = folder.resolve("nasbench201.duckdb");
        Path draft = folder.resolve(".nasbench201.duckdb.assay-draft/draft.duckdb");
        Path said = folder.resolve("said");
        Process process = TestJvm.with(Importing.class.getName(), store.toString())
                .redirectError(said.toFile())
                .start();
        try {
            assertEquals('b', process.getInputStream().read());
            assertTrue(Files.exists(draft));
            process.destroy(); // SIGTERM; it also closes the streams
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        } finally {
            process.destroyForcibly();
        }
        assertEquals(130, process.exitValue());
        assertEquals(
                "assay: import: interrupted: what was not finished was dropped. Run it again.",
                Files.readString(said).strip());
        assertFalse(Files.exists(draft));
        assertFalse(Files.exists(store));
    }

    @Test
    void interruptedSql_isExitCode130() throws Exception {
        Path store = folder.resolve("x.duckdb");
        try (Connection made = new DuckFile(store).openToWrite()) {
            assertTrue(made.isValid(1));
        }
        Process process = TestJvm.with(
                        "assay.internal.cli.Assay",
                        "sql",
                        "--csv",
                        "FROM range(1000000000000)",
                        "--store",
                        store.toString())
                .redirectError(folder.resolve("said").toFile())
                .start();
        try {
            assertEquals('r', process.getInputStream().read());
            process.destroy();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        } finally {
            process.destroyForcibly();
        }
        assertEquals(130, process.exitValue());
        assertTrue(Files.readString(folder.resolve("said")).startsWith("assay: sql: interrupted: "));
    }

    /** A command that has nothing to save: one that waits for whom it prints to. */
    @Test
    void interruptedAnswer_isExitCode130() throws Exception {
        Process process = TestJvm.with(
                        "-Dassay.home=" + folder.resolve("home"),
                        "assay.internal.cli.Assay",
                        "top",
                        "mini201",
                        "--dataset",
                        "fashion-mini",
                        "--split",
                        "test",
                        "--schedule",
                        "6",
                        "--trials",
                        "mean",
                        "--json",
                        "--count",
                        "15625")
                .redirectError(folder.resolve("said").toFile())
                .start();
        try {
            assertEquals('{', process.getInputStream().read());
            process.toHandle().destroy(); // SIGTERM alone: what it prints to stays open, and it waits there
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        } finally {
            process.destroyForcibly();
        }
        assertEquals(130, process.exitValue());
        assertTrue(Files.readString(folder.resolve("said")).endsWith("assay: interrupted.\n"));
    }
}

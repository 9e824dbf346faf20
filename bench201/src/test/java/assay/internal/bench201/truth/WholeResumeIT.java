package assay.internal.bench201.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.bench201.truth.nats.NatsSpace;
import assay.internal.data.importing.ImportProgress;
import assay.internal.data.importing.Imported;
import assay.internal.data.importing.Imports;
import assay.internal.testkit.PickleWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A benchmark in one file whose import ends in the middle, without a word, as by a kill: the same import goes on there. */
class WholeResumeIT {
    private static final int ARCHITECTURES = 8;

    /** How the process that imports ends. */
    private static final int HALTED = 9;

    @TempDir
    Path folder;

    private Path store;
    private Path unbroken;

    @BeforeEach
    void stores() {
        store = folder.resolve("broken.duckdb");
        unbroken = folder.resolve("unbroken.duckdb");
    }

    private Path packed(int architectures) throws IOException {
        byte[] pickle = PickleWriter.bytes(
                BenchmarkFixture.benchmark(
                        BenchmarkFixture.archs(NatsSpace.TOPOLOGY),
                        architectures,
                        arch -> BenchmarkFixture.natsRuns(NatsSpace.TOPOLOGY, arch)),
                4);
        return Files.write(folder.resolve("NATS-tss.pickle.pbz2"), BenchmarkFixture.bzip2(pickle));
    }

    @Test
    void pickle_killedTwice_goesOnBehindWhatIsStored() throws Exception {
        Path file = packed(ARCHITECTURES);
        long whole = run(file, unbroken).values();
        halt(file, 3, Duration.ZERO);
        halt(file, 2, Duration.ZERO);
        assertFalse(Files.exists(store));
        assertEquals(
                whole * (ARCHITECTURES - 5) / ARCHITECTURES, run(file, store).values());
        assertSameAsUnbroken();
    }

    @Test
    void pth_killedBehindItsLastArchitecture_hasItAllOnce() throws Exception {
        Path file = Files.write(
                folder.resolve("x.pth"),
                BenchmarkFixture.legacy(BenchmarkFixture.benchmark(
                        BenchmarkFixture.archs(NatsSpace.TOPOLOGY), ARCHITECTURES, BenchmarkFixture::pthRuns)));
        assertTrue(run(file, unbroken).values() > 0);
        halt(file, ARCHITECTURES, Duration.ZERO);
        assertEquals(0, run(file, store).values());
        assertSameAsUnbroken();
    }

    @Test
    void pickle_killedBeforeACheckpoint_beginsAnew() throws Exception {
        Path file = packed(ARCHITECTURES);
        long whole = run(file, unbroken).values();
        halt(file, 3, Duration.ofHours(1));
        assertEquals(whole, run(file, store).values());
        assertSameAsUnbroken();
    }

    /** Another file of the same name is not gone on with, and nothing stays of the one that was begun. */
    @Test
    void pickle_changedAfterTheKill_isReadFromItsBeginning() throws Exception {
        Path file = packed(ARCHITECTURES);
        halt(file, 3, Duration.ZERO);
        packed(2);
        run(file, unbroken);
        run(file, store);
        assertSameAsUnbroken();
    }

    /** The store had the file before another one took its name; that is what it has again. */
    @Test
    void pickle_broughtBackAfterTheKill_isThereAgain() throws Exception {
        Path file = packed(2);
        run(file, unbroken);
        run(file, store);
        packed(ARCHITECTURES);
        halt(file, 3, Duration.ZERO);
        packed(2);
        run(file, store);
        assertSameAsUnbroken();
    }

    private void assertSameAsUnbroken() throws IOException {
        for (String query : List.of(
                "SELECT * FROM measurement ORDER BY ALL",
                "SELECT * FROM mark ORDER BY ALL",
                "SELECT source, file, sha256, bytes, checksum, importer FROM source_file ORDER BY ALL")) {
            List<String> rows = Sql.rows(unbroken, query);
            assertFalse(rows.isEmpty(), query);
            assertTrue(rows.equals(Sql.rows(store, query)), () -> "rows differ: " + query);
        }
        try (var files = Files.list(folder)) {
            assertTrue(
                    files.noneMatch(f -> f.getFileName().toString().contains(".assay-draft")), "a draft stays behind");
        }
    }

    private static Imported run(Path file, Path into) {
        return imported(file, into, Duration.ofHours(1), ImportProgress.NONE);
    }

    private static Imported imported(Path file, Path into, Duration checkpointEvery, ImportProgress progress) {
        return new Imports(TruthImport.FORMATS, checkpointEvery)
                .run(file, Optional.empty(), kind -> into, "test", progress)
                .get(0);
    }

    /** Imports in a process of its own, which ends when so many architectures are stored. */
    private void halt(Path file, int after, Duration checkpointEvery) throws Exception {
        Path said = folder.resolve("said");
        int code = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Halting.class.getName(),
                        file.toString(),
                        store.toString(),
                        String.valueOf(after),
                        checkpointEvery.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        assertEquals(HALTED, code, () -> said + " has what it printed");
        Files.delete(said);
    }

    /** Ends as SIGKILL ends it: nothing is closed, nothing is written any more. */
    static final class Halting {
        public static void main(String[] args) {
            int after = Integer.parseInt(args[2]);
            imported(Path.of(args[0]), Path.of(args[1]), Duration.parse(args[3]), new ImportProgress() {
                /** Told at the beginning, and behind every architecture. */
                private int told = -1;

                @Override
                public void at(long done, long total, String at) {
                    if (++told == after) {
                        Runtime.getRuntime().halt(HALTED);
                    }
                }

                @Override
                public void remark(String text) {}
            });
        }
    }
}

package assay.internal.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.random.Seeds;
import assay.core.run.EpochRecord;
import assay.core.run.RunRecord;
import assay.core.run.Sample;
import assay.core.space.Genotype;
import assay.core.space.bench201.Bench201Space;
import assay.internal.testkit.BitRot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFileTest {
    private static final Bench201Space SPACE = new Bench201Space();
    private static final Genotype A = SPACE.sample(new Seeds(1).stream("a"));
    private static final Genotype B = SPACE.sample(new Seeds(2).stream("b"));
    private static final List<RunRecord> RECORDS = List.of(
            new RunRecord(
                    "balenas",
                    -3,
                    List.of(
                            new EpochRecord(1, A, OptionalDouble.of(1 / 3.0), OptionalDouble.empty(), 0.1),
                            new EpochRecord(
                                    2,
                                    B,
                                    OptionalDouble.empty(),
                                    OptionalDouble.of(1e-300),
                                    1e9,
                                    OptionalDouble.of(2e5),
                                    Map.of("entropy_nats", 0.1 + 0.2))),
                    List.of(),
                    B,
                    12.5,
                    0,
                    List.of(0.25, 1 / 3.0, 4.9e-324)),
            new RunRecord(
                    "zero-cost",
                    Long.MAX_VALUE,
                    List.of(),
                    List.of(
                            new Sample(A, OptionalDouble.of(1.7976931348623157e308)),
                            new Sample(B, OptionalDouble.empty())),
                    A,
                    0,
                    4.9e-324));

    @TempDir
    Path folder;

    @Test
    void records_comeBackExactly() {
        Path file = folder.resolve("jobs/a.json");
        JobFile.write(file, RECORDS);
        assertEquals(Optional.of(RECORDS), JobFile.read(file, SPACE));
    }

    @Test
    void missingFile_isNoRecord() {
        assertEquals(Optional.empty(), JobFile.read(folder.resolve("a.json"), SPACE));
    }

    @Test
    void everyTruncation_isRefused() throws Exception {
        Path file = folder.resolve("a.json");
        JobFile.write(file, RECORDS);
        byte[] whole = Files.readAllBytes(file);
        for (int n = 0; n < whole.length - 2; n += 7) {
            Files.write(file, java.util.Arrays.copyOf(whole, n));
            DataFormatException e = assertThrows(DataFormatException.class, () -> JobFile.read(file, SPACE));
            assertTrue(e.getMessage().contains(file + ": expected what was written there"), e.getMessage());
        }
    }

    /** Bit rot once gave other numbers. */
    @Test
    void everyFlippedBit_isRefused_withTheWayOut() throws Exception {
        Path file = folder.resolve("a.json");
        JobFile.write(file, RECORDS);
        assertEquals(
                0, BitRot.of(file, () -> JobFile.read(file, SPACE)).flip(1_000).same());
        Files.writeString(file, Files.readString(file).replaceFirst("12.5", "12.6"));
        DataFormatException e = assertThrows(DataFormatException.class, () -> JobFile.read(file, SPACE));
        assertTrue(e.getMessage().contains("Delete it, and the job is done again."), e.getMessage());
    }
}

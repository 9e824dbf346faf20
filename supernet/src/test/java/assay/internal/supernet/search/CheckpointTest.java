package assay.internal.supernet.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.run.EpochRecord;
import assay.internal.supernet.toy.ToyCell;
import assay.internal.supernet.toy.ToySpace;
import assay.internal.testkit.BitRot;
import assay.internal.testkit.BitRot.Ends;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    private static final ToySpace SPACE = new ToySpace(0);

    @TempDir
    Path folder;

    /** A checkpoint that is written field by field, as {@link Checkpoint} documents the layout. */
    private static byte[] layout() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(0x4153534159435034L);
        out.writeUTF("fingerprint");
        out.writeInt(7);
        out.writeInt(3);
        out.writeDouble(12.5);
        for (double sum : new double[] {1.5, 2, 0.75, 4, 0.125}) {
            out.writeDouble(sum);
        }
        out.writeInt(1);
        out.writeInt(7);
        out.writeUTF("3,2,1");
        out.writeBoolean(true);
        out.writeDouble(0.5);
        out.writeBoolean(false);
        out.writeDouble(0);
        out.writeDouble(11);
        out.writeBoolean(false);
        out.writeDouble(0);
        out.writeInt(1);
        out.writeUTF("entropy_nats");
        out.writeDouble(2.25);
        out.writeInt(2);
        out.writeInt(1);
        out.writeDouble(1);
        out.writeInt(2);
        out.writeDouble(-0.5);
        out.writeDouble(8);
        CRC32 crc = new CRC32();
        crc.update(bytes.toByteArray());
        out.writeLong(crc.getValue());
        return bytes.toByteArray();
    }

    private static Checkpoint checkpoint(double... accuracy) {
        EpochRecord record = new EpochRecord(
                7,
                new ToyCell(List.of(3, 2, 1)),
                OptionalDouble.of(0.5),
                OptionalDouble.empty(),
                11,
                OptionalDouble.empty(),
                Map.of("entropy_nats", 2.25));
        return new Checkpoint(
                7,
                3,
                12.5,
                new double[] {1.5, 2, 0.75, 4, 0.125},
                List.of(record),
                List.of(new double[] {1}, new double[] {-0.5, 8}),
                accuracy);
    }

    @Test
    void theLayout_isWhatItHasAlwaysBeen() throws IOException {
        Path file = folder.resolve("c");
        checkpoint().write(file, "fingerprint");
        assertArrayEquals(layout(), Files.readAllBytes(file));
    }

    /**
     * As many diagnostics as the DARTS space has: 28 edges of 8 operations, with the probability and a drawn weight of each.
     */
    @Test
    void asManyDiagnosticsAsTheLargestSpaceHas_areRead() {
        Map<String, Double> many = new LinkedHashMap<>();
        for (int i = 0; i < 28 * 8; i++) {
            many.put(EpochRecord.probability("edge " + i / 8, "operation " + i % 8), 0.125);
            many.put(EpochRecord.drawn("edge " + i / 8, "operation " + i % 8), 0.5);
        }
        EpochRecord record = new EpochRecord(
                1,
                new ToyCell(List.of(3, 2, 1)),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                1,
                OptionalDouble.empty(),
                many);
        Path file = folder.resolve("c");
        new Checkpoint(1, 0, 1, new double[5], List.of(record), List.of(), new double[0]).write(file, "fingerprint");
        assertEquals(
                List.of(record),
                Checkpoint.read(file, "fingerprint", SPACE).orElseThrow().records());
    }

    /** It was added to the end later. Without it nothing is there. */
    @Test
    void theAccuracy_isReadWhereItIs() throws IOException {
        Path file = folder.resolve("c");
        checkpoint(175, 2).write(file, "fingerprint");
        assertArrayEquals(
                new double[] {175, 2},
                Checkpoint.read(file, "fingerprint", SPACE).orElseThrow().accuracy());
        Files.write(file, layout());
        assertEquals(
                0, Checkpoint.read(file, "fingerprint", SPACE).orElseThrow().accuracy().length);
    }

    @Test
    void whatIsWritten_isRead() throws IOException {
        Path file = folder.resolve("c");
        Files.write(file, layout());
        Checkpoint read = Checkpoint.read(file, "fingerprint", SPACE).orElseThrow();
        assertEquals(7, read.epoch());
        assertEquals(3, read.step());
        assertEquals(12.5, read.seconds());
        assertArrayEquals(checkpoint().losses(), read.losses());
        assertEquals(checkpoint().records(), read.records());
        assertArrayEquals(new double[] {-0.5, 8}, read.arrays().get(1));
    }

    @Test
    void oneOfAnotherSearch_andNone_areEmpty() throws IOException {
        Path file = folder.resolve("c");
        assertTrue(Checkpoint.read(file, "fingerprint", SPACE).isEmpty());
        Files.write(file, layout());
        assertTrue(Checkpoint.read(file, "another", SPACE).isEmpty());
    }

    @Test
    void anyDamage_isRefusedByName_alsoInTheNameOfTheSearch() throws IOException {
        byte[] whole = layout();
        Path file = folder.resolve("cut");
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(file, damaged);
            DataFormatException e = assertThrows(
                    DataFormatException.class, () -> Checkpoint.read(file, "fingerprint", SPACE), "byte " + at);
            assertTrue(e.getMessage().contains("cut"), e.getMessage());
        }
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThrows(DataFormatException.class, () -> Checkpoint.read(file, "fingerprint", SPACE), "" + length);
        }
    }

    @Test
    void flippedBits_giveNoOtherState() throws Exception {
        Path file = folder.resolve("c");
        checkpoint().write(file, "fingerprint");
        Ends ends = BitRot.of(file, () -> Checkpoint.read(file, "fingerprint", SPACE)
                        .map(c -> List.of(
                                c.epoch(),
                                c.step(),
                                c.seconds(),
                                Arrays.toString(c.losses()),
                                c.records(),
                                Arrays.deepToString(c.arrays().toArray())))
                        .orElseThrow())
                .flip(300);
        assertEquals(0, ends.same());
    }
}

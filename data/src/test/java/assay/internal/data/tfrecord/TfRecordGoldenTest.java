package assay.internal.data.tfrecord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import assay.internal.testkit.TfRecords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TfRecordGoldenTest {
    static byte[] golden() throws IOException {
        try (InputStream in = TfRecordGoldenTest.class.getResourceAsStream("/golden/nasbench101-run.hex")) {
            String hex = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
        }
    }

    @Test
    void aRun_readsAsPublished() throws IOException {
        byte[] file = golden();
        TfRecordReader reader = new TfRecordReader(new ByteArrayInputStream(file), "x");
        Run101 run = Run101.parse(reader.next());
        assertNull(reader.next());
        assertEquals(file.length, reader.position());
        assertEquals(1, reader.count());

        assertEquals("00005c142e6f48ac74fdcf73e3439874", run.hash());
        assertEquals(108, run.epochs());
        assertEquals("0100110001000000010010000010000001000000010000000", run.adjacency());
        assertEquals(
                "input,conv3x3-bn-relu,maxpool3x3,conv3x3-bn-relu,conv3x3-bn-relu,conv1x1-bn-relu,output",
                run.operations());
        ModelMetrics metrics = run.metrics();
        assertEquals(OptionalInt.of(8_555_530), metrics.trainableParameters());
        assertEquals(OptionalDouble.of(1800.5), metrics.totalTime());
        assertEquals(
                new Evaluation101(
                        OptionalDouble.of(108),
                        OptionalDouble.of(1769.1279296875),
                        OptionalDouble.of(1),
                        OptionalDouble.of(0.9241786599159241),
                        OptionalDouble.of(0.9211738705635071)),
                metrics.last());
        assertEquals(OptionalDouble.of(0.75), metrics.halfway().validationAccuracy());
    }

    /** The test's writer against published values: RFC 3720 B.4, and the bytes of the golden file. */
    @Test
    void theTestsWriter_writesTheSameBytes() throws IOException {
        assertEquals(0xE3069283, TfRecords.crc32c("123456789".getBytes(StandardCharsets.US_ASCII)));
        assertEquals(0x8A9136AA, TfRecords.crc32c(new byte[32]));
        byte[] message = TfRecords.modelMetrics(
                8_555_530,
                1800.5,
                new double[] {0, 0, 0.1, 0.1, 0.1},
                new double[] {54, 884.5, 0.8, 0.75, 0.74},
                new double[] {108, 1769.1279296875, 1, 0.9241786599159241, 0.9211738705635071});
        byte[] file = TfRecords.file(TfRecords.run(
                "00005c142e6f48ac74fdcf73e3439874",
                108,
                "0100110001000000010010000010000001000000010000000",
                "input,conv3x3-bn-relu,maxpool3x3,conv3x3-bn-relu,conv3x3-bn-relu,conv1x1-bn-relu,output",
                message));
        assertEquals(HexFormat.of().formatHex(golden()), HexFormat.of().formatHex(file));
    }
}

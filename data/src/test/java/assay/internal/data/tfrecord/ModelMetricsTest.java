package assay.internal.data.tfrecord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.internal.testkit.TfRecords;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelMetricsTest {
    private static final byte[] THREE_EMPTY = {0x0A, 0, 0x0A, 0, 0x0A, 0};

    private static byte[] with(byte... more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(THREE_EMPTY);
        out.writeBytes(more);
        return out.toByteArray();
    }

    @Test
    void absentFields_areEmpty() throws Protobuf.Malformed {
        ModelMetrics metrics = ModelMetrics.decode(THREE_EMPTY);
        assertEquals(OptionalInt.empty(), metrics.trainableParameters());
        assertEquals(OptionalDouble.empty(), metrics.totalTime());
        assertEquals(OptionalDouble.empty(), metrics.last().testAccuracy());
    }

    @Test
    void unknownFieldsAndTheCheckpointPath_arePassedOver() throws Protobuf.Malformed {
        byte[] unknown = HexFormat.of()
                .parseHex("20" + "05" + "29" + "0000000000000000" + "32" + "01" + "41" + "3d" + "00000000");
        assertEquals(OptionalInt.empty(), ModelMetrics.decode(with(unknown)).trainableParameters());
        byte[] path = HexFormat.of().parseHex("0a03320141" + "0a00" + "0a00");
        assertEquals(OptionalDouble.empty(), ModelMetrics.decode(path).halfway().trainingTime());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1005 1006; 8; trainable_parameters twice",
                "190000000000000000 190000000000000000; 15; total_time twice",
                "19000000000000f87f; 6; total_time: expected a number from 0 on, found NaN",
                "19000000000000f07f; 6; total_time: expected a number from 0 on, found Infinity",
                "19000000000000f0bf; 6; total_time: expected a number from 0 on, found -1.0",
                "10ffffffffffffffffff01; 6; trainable_parameters: expected a positive int32, found -1",
                "1080808080808080808002; 7; a number that does not end, or has more than 64 bits",
                "10ffffffffffffffffffff01; 7; a number that does not end, or has more than 64 bits",
                "1100; 6; field 2: expected wire type 0, found wire type 1",
                "1305; 6; field 2 has wire type 3, which is not allowed",
                "0005; 6; field number 0 is not allowed",
                "808080808001; 6; field number 4294967296 is not allowed",
                "0a00; 6; more than 3 evaluation_data",
                "2205; 7; field 4 has 5 bytes, but only 0 are left",
                "22ffffffffffffffffff01; 7; field 4 has 18446744073709551615 bytes, but only 0 are left",
                "2900; 7; the message ends inside field 5",
            })
    void malformed_isRefusedAtItsByte(String hex, int at, String said) {
        byte[] message = with(HexFormat.of().parseHex(hex.replace(" ", "")));
        Protobuf.Malformed e = assertThrows(Protobuf.Malformed.class, () -> ModelMetrics.decode(message));
        assertEquals(said, e.getMessage());
        assertEquals(at, e.at());
    }

    @Test
    void anAccuracyAboveOne_isRefused() {
        byte[] message = TfRecords.modelMetrics(1, 1, new double[5], new double[5], new double[] {108, 9, 1, 92.4, 1});
        Protobuf.Malformed e = assertThrows(Protobuf.Malformed.class, () -> ModelMetrics.decode(message));
        assertEquals("validation_accuracy: expected a number from 0 to 1, found 92.4", e.getMessage());
    }
}

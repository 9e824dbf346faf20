package assay.internal.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Writes files in the form of NAS-Bench-101's: TFRecord framing, the JSON of a run and its protobuf message. It shares no code
 * with the readers under test; the CRC-32C is a plain loop over its polynomial.
 */
public final class TfRecords {
    private static final int[] CRC_OF_BYTE = new int[256];

    static {
        for (int b = 0; b < 256; b++) {
            int crc = b;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0x82F63B78; // Castagnoli, reversed
            }
            CRC_OF_BYTE[b] = crc;
        }
    }

    private TfRecords() {}

    /** CRC-32C. */
    public static int crc32c(byte[] bytes) {
        int crc = -1;
        for (byte b : bytes) {
            crc = crc >>> 8 ^ CRC_OF_BYTE[(crc ^ b) & 0xFF];
        }
        return ~crc;
    }

    /** The checksum in the form of TFRecord files. */
    public static int maskedCrc32c(byte[] bytes) {
        int crc = crc32c(bytes);
        return (crc >>> 15 | crc << 17) + 0xa282ead8;
    }

    /** One framed record. */
    public static void write(OutputStream out, byte[] data) throws IOException {
        byte[] length = little(Long.BYTES).putLong(data.length).array();
        out.write(length);
        out.write(little(Integer.BYTES).putInt(maskedCrc32c(length)).array());
        out.write(data);
        out.write(little(Integer.BYTES).putInt(maskedCrc32c(data)).array());
    }

    /** A file of these records. */
    public static byte[] file(byte[]... records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            for (byte[] record : records) {
                write(out, record);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The record of one run: {@code ["hash", epochs, "adjacency", "operations", "base64"]}. */
    public static byte[] run(String hash, int epochs, String adjacency, String operations, byte[] metrics) {
        return ("[\"" + hash + "\", " + epochs + ", \"" + adjacency + "\", \"" + operations + "\", \""
                        + Base64.getEncoder().encodeToString(metrics) + "\"]")
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A {@code ModelMetrics} message.
     *
     * @param params trainable_parameters
     * @param totalTime seconds
     * @param evaluations each as the fields 1..5 of EvaluationData: epoch, training time, train, validation and test
     *     accuracy
     */
    public static byte[] modelMetrics(int params, double totalTime, double[]... evaluations) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (double[] values : evaluations) {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            for (int i = 0; i < values.length; i++) {
                real(message, i + 1, values[i]);
            }
            out.write(1 << 3 | 2);
            varint(out, message.size());
            out.writeBytes(message.toByteArray());
        }
        out.write(2 << 3);
        varint(out, params);
        real(out, 3, totalTime);
        return out.toByteArray();
    }

    /** A double field of a message. */
    public static void real(ByteArrayOutputStream out, int field, double value) {
        out.write(field << 3 | 1);
        out.writeBytes(little(Long.BYTES).putDouble(value).array());
    }

    /** A base-128 number. */
    public static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while (rest < 0 || rest > 127) {
            out.write((int) (rest & 127 | 128));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}

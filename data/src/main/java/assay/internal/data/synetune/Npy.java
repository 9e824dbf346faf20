package assay.internal.data.synetune;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** An array in NumPy's format, version 1.0, row by row; little-endian. */
final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNED = 64;

    private Npy() {}

    /** The header before the values. */
    private static byte[] head(String type, int... shape) {
        String sizes = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + sizes
                + (shape.length == 1 ? "," : "") + "), }";
        int before = MAGIC.length + Short.BYTES;
        int length = (before + text.length() + 1 + ALIGNED - 1) / ALIGNED * ALIGNED - before;
        ByteBuffer head = ByteBuffer.allocate(before + length).order(ByteOrder.LITTLE_ENDIAN);
        head.put(MAGIC).putShort((short) length).put(text.getBytes(StandardCharsets.US_ASCII));
        while (head.remaining() > 1) {
            head.put((byte) ' ');
        }
        return head.put((byte) '\n').array();
    }

    /** Begins an array of 32-bit numbers; {@link #write} continues it. */
    static void beginFloats(OutputStream out, int... shape) throws IOException {
        out.write(head("<f4", shape));
    }

    static void write(OutputStream out, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        out.write(bytes.array());
    }

    static void writeWholes(OutputStream out, int[] values) throws IOException {
        out.write(head("<i8", values.length));
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int v : values) {
            bytes.putLong(v);
        }
        out.write(bytes.array());
    }
}

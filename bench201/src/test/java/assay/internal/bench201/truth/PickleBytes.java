package assay.internal.bench201.truth;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes None, int, float, str, list and dict as a pickle of protocol 2, without a memo. */
final class PickleBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private PickleBytes() {}

    static byte[] of(Object value) {
        PickleBytes pickle = new PickleBytes();
        pickle.out.write(0x80);
        pickle.out.write(2);
        pickle.write(value);
        pickle.out.write('.');
        return pickle.out.toByteArray();
    }

    private void write(Object value) {
        if (value == null) {
            out.write('N');
        } else if (value instanceof Integer number) {
            out.write('J');
            out.writeBytes(
                    ByteBuffer.allocate(4).putInt(Integer.reverseBytes(number)).array());
        } else if (value instanceof Double number) {
            out.write('G');
            out.writeBytes(ByteBuffer.allocate(8).putDouble(number).array());
        } else if (value instanceof String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.write('X');
            out.writeBytes(ByteBuffer.allocate(4)
                    .putInt(Integer.reverseBytes(utf8.length))
                    .array());
            out.writeBytes(utf8);
        } else if (value instanceof List<?> items) {
            out.write(']');
            out.write('(');
            items.forEach(this::write);
            out.write('e');
        } else if (value instanceof Map<?, ?> map) {
            out.write('}');
            out.write('(');
            map.forEach((key, item) -> {
                write(key);
                write(item);
            });
            out.write('u');
        } else {
            throw new IllegalArgumentException("no pickle of " + value);
        }
    }
}

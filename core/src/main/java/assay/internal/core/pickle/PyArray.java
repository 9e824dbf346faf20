package assay.internal.core.pickle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * An array of numpy, in C order.
 *
 * <p>A pickle first makes an empty array and fills it later, so classes of this package can change it.
 */
public final class PyArray {
    private Global.Dtype type;
    private List<Integer> shape = List.of(0);
    private byte[] bytes = {};
    private boolean built;

    PyArray() {}

    /**
     * BUILD: {@code (1, shape, dtype, False, bytes)}.
     *
     * @throws Misuse if the bytes are not as many as the shape wants
     */
    void setState(PyTuple state) throws Misuse {
        if (state.size() != 5
                || !(state.get(1) instanceof PyTuple dimensions)
                || !(state.get(2) instanceof Global.Dtype dtype)
                || !Boolean.FALSE.equals(state.get(3))) {
            throw new Misuse("numpy array of another state than version, shape, dtype, C order and bytes");
        }
        byte[] content = state.get(4) instanceof byte[] b ? b : Global.latin1(state.get(4));
        if (content == null) {
            throw new Misuse("numpy array whose content is no bytes");
        }
        long expected = dtype.bytes();
        for (Object dimension : dimensions.items()) {
            if (!(dimension instanceof Long n) || n < 0 || n > content.length) {
                throw new Misuse("numpy array of a shape that its content does not have");
            }
            expected = Math.min(Long.MAX_VALUE / Math.max(1, n), expected) * n;
        }
        if (expected != content.length) {
            throw new Misuse("numpy array of " + content.length + " bytes whose shape wants " + expected);
        }
        type = dtype;
        shape = dimensions.items().stream().map(d -> ((Long) d).intValue()).toList();
        bytes = content;
        built = true;
    }

    /** How many bytes {@link #setState} copies. */
    static long copies(PyTuple state) {
        return state.size() == 5 && state.get(4) instanceof String text ? text.length() : 0;
    }

    boolean isBuilt() {
        return built;
    }

    /** Sizes of its dimensions. */
    public List<Integer> shape() {
        return shape;
    }

    /** Whether its values are unsigned bytes. */
    public boolean isOfBytes() {
        return type.code().equals("u1");
    }

    /** Its content; not copied. */
    public byte[] bytes() {
        return bytes;
    }

    /** How many values it has. */
    public int size() {
        return bytes.length / type.bytes();
    }

    /** A value as a number, by its place in C order. */
    public double number(int i) {
        ByteBuffer at = ByteBuffer.wrap(bytes).order(type.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int from = i * type.bytes();
        return switch (type.code()) {
            case "f8" -> at.getDouble(from);
            case "f4" -> at.getFloat(from);
            case "i8" -> at.getLong(from);
            case "i4" -> at.getInt(from);
            default -> at.get(from) & 0xFF;
        };
    }
}

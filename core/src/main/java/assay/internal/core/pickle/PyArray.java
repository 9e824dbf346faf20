package assay.internal.core.pickle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * An array of numpy.
 *
 * <p>A pickle first makes an empty array and fills it later, so classes of this package can change it.
 */
public final class PyArray {
    private Global.Dtype type;
    private List<Integer> shape = List.of(0);
    private byte[] bytes = {};
    /** Its values, if they are not numbers. */
    private List<?> objects = List.of();

    /** Whether the first index changes fastest. */
    private boolean fortran;

    private boolean built;

    PyArray() {}

    /**
     * BUILD: {@code (1, shape, dtype, order, bytes)}; a list in place of the bytes if its values are no numbers.
     *
     * @throws Misuse if the bytes or values are not as many as the shape wants
     */
    void setState(PyTuple state) throws Misuse {
        if (state.size() != 5
                || !(state.get(1) instanceof PyTuple dimensions)
                || !(state.get(2) instanceof Global.Dtype dtype)
                || !(state.get(3) instanceof Boolean order)
                || order && dimensions.size() != 2) {
            throw new Misuse("numpy array of another state than version, shape, dtype, C order and bytes");
        }
        fortran = order;
        if (dtype.isOfObjects()) {
            setObjects(dimensions, dtype, state.get(4));
            return;
        }
        byte[] content = state.get(4) instanceof byte[] b ? b : Global.latin1(state.get(4));
        if (content == null) {
            throw new Misuse("numpy array whose content is no bytes");
        }
        long expected = wanted(dimensions, dtype.bytes(), content.length);
        if (expected != content.length) {
            throw new Misuse("numpy array of " + content.length + " bytes whose shape wants " + expected);
        }
        type = dtype;
        shape = dimensions.items().stream().map(d -> ((Long) d).intValue()).toList();
        bytes = content;
        built = true;
    }

    private void setObjects(PyTuple dimensions, Global.Dtype dtype, Object content) throws Misuse {
        if (!(content instanceof List<?> values) || wanted(dimensions, 1, values.size()) != values.size()) {
            throw new Misuse("numpy array of objects that are not as many as its shape wants");
        }
        type = dtype;
        shape = dimensions.items().stream().map(d -> ((Long) d).intValue()).toList();
        objects = values;
        built = true;
    }

    /** The product of the dimensions and {@code each}. */
    private static long wanted(PyTuple dimensions, long each, int most) throws Misuse {
        long expected = each;
        for (Object dimension : dimensions.items()) {
            if (!(dimension instanceof Long n) || n < 0 || n > most) {
                throw new Misuse("numpy array of a shape that its content does not have");
            }
            expected = Math.min(Long.MAX_VALUE / Math.max(1, n), expected) * n;
        }
        return expected;
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
        return type.isOfObjects() ? objects.size() : bytes.length / type.bytes();
    }

    /** Its values, if they are no numbers; otherwise empty. */
    List<?> objects() {
        return objects;
    }

    /** A value of an array of two dimensions: a number or an object. */
    Object value(int row, int column) {
        int i = fortran ? column * shape.get(0) + row : row * shape.get(1) + column;
        if (type.isOfObjects()) {
            return objects.get(i);
        }
        double number = number(i);
        return type.code().equals("b1")
                ? (Object) (number != 0)
                : type.code().startsWith("f") ? (Object) number : (Object) (long) number;
    }

    /** A value as a number, by its place in the content: C order, unless the array has another one. */
    public double number(int i) {
        if (type.isOfObjects()) {
            return objects.get(i) instanceof Number number ? number.doubleValue() : Double.NaN;
        }
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

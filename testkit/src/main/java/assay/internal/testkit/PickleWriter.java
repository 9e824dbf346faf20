package assay.internal.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes pickles like CPython's C pickler in protocols 2 and 4, byte for byte: an independent source of input for readers. It
 * shares no code with the reader.
 *
 * <p>None is null; int Long or BigInteger; float Double; str String; bytes byte[]; tuple Object[]; list List; dict Map; set
 * Set; {@link Ordered} and {@link Float64} have their own forms. The same object is written once, and then taken from the memo.
 */
public final class PickleWriter {
    /** A {@code collections.OrderedDict}. */
    public record Ordered(Map<?, ?> items) {}

    /** A {@code numpy.float64}. */
    public record Float64(double value) {}

    /** A value that is made when it is written, and then dropped: for pickles larger than memory. */
    @FunctionalInterface
    public interface Late {
        Object make();
    }

    private static final int BATCH = 1000;
    private static final int FRAME = 64 * 1024;
    private static final Object DTYPE = new Object();
    private static final Object SCALAR = new Object();
    private static final Object DTYPE_CLASS = new Object();
    private static final Object ORDERED_DICT = new Object();
    private static final Object ENCODE = new Object();
    private static final Object SET = new Object();

    private final OutputStream out;
    private final int protocol;
    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
    private final IdentityHashMap<Object, Integer> memo = new IdentityHashMap<>();
    private int entries;

    private PickleWriter(OutputStream out, int protocol) {
        this.out = out;
        this.protocol = protocol;
    }

    public static byte[] bytes(Object value, int protocol) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(value, protocol, bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    /** @param protocol 2 or 4 */
    public static void write(Object value, int protocol, OutputStream out) throws IOException {
        PickleWriter writer = new PickleWriter(out, protocol);
        out.write(0x80);
        out.write(protocol);
        writer.save(value);
        writer.frame.write('.');
        writer.flush();
    }

    private void flush() throws IOException {
        if (protocol >= 4 && frame.size() >= 4) {
            out.write(0x95);
            out.write(little(frame.size(), 8));
        }
        frame.writeTo(out);
        frame.reset();
    }

    private static byte[] little(long value, int bytes) {
        return Arrays.copyOf(
                ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(value)
                        .array(),
                bytes);
    }

    private void op(int opcode, byte... argument) {
        frame.write(opcode);
        frame.writeBytes(argument);
    }

    private void save(Object value) throws IOException {
        if (frame.size() >= FRAME) {
            flush();
        }
        Integer known = value == null ? null : memo.get(value);
        if (known != null) {
            op(known < 256 ? 'h' : 'j', little(known, known < 256 ? 1 : 4));
        } else if (value == null) {
            op('N');
        } else if (value instanceof Boolean b) {
            op(b ? 0x88 : 0x89);
        } else if (value instanceof Number n) {
            number(n);
        } else if (value instanceof String s) {
            text(s);
        } else if (value instanceof byte[] b) {
            bytes(b);
        } else if (value instanceof Object[] tuple) {
            tuple(tuple, true);
        } else if (value instanceof Set<?> set) {
            set(set);
        } else if (value instanceof Collection<?> list) {
            list(list);
        } else if (value instanceof Map<?, ?> dict) {
            op('}');
            memoize(dict);
            items(dict, 1);
        } else if (value instanceof Ordered ordered) {
            global(ORDERED_DICT, "collections", "OrderedDict");
            op(')');
            op('R');
            memoize(ordered);
            items(ordered.items(), Math.max(1, ordered.items().size()));
        } else if (value instanceof Float64 scalar) {
            scalar(scalar);
        } else if (value instanceof Late late) {
            late(late);
        } else {
            throw new IllegalArgumentException("cannot pickle " + value.getClass());
        }
    }

    /** The value shares texts with what was written before it, and nothing with what follows. */
    private void late(Late late) throws IOException {
        IdentityHashMap<Object, Integer> before = new IdentityHashMap<>(memo);
        save(late.make());
        memo.clear();
        memo.putAll(before);
    }

    private void number(Number n) {
        if (n instanceof Double d) {
            op('G', ByteBuffer.allocate(8).putDouble(d).array());
        } else if (n instanceof BigInteger big) {
            integer(big);
        } else {
            long v = n.longValue();
            if (v >= 0 && v < 256) {
                op('K', little(v, 1));
            } else if (v >= 0 && v < 65536) {
                op('M', little(v, 2));
            } else if (v == (int) v) {
                op('J', little(v, 4));
            } else {
                integer(BigInteger.valueOf(v));
            }
        }
    }

    private void integer(BigInteger value) {
        byte[] big = value.toByteArray();
        byte[] argument = new byte[big.length + 1];
        argument[0] = (byte) big.length;
        for (int i = 0; i < big.length; i++) {
            argument[argument.length - 1 - i] = big[i];
        }
        op(0x8a, argument);
    }

    private void text(String s) {
        byte[] utf8 = s.getBytes(StandardCharsets.UTF_8);
        boolean isShort = protocol >= 4 && utf8.length < 256;
        op(isShort ? 0x8c : 'X', little(utf8.length, isShort ? 1 : 4));
        frame.writeBytes(utf8);
        memoize(s);
    }

    private void bytes(byte[] b) throws IOException {
        if (protocol >= 3) {
            op(b.length < 256 ? 'C' : 'B', little(b.length, b.length < 256 ? 1 : 4));
            frame.writeBytes(b);
        } else {
            global(ENCODE, "_codecs", "encode");
            tuple(new Object[] {new String(b, StandardCharsets.ISO_8859_1), "latin1"}, true);
            op('R');
        }
        memoize(b);
    }

    private void tuple(Object[] items, boolean memoized) throws IOException {
        if (items.length == 0) {
            op(')');
            return;
        }
        if (items.length > 3) {
            op('(');
        }
        for (Object item : items) {
            save(item);
        }
        op(items.length > 3 ? 't' : 0x84 + items.length);
        if (memoized) {
            memoize(items);
        }
    }

    private void set(Set<?> set) throws IOException {
        if (protocol < 4) {
            global(SET, "__builtin__", "set");
            tuple(new Object[] {List.copyOf(set)}, true);
            op('R');
            memoize(set);
            return;
        }
        op(0x8f);
        memoize(set);
        if (!set.isEmpty()) {
            op('(');
            for (Object item : set) {
                save(item);
            }
            op(0x90);
        }
    }

    private void list(Collection<?> list) throws IOException {
        op(']');
        memoize(list);
        Iterator<?> items = list.iterator();
        if (list.size() == 1) {
            save(items.next());
            op('a');
        }
        while (items.hasNext()) {
            op('(');
            for (int n = 0; n < BATCH && items.hasNext(); n++) {
                save(items.next());
            }
            op('e');
        }
    }

    /** @param alone the size of a dict; its last item is written without a mark if it is alone in its batch */
    private void items(Map<?, ?> dict, int alone) throws IOException {
        Iterator<? extends Map.Entry<?, ?>> items = dict.entrySet().iterator();
        for (int left = dict.size(); left > 0; left -= BATCH) {
            if (left == 1 && dict.size() == alone) {
                item(items.next());
                op('s');
                return;
            }
            op('(');
            for (int n = 0; n < BATCH && items.hasNext(); n++) {
                item(items.next());
            }
            op('u');
        }
    }

    private void item(Map.Entry<?, ?> item) throws IOException {
        save(item.getKey());
        save(item.getValue());
    }

    private void scalar(Float64 scalar) throws IOException {
        global(SCALAR, "numpy.core.multiarray", "scalar");
        dtype();
        save(little(Double.doubleToRawLongBits(scalar.value()), 8));
        op(0x86);
        memoize(new Object());
        op('R');
        memoize(scalar);
    }

    private void dtype() throws IOException {
        if (memo.containsKey(DTYPE)) {
            save(DTYPE);
            return;
        }
        global(DTYPE_CLASS, "numpy", "dtype");
        tuple(new Object[] {"f8", false, true}, true);
        op('R');
        memoize(DTYPE);
        tuple(new Object[] {3L, "<", null, null, null, -1L, -1L, 0L}, true);
        op('b');
    }

    private void global(Object identity, String module, String name) throws IOException {
        if (memo.containsKey(identity)) {
            save(identity);
            return;
        }
        if (protocol >= 4) {
            save(module);
            save(name);
            op(0x93);
        } else {
            op('c', (module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        memoize(identity);
    }

    private void memoize(Object value) {
        int n = entries++;
        memo.put(value, n);
        if (protocol >= 4) {
            op(0x94);
        } else {
            op(n < 256 ? 'q' : 'r', little(n, n < 256 ? 1 : 4));
        }
    }
}

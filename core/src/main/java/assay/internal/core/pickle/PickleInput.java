package assay.internal.core.pickle;

import assay.core.error.DataFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of one pickle or several, with their count. Integers are little-endian unless said otherwise. */
final class PickleInput {
    private static final int BUFFER = 1 << 16;
    /** The largest number of bytes of an integer; a magic number has fewer. */
    private static final int LONGEST_INTEGER = 32;

    private static final VarHandle LONG_BIG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG_LITTLE =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT_LITTLE =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final InputStream in;
    private final String source;
    private final PickleLimits limits;
    private final TextCache texts = new TextCache();
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    /** Bytes of the input before the buffer. */
    private long before;

    PickleInput(InputStream in, String source, PickleLimits limits) {
        this.in = in;
        this.source = source;
        this.limits = limits;
    }

    /** Bytes read so far. */
    long offset() {
        return before + at;
    }

    boolean atEnd() throws IOException {
        return at == end && !fill();
    }

    /** Reads more input into the buffer, after the unread bytes; false at the end of the input. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, at, buffer, 0, end - at);
        before += at;
        end -= at;
        at = 0;
        int n = in.read(buffer, end, BUFFER - end);
        end += Math.max(n, 0);
        if (before + end > limits.bytes()) {
            throw refuse(limits.bytes(), "more than " + limits.bytes() + " bytes");
        }
        return n >= 0;
    }

    /** Makes sure that the buffer has {@code n} unread bytes. */
    private void need(int n) throws IOException {
        while (end - at < n) {
            if (!fill()) {
                at = end;
                throw new EOFException();
            }
        }
    }

    /** The next byte, 0..255. */
    int u1() throws IOException {
        need(1);
        return buffer[at++] & 0xFF;
    }

    int u2() throws IOException {
        need(2);
        at += 2;
        return buffer[at - 2] & 0xFF | (buffer[at - 1] & 0xFF) << 8;
    }

    int i4() throws IOException {
        need(4);
        at += 4;
        return (int) INT_LITTLE.get(buffer, at - 4);
    }

    long i8() throws IOException {
        need(8);
        at += 8;
        return (long) LONG_LITTLE.get(buffer, at - 8);
    }

    /** A float64, big-endian, as in the opcode BINFLOAT. */
    double f8() throws IOException {
        need(8);
        at += 8;
        return Double.longBitsToDouble((long) LONG_BIG.get(buffer, at - 8));
    }

    /** {@code length} bytes, if the cap allows. Memory is taken as they come: the length may be damaged. */
    byte[] bytes(long length) throws IOException {
        requireText(length);
        int have = (int) Math.min(length, end - at);
        byte[] begin = Arrays.copyOfRange(buffer, at, at + have);
        at += have;
        if (have == length) {
            return begin;
        }
        byte[] rest = in.readNBytes((int) length - have);
        before += rest.length;
        if (have + rest.length < length) {
            throw new EOFException();
        }
        byte[] bytes = Arrays.copyOf(begin, (int) length);
        System.arraycopy(rest, 0, bytes, have, rest.length);
        return bytes;
    }

    private void requireText(long length) {
        if (length < 0 || length > limits.text()) {
            throw refuse(
                    offset(), "a string of " + Long.toUnsignedString(length) + " bytes, more than " + limits.text());
        }
        if (offset() + length > limits.bytes()) {
            throw refuse(offset(), "more than " + limits.bytes() + " bytes");
        }
    }

    String utf8(long length) throws IOException {
        long start = offset();
        if (length >= 0 && length <= TextCache.LONGEST) {
            need((int) length);
            String known = texts.ascii(buffer, at, (int) length);
            if (known != null) {
                at += (int) length;
                return known;
            }
        }
        byte[] bytes = bytes(length);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refuse(start, "a text that is not UTF-8");
        }
    }

    /** Bytes as text, one character each. */
    String latin1(long length) throws IOException {
        return new String(bytes(length), StandardCharsets.ISO_8859_1);
    }

    /** A line without its end, Latin-1, as protocol 0 writes its arguments. */
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = u1(); b != '\n'; b = u1()) {
            if (line.length() == limits.text()) {
                throw refuse(offset() - 1, "a line of more than " + limits.text() + " bytes");
            }
            line.append((char) b);
        }
        return line.toString();
    }

    /** A two's complement integer: a Long, or a BigInteger if it does not fit. */
    Object signed(int length) throws IOException {
        if (length > LONGEST_INTEGER) {
            throw refuse(offset(), "an integer of " + length + " bytes, more than " + LONGEST_INTEGER);
        }
        byte[] little = bytes(length);
        byte[] big = new byte[length];
        for (int i = 0; i < length; i++) {
            big[i] = little[length - 1 - i];
        }
        BigInteger value = length == 0 ? BigInteger.ZERO : new BigInteger(big);
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    /** Makes the exception of every refusal. */
    DataFormatException refuse(long at, String what) {
        return new DataFormatException(
                source, at, source + ": refused: " + what + " at byte " + at + ". Nothing was loaded.");
    }

    /** Makes the exception for a failure of the input itself. */
    DataFormatException unreadable(long at, IOException e) {
        return new DataFormatException(
                source, at, source + ": cannot be read: " + e.getMessage() + ". Nothing was loaded.", e);
    }
}

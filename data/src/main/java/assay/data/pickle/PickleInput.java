package assay.data.pickle;

import assay.core.error.DataFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The bytes of one pickle, with their count. Integers are little-endian unless said otherwise. */
final class PickleInput {
    private final InputStream in;
    private final String source;
    private final PickleLimits limits;
    private long offset;

    PickleInput(InputStream in, String source, PickleLimits limits) {
        this.in = in;
        this.source = source;
        this.limits = limits;
    }

    /** Bytes read so far. */
    long offset() {
        return offset;
    }

    /** The next byte, 0..255. */
    int u1() throws IOException {
        int b = in.read();
        if (b < 0) {
            throw new EOFException();
        }
        if (++offset > limits.bytes()) {
            throw refuse(offset - 1, "more than " + limits.bytes() + " bytes");
        }
        return b;
    }

    boolean atEnd() throws IOException {
        return in.read() < 0;
    }

    int u2() throws IOException {
        return u1() | u1() << 8;
    }

    int i4() throws IOException {
        return u2() | u2() << 16;
    }

    long i8() throws IOException {
        return (i4() & 0xFFFFFFFFL) | (long) i4() << 32;
    }

    /** A float64, big-endian, as the opcode BINFLOAT has it. */
    double f8() throws IOException {
        return Double.longBitsToDouble(Long.reverseBytes(i8()));
    }

    /** {@code length} bytes, if the cap allows. */
    byte[] bytes(long length) throws IOException {
        if (length < 0 || length > limits.text()) {
            throw refuse(offset, "a string of " + Long.toUnsignedString(length) + " bytes, more than " + limits.text());
        }
        if (offset + length > limits.bytes()) {
            throw refuse(offset, "more than " + limits.bytes() + " bytes");
        }
        byte[] bytes = in.readNBytes((int) length);
        offset += bytes.length;
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    String utf8(long length) throws IOException {
        long start = offset;
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

    /** A line without its end, Latin-1, as protocol 0 writes its arguments. */
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = u1(); b != '\n'; b = u1()) {
            if (line.length() == limits.text()) {
                throw refuse(offset - 1, "a line of more than " + limits.text() + " bytes");
            }
            line.append((char) b);
        }
        return line.toString();
    }

    /** A two's complement integer of up to 8 bytes. */
    long signed(int length) throws IOException {
        if (length > 8) {
            throw refuse(offset, "an integer of " + length + " bytes, more than 8");
        }
        byte[] little = bytes(length);
        byte[] big = new byte[length];
        for (int i = 0; i < length; i++) {
            big[i] = little[length - 1 - i];
        }
        return length == 0 ? 0 : new BigInteger(big).longValue();
    }

    /** The form of every refusal. */
    DataFormatException refuse(long at, String what) {
        return new DataFormatException(
                source, at, source + ": refused: " + what + " at byte " + at + ". Nothing was loaded.");
    }
}

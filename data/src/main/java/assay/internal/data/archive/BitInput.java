package assay.internal.data.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The bits of a stream, the highest bit of each byte first. A fast loop first calls {@link #ensure}, then copies
 * {@link #window}, {@link #have} and {@link #at} into local variables, and writes them back at its end. After the end
 * of the data it reads zeros; {@link #requireWithin} detects that.
 */
final class BitInput {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /**
     * The largest number of bytes that {@link #ensure} may be asked for. As many zeros follow the data, so that a read
     * past the end finds zeros.
     */
    static final int REACH = 256;

    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final byte[] chunk = new byte[CHUNK + REACH];
    private int end;
    private boolean ended;

    /** The next bits, from the top; only the first {@link #have} of them are valid. */
    long window;

    int have;
    /** The position in {@link #chunk} from which the window is filled. */
    int at;

    BitInput(InputStream in) {
        this.in = in;
    }

    /** 8 bytes from {@code at} on, as the window takes them. */
    static long bytes(byte[] chunk, int at) {
        return (long) LONG.get(chunk, at);
    }

    /** Makes sure that the {@code n} bytes from {@link #at} on are bytes of the stream, or zeros after its end. */
    byte[] ensure(int n) throws IOException {
        if (end - at < n && !ended) {
            fill(n);
        }
        return chunk;
    }

    private void fill(int n) throws IOException {
        System.arraycopy(chunk, at, chunk, 0, end - at);
        end -= at;
        at = 0;
        while (end < n && !ended) {
            int read = in.read(chunk, end, CHUNK - end);
            if (read < 0) {
                ended = true;
                Arrays.fill(chunk, end, end + REACH, (byte) 0);
            } else {
                end += read;
            }
        }
    }

    private void refill() throws IOException {
        ensure(16);
        window |= bytes(chunk, at) >>> have;
        at += (63 - have) >>> 3;
        have |= 56;
    }

    /** The next {@code n} bits, 1..32. */
    int bits(int n) throws IOException {
        if (have < n) {
            refill();
        }
        int bits = (int) (window >>> 64 - n);
        window <<= n;
        have -= n;
        requireWithin();
        return bits;
    }

    /** Throws if bits after the end of the stream were taken. */
    void requireWithin() throws EOFException {
        if (ended && at - (have >>> 3) > end) {
            throw new EOFException("the data end early");
        }
    }

    /** Skips the rest of a byte; returns whether another byte follows. */
    boolean align() throws IOException {
        int rest = have & 7;
        window <<= rest;
        have -= rest;
        ensure(16);
        return at - (have >>> 3) < end;
    }
}

package assay.internal.data.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The bits of a stream, the highest of each byte first. A fast loop takes {@link #window}, {@link #have} and {@link #at}
 * into local variables, calls {@link #ensure} before and puts them back; after the end of the data it reads zeros, which
 * {@link #requireWithin} finds out.
 */
final class BitInput {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** The most bytes that {@link #ensure} may be asked for; what is read past the end lies in so many zeros. */
    static final int REACH = 256;

    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final byte[] chunk = new byte[CHUNK + REACH];
    private int end;
    private boolean ended;

    /** The next bits, from the top; {@link #have} of them count. */
    long window;

    int have;
    /** Where in {@link #chunk} the window is filled from. */
    int at;

    BitInput(InputStream in) {
        this.in = in;
    }

    /** 8 bytes from {@code at} on, as the window takes them. */
    static long bytes(byte[] chunk, int at) {
        return (long) LONG.get(chunk, at);
    }

    /** Makes sure that {@code n} bytes from {@link #at} on are those of the stream, or zeros after its end. */
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

    /** Passes over the rest of a byte; returns whether there is another one. */
    boolean align() throws IOException {
        int rest = have & 7;
        window <<= rest;
        have -= rest;
        ensure(16);
        return at - (have >>> 3) < end;
    }
}

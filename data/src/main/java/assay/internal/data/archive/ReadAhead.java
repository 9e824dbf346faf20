package assay.internal.data.archive;

import assay.internal.core.thread.Pulled;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Reads a stream in its own thread, a megabyte ahead: unpacking continues while the caller works on what was unpacked.
 */
public final class ReadAhead extends InputStream {
    private static final int PIECE = 1 << 16;
    private static final int AHEAD = 16;
    private static final byte[] NONE = {};

    private final InputStream in;
    private final Pulled<byte[]> pieces;
    private byte[] piece = NONE;
    private int at;

    /** Closing this closes {@code in}. */
    public ReadAhead(InputStream in) {
        this.in = in;
        this.pieces = new Pulled<>("read-ahead", AHEAD, this::readAll);
    }

    private void readAll(Consumer<byte[]> sink) {
        byte[] buffer = new byte[PIECE];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sink.accept(Arrays.copyOf(buffer, n));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            while (at == piece.length) {
                if (!pieces.hasNext()) {
                    return -1;
                }
                piece = pieces.next();
                at = 0;
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        int n = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, to, from, n);
        at += n;
        return n;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public void close() throws IOException {
        pieces.close();
        in.close();
    }
}

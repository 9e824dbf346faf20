package assay.internal.data.archive;

import assay.core.error.DataFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The unpacked side of a codec: enforces the limits, and turns everything that the codec throws into one exception. */
final class GuardedInput extends InputStream {
    @FunctionalInterface
    interface Opener {
        InputStream open(InputStream packed) throws IOException;
    }

    private final Unpack.CountingInput packed;
    private final String source;
    private final UnpackLimits limits;
    private final String format;
    private InputStream unpacked;
    private long count;

    GuardedInput(Unpack.CountingInput packed, String source, UnpackLimits limits, String format) {
        this.packed = packed;
        this.source = source;
        this.limits = limits;
        this.format = format;
    }

    void start(Opener codec) {
        try {
            unpacked = codec.open(packed);
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int from, int length) {
        int n;
        try {
            n = unpacked.read(to, from, length);
        } catch (IOException | RuntimeException e) {
            // Some kinds of damage make the bzip2 decoder fail with an index out of bounds.
            throw damaged(e);
        }
        count += Math.max(n, 0);
        if (count > limits.bytes()) {
            throw refuse("unpacks to more than " + limits.bytes() + " bytes");
        }
        if (count > UnpackLimits.FREE && count / limits.ratio() > packed.count()) {
            throw refuse("unpacks to more than " + limits.ratio() + " times its size");
        }
        return n;
    }

    @Override
    public void close() throws IOException {
        if (unpacked != null) {
            unpacked.close();
        }
        packed.close();
    }

    private DataFormatException damaged(Exception e) {
        String why = e instanceof EOFException
                ? "it ends too early"
                : e.getMessage() == null ? "its code is damaged" : e.getMessage();
        return new DataFormatException(
                source,
                count,
                source + ": not a whole " + format + " file: " + why + " at unpacked byte " + count
                        + ". Nothing was loaded. Get the file again.",
                e);
    }

    private DataFormatException refuse(String why) {
        return new DataFormatException(source, count, source + ": refused: " + why + ". Nothing was loaded.");
    }
}

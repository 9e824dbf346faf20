package assay.internal.data.archive;

import assay.core.error.DataFormatException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Opens bzip2 and gzip streams within {@link UnpackLimits}. A damaged stream, a wrong checksum or a bomb ends the read
 * with a {@link DataFormatException} that names the source and the byte of the unpacked data.
 */
public final class Unpack {
    private Unpack() {}

    @FunctionalInterface
    private interface Codec {
        InputStream open(InputStream packed) throws IOException;
    }

    /** All streams of a bzip2 file, one after the other. Closing the result closes {@code packed}. */
    public static InputStream bzip2(InputStream packed, String source, UnpackLimits limits) {
        return open(packed, source, limits, "bzip2", Bzip2Input::new);
    }

    /** All members of a gzip file. Closing the result closes {@code packed}. */
    public static InputStream gzip(InputStream packed, String source, UnpackLimits limits) {
        return open(packed, source, limits, "gzip", in -> GzipCompressorInputStream.builder()
                .setInputStream(in)
                .setDecompressConcatenated(true)
                .get());
    }

    /** A file that is plain or gzip; its first two bytes tell which. */
    public static InputStream plainOrGzip(Path file, String source, UnpackLimits limits) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            in.mark(2);
            boolean packed = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            return packed ? gzip(in, source, limits) : in;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static InputStream open(
            InputStream packed, String source, UnpackLimits limits, String format, Codec codec) {
        CountingInput counted = new CountingInput(packed);
        GuardedInput guarded = new GuardedInput(counted, source, limits, format);
        guarded.start(codec::open);
        return guarded;
    }

    /** Counts the bytes that the codec has read. */
    static final class CountingInput extends InputStream {
        private final InputStream in;
        private long count;

        CountingInput(InputStream in) {
            this.in = in;
        }

        long count() {
            return count;
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            int n = in.read(to, from, length);
            count += Math.max(n, 0);
            return n;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}

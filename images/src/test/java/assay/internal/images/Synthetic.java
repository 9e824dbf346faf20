package assay.internal.images;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPOutputStream;

/** Small random image data in every layout. */
final class Synthetic {
    private Synthetic() {}

    static ImageSet set(int n, int channels, int side, int classes, long seed) {
        RandomStream random = new Seeds(seed).stream("test/set");
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = random.nextInt(classes);
        }
        return ImageSet.of(
                "synthetic", channels, side, side, classes, bytes(n * channels * side * side, random), labels);
    }

    static byte[] bytes(int n, RandomStream random) {
        byte[] bytes = new byte[n];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Records of random pixels; label bytes below the limits. */
    static byte[] cifar(int n, long seed, int... labelLimits) {
        RandomStream random = new Seeds(seed).stream("test/cifar");
        ByteBuffer out = ByteBuffer.allocate(n * (labelLimits.length + 3072));
        for (int i = 0; i < n; i++) {
            for (int limit : labelLimits) {
                out.put((byte) random.nextInt(limit));
            }
            out.put(bytes(3072, random));
        }
        return out.array();
    }

    static byte[] idxImages(int n, int height, int width, long seed) {
        byte[] pixels = bytes(n * height * width, new Seeds(seed).stream("test/idx"));
        return ByteBuffer.allocate(16 + pixels.length)
                .putInt(0x803)
                .putInt(n)
                .putInt(height)
                .putInt(width)
                .put(pixels)
                .array();
    }

    static byte[] idxLabels(int n) {
        ByteBuffer out = ByteBuffer.allocate(8 + n).putInt(0x801).putInt(n);
        for (int i = 0; i < n; i++) {
            out.put((byte) (i % 10));
        }
        return out.array();
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

package assay.internal.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.AssayException;
import assay.core.error.DataFormatException;
import assay.internal.core.io.Sha256;
import assay.internal.core.io.Unpacked;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFilesHostileTest {
    @TempDir
    Path dir;

    private void assertRefused(String name, byte[] content, String message) {
        DataFormatException e = assertThrows(DataFormatException.class, () -> read(name, content));
        assertEquals(name, e.source());
        assertTrue(e.getMessage().startsWith(name + ": ") && e.getMessage().contains(message), e.getMessage());
        assertEquals(AssayException.ExitCode.DATA_REFUSED, e.exitCode());
    }

    private ImageSet read(String name, byte[] content) throws IOException {
        return ImageSet.load(Files.write(dir.resolve(name), content));
    }

    @Test
    void truncatedCifar_isRefusedUnlessRecordsStayWhole() throws IOException {
        byte[] whole = Synthetic.cifar(3, 1, 10);
        for (int length = 0; length < whole.length; length += length < 40 ? 1 : 97) {
            assertRefused("x.bin", Arrays.copyOf(whole, length), "expected whole records");
        }
        for (int length : new int[] {3072, 3075, 2 * 3073 - 1, 2 * 3073 + 1, whole.length - 1}) {
            assertRefused("x.bin", Arrays.copyOf(whole, length), "3073");
        }
        assertEquals(2, read("x.bin", Arrays.copyOf(whole, 2 * 3073)).size());
    }

    @Test
    void labelsOutOfRange_areNamedWithTheirPlace() {
        byte[] ten = Synthetic.cifar(3, 1, 10);
        ten[2 * 3073] = 10;
        assertRefused("x.bin", ten, "expected a label 0..9 (cifar10), found 10 at byte 6146 (record 2)");
        byte[] hundred = Synthetic.cifar(3, 1, 20, 100);
        hundred[3074 + 1] = (byte) 200;
        assertRefused("x.bin", hundred, "expected a label 0..99 (cifar100), found 200 at byte 3075 (record 1)");
        hundred[3074] = 20;
        assertRefused("x.bin", hundred, "expected a label 0..19 (cifar100), found 20 at byte 3074 (record 1)");
    }

    @Test
    void truncatedGzip_isRefusedAtEveryLength() {
        byte[] zip = Synthetic.gzip(Synthetic.cifar(1, 1, 10));
        for (int length = 0; length < zip.length; length += length < 40 || length > zip.length - 40 ? 1 : 53) {
            assertRefused("x.bin.gz", Arrays.copyOf(zip, length), "damaged");
        }
    }

    /** A flip in the ten header bytes (time, system) or in the padding of the first block may be meaningless; all else is refused. */
    @Test
    void bitFlipsInGzip_neverChangeTheImages() throws IOException {
        byte[] content = Synthetic.cifar(1, 1, 10);
        String sha = Sha256.hex(content);
        int refused = 0;
        byte[] zip = Synthetic.gzip(content);
        for (int at = 0; at < zip.length; at += at < 40 || at > zip.length - 40 ? 1 : 41) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] bad = zip.clone();
                bad[at] ^= (byte) (1 << bit);
                try {
                    assertEquals(sha, read("x.bin.gz", bad).sha256());
                    assertTrue(at <= 10, "the checksum must catch byte " + at);
                } catch (DataFormatException e) {
                    refused++;
                }
            }
        }
        assertTrue(refused > 8 * 40, "refused " + refused);
    }

    @Test
    void decompressionBomb_isRefusedAtTheCap() throws IOException {
        Path bomb = Files.write(dir.resolve("x.bin.gz"), Synthetic.gzip(new byte[1 << 20]));
        DataFormatException e = assertThrows(DataFormatException.class, () -> Unpacked.read(bomb, 1000));
        assertTrue(e.getMessage().contains("expected at most 1000 bytes, found more when unpacking"));
        assertEquals(1 << 20, Unpacked.read(bomb, 1 << 20).bytes().length);
    }

    @Test
    void idxHeader_everyLieIsRefused() throws IOException {
        byte[] images = Synthetic.idxImages(4, 3, 3, 1);
        Files.write(dir.resolve("train-labels-idx1-ubyte"), Synthetic.idxLabels(4));
        String name = "train-images-idx3-ubyte";
        for (int bit = 0; bit < 16 * 8; bit++) {
            byte[] bad = images.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            assertThrows(AssayException.class, () -> read(name, bad), "bit " + bit);
        }
        for (int length = 4; length < images.length; length++) {
            assertRefused(name, Arrays.copyOf(images, length), "damaged: expected");
        }
        assertRefused(name, edit(images, b -> b.putInt(8, 1 << 30)), "expected a dimension 1..4096");
        assertRefused(
                name, edit(images, b -> b.putInt(4, 5)), "expected 45 values after the header, as it says, found 36");
        assertEquals(4, read(name, images).size());
    }

    @Test
    void idxLabels_mustFitTheImages() throws IOException {
        Files.write(dir.resolve("train-images-idx3-ubyte"), Synthetic.idxImages(4, 3, 3, 1));
        String name = "train-labels-idx1-ubyte";
        assertRefused(name, Synthetic.idxLabels(5), "expected 4 labels, one for each image of train-images-idx3-ubyte");
        assertRefused(name, edit(Synthetic.idxLabels(4), b -> b.put(9, (byte) 10)), "found 10 at byte 9");
    }

    private static byte[] edit(byte[] content, Consumer<ByteBuffer> change) {
        byte[] copy = content.clone();
        change.accept(ByteBuffer.wrap(copy));
        return copy;
    }
}

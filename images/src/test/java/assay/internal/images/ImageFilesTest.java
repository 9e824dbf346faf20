package assay.internal.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataMissingException;
import assay.internal.core.io.Sha256;
import assay.internal.images.ImageSet.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFilesTest {
    @TempDir
    Path dir;

    private Path put(String name, byte[] content) throws IOException {
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    private static void assertHolds(byte[] content, int labelBytes, ImageSet images) {
        int stride = labelBytes + 3072;
        assertEquals(content.length / stride, images.size());
        int[] levels = new int[3072];
        for (int i = 0; i < images.size(); i++) {
            assertEquals(content[i * stride + labelBytes - 1], images.label(i));
            images.levels(i, levels);
            for (int k = 0; k < 3072; k++) {
                assertEquals(content[i * stride + labelBytes + k] & 0xFF, levels[k]);
            }
        }
    }

    @Test
    void fiveBatchesAreReadInTheirOrder() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int b = 1; b <= 5; b++) {
            byte[] batch = Synthetic.cifar(b, b, 10);
            all.write(batch);
            put("data_batch_" + b + (b == 3 ? ".bin.gz" : ".bin"), b == 3 ? Synthetic.gzip(batch) : batch);
        }
        byte[] test = Synthetic.cifar(2, 6, 10);
        put("test_batch.bin", test);
        ImageSet train = ImageSet.load(dir);
        assertHolds(all.toByteArray(), 1, train);
        assertEquals("cifar10", train.name());
        assertEquals(10, train.classes());
        assertEquals(Sha256.hex(all.toByteArray()), train.sha256());
        assertHolds(test, 1, ImageSet.load(dir, Part.TEST));
        assertHolds(test, 1, ImageSet.load(dir.resolve("test_batch.bin")));
    }

    @Test
    void aMissingBatchIsNamed() throws IOException {
        for (int b : new int[] {1, 2, 4, 5}) {
            put("data_batch_" + b + ".bin", Synthetic.cifar(1, b, 10));
        }
        DataMissingException e = assertThrows(DataMissingException.class, () -> ImageSet.load(dir));
        assertTrue(e.getMessage().contains("found all but data_batch_3.bin"), e.getMessage());
    }

    @Test
    void cifar100_takesTheFineLabel() throws IOException {
        byte[] train = Synthetic.cifar(7, 1, 20, 100);
        byte[] test = Synthetic.cifar(3, 2, 20, 100);
        put("cifar-100-binary/train.bin", train);
        put("cifar-100-binary/test.bin.gz", Synthetic.gzip(test));
        ImageSet images = ImageSet.load(dir);
        assertHolds(train, 2, images);
        assertEquals(100, images.classes());
        assertEquals("cifar100", images.name());
        assertHolds(test, 2, ImageSet.load(dir, Part.TEST));
        assertHolds(train, 2, ImageSet.load(dir.resolve("cifar-100-binary/train.bin")));
    }

    @Test
    void oneFileIsRecognisedByLengthAndLabels() throws IOException {
        byte[] ten = Synthetic.cifar(3074, 1, 10); // a length that fits both layouts
        byte[] hundred = Synthetic.cifar(3073, 2, 20, 100);
        assertEquals(ten.length, hundred.length);
        assertEquals("cifar10", ImageSet.load(put("a.bin", ten)).name());
        assertEquals("cifar100", ImageSet.load(put("b.bin", hundred)).name());
    }

    @Test
    void subsetFilesAreFoundByTheirPrefix() throws IOException {
        byte[] train = Synthetic.cifar(4, 1, 10);
        byte[] test = Synthetic.cifar(2, 2, 10);
        put("train-4.bin.gz", Synthetic.gzip(train));
        put("train-4.index.csv.gz", new byte[] {1});
        put("test-2.bin.gz", Synthetic.gzip(test));
        assertHolds(train, 1, ImageSet.load(dir));
        assertHolds(test, 1, ImageSet.load(dir, Part.TEST));
        put("train-5.bin", train);
        assertThrows(DataMissingException.class, () -> ImageSet.load(dir));
    }

    @Test
    void idxPairsAreRead() throws IOException {
        byte[] pixels = Synthetic.idxImages(11, 5, 4, 1);
        put("fashion/train-images-idx3-ubyte.gz", Synthetic.gzip(pixels));
        put("fashion/train-labels-idx1-ubyte", Synthetic.idxLabels(11));
        ImageSet images = ImageSet.load(dir.resolve("fashion"));
        assertEquals("fashion: 11 images 1x5x4, 10 classes", images.toString());
        assertArrayEquals(new int[] {2, 1, 1, 1, 1, 1, 1, 1, 1, 1}, images.classCounts());
        int[] levels = new int[20];
        images.levels(10, levels);
        assertEquals(pixels[16 + 10 * 20 + 19] & 0xFF, levels[19]);
        assertEquals(Sha256.hex(pixels, Synthetic.idxLabels(11)), images.sha256());
        for (String file : new String[] {"train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte"}) {
            assertEquals(
                    images.sha256(),
                    ImageSet.load(dir.resolve("fashion/" + file)).sha256());
        }
        Files.delete(dir.resolve("fashion/train-labels-idx1-ubyte"));
        DataMissingException e = assertThrows(DataMissingException.class, () -> ImageSet.load(dir.resolve("fashion")));
        assertTrue(e.getMessage().contains("expected train-labels-idx1-ubyte (or .gz)"), e.getMessage());
    }

    @Test
    void nothingThere_saysWhatToGet() {
        for (Path path : new Path[] {dir, dir.resolve("absent")}) {
            DataMissingException e = assertThrows(DataMissingException.class, () -> ImageSet.load(path));
            assertTrue(e.getMessage().contains("Get the binary version of CIFAR-10"), e.getMessage());
            assertTrue(e.getMessage().contains(path.toString()), e.getMessage());
        }
    }
}

package assay.internal.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.internal.images.ImageSet.Part;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColourImagesTest {
    @TempDir
    Path folder;

    private void image(String name, int w, int h, int rgb) throws IOException {
        BufferedImage image = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                image.setRGB(x, y, rgb);
            }
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, name.endsWith("png") ? "png" : "jpg", file.toFile());
    }

    @Test
    void classFolders_areReadInTheOrderOfTheirNames() throws IOException {
        image("train/cat/1.png", 17, 40, 0xFF0000);
        image("train/ant/2.png", 64, 64, 0x102030);
        image("train/ant/1.jpg", 9, 9, 0x808080);
        image("val/cat/9.png", 8, 8, 0x00FF00);
        ImageSet train = ImageSet.colour(folder, Part.TRAIN, 8);
        assertEquals(3, train.size());
        assertEquals(2, train.classes());
        assertArrayEquals(new int[] {2, 1}, train.classCounts());
        int[] levels = new int[3 * 64];
        train.levels(1, levels);
        int[] expected = new int[3 * 64];
        Arrays.fill(expected, 0, 64, 0x10);
        Arrays.fill(expected, 64, 128, 0x20);
        Arrays.fill(expected, 128, 192, 0x30);
        assertArrayEquals(expected, levels); // one colour stays itself however it is scaled
        assertThrows(DataMissingException.class, () -> ImageSet.colour(folder, Part.TEST, 8)); // one class alone
    }

    /** An image that moves to the next class keeps its place among all: the same pixels, but another lesson. */
    @Test
    void checksum_isOfLabelsAndNamesToo() throws IOException {
        for (String name : List.of("a/1.png", "a/2.png", "b/3.png", "b/4.png")) {
            image("train/" + name, 8, 8, name.charAt(2));
        }
        ImageSet before = ImageSet.colour(folder, Part.TRAIN, 8);
        assertEquals(before.sha256(), ImageSet.colour(folder, Part.TRAIN, 8).sha256());
        assertNotEquals(before.sha256(), ImageSet.colour(folder, Part.TRAIN, 4).sha256());
        Files.move(folder.resolve("train/a/2.png"), folder.resolve("train/b/2.png"));
        ImageSet moved = ImageSet.colour(folder, Part.TRAIN, 8);
        assertArrayEquals(new int[] {1, 3}, moved.classCounts());
        assertNotEquals(before.sha256(), moved.sha256());
        Files.move(folder.resolve("train/b"), folder.resolve("train/c"));
        assertNotEquals(moved.sha256(), ImageSet.colour(folder, Part.TRAIN, 8).sha256());
    }

    @Test
    void aFolderForTestImagesAlone_isTakenAsItIs_orItsPart() throws IOException {
        for (String name :
                List.of("flat/a", "flat/b", "parts/train/a", "parts/train/b", "parts/test/a", "parts/test/b")) {
            image(name + "/1.png", 8, 8, 0);
        }
        image("flat/b/2.png", 8, 8, 0);
        Path flat = folder.resolve("flat");
        assertEquals(3, ImageSet.colourAlone(flat, Part.TEST, 8).size());
        assertEquals(
                2, ImageSet.colourAlone(folder.resolve("parts"), Part.TEST, 8).size());
        // not for training and test alike, nor where only the training images are
        assertThrows(DataMissingException.class, () -> ImageSet.colour(flat, Part.TEST, 8));
        Files.delete(folder.resolve("parts/test/a/1.png"));
        Files.delete(folder.resolve("parts/test/b/1.png"));
        assertThrows(DataMissingException.class, () -> ImageSet.colourAlone(folder.resolve("parts"), Part.TEST, 8));
    }

    @Test
    void aClassMayBeCalledTrain() throws IOException {
        image("train/1.png", 8, 8, 0);
        image("car/1.png", 8, 8, 0);
        assertEquals(
                List.of("car", "train"), ImageSet.colour(folder, Part.TRAIN, 8).classNames());
    }

    @Test
    void imagesWithoutClassFolders_areRefusedAsThat() throws IOException {
        image("loose/1.png", 8, 8, 0);
        image("loose/2.jpg", 8, 8, 0);
        Path loose = folder.resolve("loose");
        String why = assertThrows(DataMissingException.class, () -> ImageSet.colourAlone(loose, Part.TEST, 8))
                .getMessage();
        assertTrue(why.contains("2 files without class folders (1.png ...)"), why);
        assertTrue(why.contains("put each into " + loose + "/CLASS"), why);
    }

    @Test
    void filesThatAreNoImages_areRefusedByName() throws IOException {
        image("a/1.png", 8, 8, 0);
        image("b/1.png", 8, 8, 0);
        Files.writeString(folder.resolve("b/2.png"), "no image");
        DataFormatException e = assertThrows(DataFormatException.class, () -> ImageSet.colour(folder, Part.TRAIN, 8));
        assertTrue(e.getMessage().contains("2.png"), e.getMessage());
        byte[] png = Files.readAllBytes(folder.resolve("a/1.png"));
        int refused = 0;
        for (int length = 0; length < png.length; length++) {
            Files.write(folder.resolve("b/2.png"), Arrays.copyOf(png, length));
            try {
                ImageSet.colour(folder, Part.TRAIN, 8); // the decoder forgives an end that is missing after the pixels
            } catch (DataFormatException refusal) {
                refused++;
            }
        }
        assertTrue(refused > png.length / 2, refused + " of " + png.length + " refused");
    }

    @Test
    void classesAreComparedByName() throws IOException {
        for (String name : List.of("train/a", "train/b", "train/c", "test/a", "test/c", "test/d")) {
            image(name + "/1.png", 8, 8, 0);
        }
        ImageSet train = ImageSet.colour(folder, Part.TRAIN, 8);
        ImageSet test = ImageSet.colour(folder, Part.TEST, 8);
        assertEquals(List.of("a", "b", "c"), train.classNames());
        String why = assertThrows(
                        UsageException.class,
                        () -> test.requireClasses(train.classNames(), train.classes(), "the training images"))
                .getMessage();
        assertTrue(why.contains("missing b, and others d"), why);
        train.requireClasses(train.classNames(), 3, "themselves");
        test.requireClasses(List.of(), 3, "images whose names are not known");
        assertThrows(UsageException.class, () -> test.requireClasses(List.of(), 2, "two classes"));
        assertThrows(UsageException.class, () -> test.requireClasses(List.of("a", "b"), 2, "two classes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bmp", "gif", "webp", "BMP", "tiff"})
    void imagesInOtherForms_areRefusedByName(String form) throws IOException {
        image("a/1.png", 8, 8, 0);
        image("b/1.png", 8, 8, 0);
        Files.write(Files.createDirectories(folder.resolve("c")).resolve("x." + form), new byte[] {1, 2});
        DataFormatException e = assertThrows(DataFormatException.class, () -> ImageSet.colour(folder, Part.TRAIN, 8));
        assertTrue(e.getMessage().contains("x." + form + ": refused: expected PNG or JPEG images"), e.getMessage());
    }

    @Test
    void whatSystemsLeave_isPassedOverAndNamed() throws IOException {
        image("a/1.png", 8, 8, 0);
        image("b/1.png", 8, 8, 0);
        image("__MACOSX/1.png", 8, 8, 0);
        image(".ipynb_checkpoints/1.png", 8, 8, 0);
        Files.write(folder.resolve("a/._1.png"), new byte[] {1});
        ImageSet set = ImageSet.colour(folder, Part.TRAIN, 8);
        assertEquals(List.of("a", "b"), set.classNames());
        assertEquals(2, set.size());
        assertEquals(List.of(".ipynb_checkpoints", "__MACOSX", "._1.png"), set.passedOver());
        assertEquals(set.passedOver(), set.subset(0).passedOver());
    }

    @Test
    void namesThatLookAlike_areOneClass() throws IOException {
        String letter = "\u00e9";
        String takenApart = "e\u0301"; // as a Mac writes the same name
        for (String name : List.of("train/a", "train/" + letter, "test/a", "test/" + takenApart)) {
            image(name + "/1.png", 8, 8, 0);
        }
        ImageSet train = ImageSet.colour(folder, Part.TRAIN, 8);
        assertEquals(List.of("a", letter), train.classNames());
        assertEquals(train.classNames(), ImageSet.colour(folder, Part.TEST, 8).classNames());
        image("train/" + takenApart + "/1.png", 8, 8, 0);
        assertThrows(DataMissingException.class, () -> ImageSet.colour(folder, Part.TRAIN, 8));
    }

    /** A class would vanish without a word. */
    @Test
    void aClassWhoseImagesLieDeeper_isRefused_andOneWithoutImagesIsTold() throws IOException {
        image("a/1.png", 8, 8, 0);
        image("b/1.png", 8, 8, 0);
        Files.createDirectories(folder.resolve("c"));
        Files.createDirectories(folder.resolve("lost+found"));
        ImageSet set = ImageSet.colour(folder, Part.TRAIN, 8);
        assertEquals(List.of("a", "b"), set.classNames());
        assertEquals(List.of("lost+found", "c (a folder without images)"), set.passedOver());
        image("c/more/1.png", 8, 8, 0);
        DataMissingException e = assertThrows(DataMissingException.class, () -> ImageSet.colour(folder, Part.TRAIN, 8));
        assertTrue(e.getMessage().contains("found c/more/1.png"), e.getMessage());
    }

    /** The pixels would take 1.6 GB, and the file says so in its first bytes. */
    @Test
    void hugeImage_isRefusedBeforeItIsUnpacked() throws IOException {
        image("a/1.png", 8, 8, 0);
        image("b/1.png", 8, 8, 0);
        byte[] png = Files.readAllBytes(folder.resolve("a/1.png"));
        ByteBuffer.wrap(png).putInt(16, 20_000).putInt(20, 20_000);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        Files.write(folder.resolve("b/2.png"), png);
        DataFormatException e = assertThrows(DataFormatException.class, () -> ImageSet.colour(folder, Part.TRAIN, 8));
        assertTrue(e.getMessage().contains("pixels, found 20000x20000"), e.getMessage());
    }

    /** BMP and TIFF under a wrong name, whole and with every byte of their heads changed. */
    @Test
    void otherFormsUnderAWrongName_areRefused() throws IOException {
        image("a/1.png", 8, 8, 0);
        image("b/1.png", 8, 8, 0);
        for (String form : List.of("bmp", "tiff", "gif")) {
            BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            assertTrue(ImageIO.write(image, form, out));
            byte[] bytes = out.toByteArray();
            for (int at = -1; at < Math.min(60, bytes.length); at++) {
                byte[] damaged = bytes.clone();
                if (at >= 0) {
                    damaged[at] ^= (byte) 0xFF;
                }
                Files.write(folder.resolve("b/2.png"), damaged);
                assertThrows(DataFormatException.class, () -> ImageSet.colour(folder, Part.TRAIN, 8));
            }
        }
    }

    /** A PNG that was changed in any way is read as an image, or refused. */
    @Test
    void damagedPng_isAnImageOrARefusal() throws IOException {
        image("a/1.png", 8, 8, 0);
        image("b/1.png", 8, 8, 0);
        byte[] png = Files.readAllBytes(folder.resolve("a/1.png"));
        for (int at = 0; at < png.length; at++) {
            byte[] damaged = png.clone();
            damaged[at] ^= (byte) 0x81;
            Files.write(folder.resolve("b/2.png"), damaged);
            try {
                ImageSet.colour(folder, Part.TRAIN, 8);
            } catch (DataFormatException refusal) {
                assertTrue(refusal.getMessage().contains("2.png"), refusal.getMessage());
            }
        }
    }

    @Test
    void greyImages_becomeThreeEqualChannelsWithZerosAround() throws IOException {
        byte[] pixels = new byte[2 * 6 * 6];
        Arrays.fill(pixels, (byte) 200);
        ByteBuffer images = ByteBuffer.allocate(16 + pixels.length);
        images.putInt(0x803).putInt(2).putInt(6).putInt(6).put(pixels);
        Files.write(folder.resolve("train-images-idx3-ubyte"), images.array());
        ByteBuffer labels = ByteBuffer.allocate(10);
        labels.putInt(0x801).putInt(2).put((byte) 3).put((byte) 9);
        Files.write(folder.resolve("train-labels-idx1-ubyte"), labels.array());
        ImageSet set = ImageSet.colour(folder, Part.TRAIN, 8);
        assertEquals(9, set.label(1));
        int[] levels = new int[3 * 64];
        set.levels(1, levels);
        for (int i = 0; i < levels.length; i++) {
            int y = i % 64 / 8;
            int x = i % 8;
            assertEquals(y > 0 && y < 7 && x > 0 && x < 7 ? 200 : 0, levels[i], "value " + i);
        }
    }
}

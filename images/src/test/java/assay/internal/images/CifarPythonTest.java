package assay.internal.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.AssayException;
import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import assay.internal.images.ImageSet.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pickles as Python 2 wrote those of the official archives: protocol 2, texts and contents as strings of bytes. */
class CifarPythonTest {
    private static final int PLANES = 3072;

    @TempDir
    Path dir;

    /** The records of a binary file as the Python version has them. */
    private static byte[] pickle(byte[] binary, String... labels) {
        int record = labels.length + PLANES;
        int n = binary.length / record;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        text(out, "\u0080\u0002}q\u0001(U\u000bbatch_labelU\u0004test");
        for (int k = 0; k < labels.length; k++) {
            text(out, "U" + (char) labels[k].length() + labels[k] + "](");
            for (int i = 0; i < n; i++) {
                text(out, "K" + (char) (binary[i * record + k] & 0xFF));
            }
            text(out, "e");
        }
        text(out, "U\u0004datacnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\u0000\u0085U\u0001b\u0087R");
        text(out, "(K\u0001K" + (char) n + "M\u0000\u000c\u0086cnumpy\ndtype\nU\u0002u1K\u0000K\u0001\u0087R");
        text(out, "(K\u0003U\u0001|NNNJ\u00ff\u00ff\u00ff\u00ffJ\u00ff\u00ff\u00ff\u00ffK\u0000tb\u0089T");
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(n * PLANES)
                .array());
        for (int i = 0; i < n; i++) {
            out.write(binary, i * record + labels.length, PLANES);
        }
        text(out, "tbu.");
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String latin1) {
        out.writeBytes(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void folder_isTheSameDataSetAsItsBinaryVersion() throws IOException {
        Path python = Files.createDirectory(dir.resolve("cifar-10-batches-py"));
        Path binary = Files.createDirectory(dir.resolve("bin"));
        for (int i = 1; i <= 5; i++) {
            byte[] records = Synthetic.cifar(3, i, 10);
            Files.write(binary.resolve("data_batch_" + i + ".bin"), records);
            Files.write(python.resolve("data_batch_" + i), pickle(records, "labels"));
        }
        ImageSet expected = ImageSet.load(binary);
        for (Path given : List.of(python, dir)) {
            ImageSet found = ImageSet.load(given);
            assertEquals(expected.sha256(), found.sha256());
            assertEquals("cifar10: 15 images 3x32x32, 10 classes", found.toString());
        }
        assertEquals(3, ImageSet.load(python.resolve("data_batch_2")).size());
        assertThrows(DataMissingException.class, () -> ImageSet.load(python, Part.TEST));
        Files.delete(python.resolve("data_batch_4"));
        String why = assertThrows(DataMissingException.class, () -> ImageSet.load(python))
                .getMessage();
        assertTrue(why.contains("all but data_batch_4."), why);
    }

    @Test
    void cifar100_hasTwoLabels() throws IOException {
        byte[] records = Synthetic.cifar(4, 1, 20, 100);
        Files.write(dir.resolve("test"), pickle(records, "coarse_labels", "fine_labels"));
        Files.write(dir.resolve("t.bin"), records);
        assertEquals(
                ImageSet.load(dir.resolve("t.bin")).sha256(),
                ImageSet.load(dir, Part.TEST).sha256());
        assertEquals(4, ImageSet.load(dir.resolve("test")).size());
    }

    @Test
    void otherPickles_areRefusedByName() throws IOException {
        byte[] records = Synthetic.cifar(2, 1, 10);
        for (String[] labels : new String[][] {{"names"}, {"labels", "more"}}) {
            byte[] other = pickle(records, labels);
            Path file = Files.write(dir.resolve("data_batch_9"), other);
            if (labels.length == 1) {
                String why = assertThrows(DataFormatException.class, () -> ImageSet.load(file))
                        .getMessage();
                assertTrue(why.startsWith("data_batch_9: refused: expected a list of 2 labels as 'labels'"), why);
            }
        }
        byte[] code = "\u0080\u0002cos\nsystem\n(U\u0002lstR.".getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(dir.resolve("data_batch_9"), code);
        String why = assertThrows(DataFormatException.class, () -> ImageSet.load(file))
                .getMessage();
        assertTrue(why.contains("global 'os.system'"), why);
    }

    @Test
    void damagedPickles_areRefusedAtEveryLength() throws IOException {
        byte[] whole = pickle(Synthetic.cifar(1, 1, 10), "labels");
        for (int length = 3; length < whole.length; length += length < 300 ? 1 : 211) {
            Path file = Files.write(dir.resolve("data_batch_1"), Arrays.copyOf(whole, length));
            assertThrows(AssayException.class, () -> ImageSet.load(file));
        }
    }

    /** A shape that does not fit its content, also if the product of its sides overflows. */
    @Test
    void shapesThatLie_areRefused() throws IOException {
        byte[] whole = pickle(Synthetic.cifar(1, 1, 10), "labels");
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        for (String shape : List.of(
                "K\u0002M\u0000\u000c\u0086",
                "J\u00ff\u00ff\u00ff\u007fJ\u00ff\u00ff\u00ff\u007f\u0086",
                "J\u00ff\u00ff\u00ff\u00ffM\u0000\u000c\u0086")) {
            byte[] other = text.replace("K\u0001M\u0000\u000c\u0086", shape).getBytes(StandardCharsets.ISO_8859_1);
            Path file = Files.write(dir.resolve("data_batch_1"), other);
            String why = assertThrows(DataFormatException.class, () -> ImageSet.load(file))
                    .getMessage();
            assertTrue(why.contains("numpy array of"), why);
        }
    }

    @Test
    void archives_areNamed() throws IOException {
        Path file = Files.writeString(dir.resolve("cifar-10-python.tar.gz"), "x");
        String why = assertThrows(DataMissingException.class, () -> ImageSet.load(file))
                .getMessage();
        assertTrue(why.contains("Unpack it first"), why);
    }
}

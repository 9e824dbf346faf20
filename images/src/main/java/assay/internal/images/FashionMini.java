package assay.internal.images;

import assay.core.error.DataMissingException;
import assay.core.random.Seeds;
import assay.internal.core.io.Unpacked;
import assay.internal.core.io.WholeFile;
import assay.internal.images.ImageSet.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Images that are part of the program: {@code fashion-mini}, a small part of Fashion-MNIST (Xiao, Rasul and Vollgraf, 2017;
 * MIT licence, beside the files). Every class has the same number of images, drawn from the set with a fixed seed; each image of 28 x
 * 28 pixels loses two rows and columns on each side and is mean-pooled to {@value #SIDE} x {@value #SIDE}, rounded to whole bytes.
 *
 * <p>This program makes the files from the original ones:
 *
 * <pre>java -cp core/target/classes:data/target/classes assay.internal.images.FashionMini FASHION-MNIST FOLDER</pre>
 */
public final class FashionMini {
    /** Its name in experiments. */
    public static final String NAME = "fashion-mini";

    /** Height and width. */
    static final int SIDE = 12;

    /** Training images, from the training images of Fashion-MNIST. */
    static final int TRAIN = 5000;

    /** Test images, from its test images. */
    static final int TEST = 2000;

    /** Rows and columns that are cut off on each side. */
    private static final int CUT = 2;

    private static final int ORIGINAL_SIDE = 28;
    private static final int BOX = (ORIGINAL_SIDE - 2 * CUT) / SIDE;

    private FashionMini() {}

    /** The embedded images, as three equal channels. */
    public static ImageSet load(Part part) {
        String images = name(part, "images-idx3-ubyte.gz");
        String labels = name(part, "labels-idx1-ubyte.gz");
        return new ImageSet(Idx.read(NAME, resource(images), resource(labels))).inColour(SIDE);
    }

    private static String name(Part part, String rest) {
        return (part == Part.TRAIN ? "train-" : "t10k-") + rest;
    }

    private static Unpacked resource(String name) {
        try (InputStream in = FashionMini.class.getResourceAsStream("fashion-mini/" + name)) {
            if (in == null) {
                throw new DataMissingException("images fashion-mini: expected " + name
                        + " in the program's files, found none. Build it again.");
            }
            return Unpacked.read(name, in, Unpacked.CAP);
        } catch (IOException e) {
            throw new DataMissingException("images fashion-mini: " + name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Makes one part: small and grey. */
    static ImageSet derive(ImageSet original, Part part) {
        if (original.channels() != 1 || original.height() != ORIGINAL_SIDE || original.width() != ORIGINAL_SIDE) {
            throw new IllegalArgumentException("expected grey images of 28 x 28, found " + original);
        }
        ImageSet chosen = original.split(part == Part.TRAIN ? TRAIN : TEST, 0, new Seeds(0))
                .train();
        byte[] planes = new byte[chosen.size() * SIDE * SIDE];
        int[] labels = new int[chosen.size()];
        int[] levels = new int[ORIGINAL_SIDE * ORIGINAL_SIDE];
        for (int i = 0; i < chosen.size(); i++) {
            chosen.levels(i, levels);
            labels[i] = chosen.label(i);
            int[] sums = new int[SIDE * SIDE];
            for (int y = 0; y < BOX * SIDE; y++) {
                for (int x = 0; x < BOX * SIDE; x++) {
                    sums[y / BOX * SIDE + x / BOX] += levels[(y + CUT) * ORIGINAL_SIDE + x + CUT];
                }
            }
            for (int b = 0; b < sums.length; b++) {
                int boxSize = BOX * BOX;
                planes[i * sums.length + b] = (byte) ((2 * sums[b] + boxSize) / (2 * boxSize));
            }
        }
        return ImageSet.of(NAME, 1, SIDE, SIDE, original.classes(), planes, labels);
    }

    private static void write(ImageSet images, Part part, Path folder) {
        ByteBuffer planes = ByteBuffer.allocate(16 + images.size() * SIDE * SIDE);
        planes.putInt(0x803).putInt(images.size()).putInt(SIDE).putInt(SIDE);
        ByteBuffer labels = ByteBuffer.allocate(8 + images.size());
        labels.putInt(0x801).putInt(images.size());
        int[] levels = new int[SIDE * SIDE];
        for (int i = 0; i < images.size(); i++) {
            images.levels(i, levels);
            for (int level : levels) {
                planes.put((byte) level);
            }
            labels.put((byte) images.label(i));
        }
        pack(folder.resolve(name(part, "images-idx3-ubyte.gz")), planes.array());
        pack(folder.resolve(name(part, "labels-idx1-ubyte.gz")), labels.array());
    }

    private static void pack(Path file, byte[] content) {
        WholeFile.write(file, out -> {
            GZIPOutputStream gzip = new Tight(out);
            gzip.write(content);
            gzip.finish();
        });
    }

    private static final class Tight extends GZIPOutputStream {
        Tight(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }

    /** @param args folder of the original IDX files, folder to write to */
    public static void main(String[] args) {
        for (Part part : Part.values()) {
            write(derive(ImageSet.load(Path.of(args[0]), part), part), part, Path.of(args[1]));
        }
    }
}

package assay.internal.images;

import assay.core.error.DataFormatException;
import assay.internal.core.io.Sha256;
import assay.internal.core.io.Unpacked;
import java.nio.ByteBuffer;

/**
 * The IDX layout of MNIST (LeCun, Cortes, Burges): two zero bytes, type 8 (unsigned byte), the number of dimensions,
 * each dimension as a big-endian int, then the values. Images have 3 dimensions, labels 1. The layout does not say how
 * many classes there are: 10, as in MNIST and the sets made to replace it.
 */
final class Idx {
    private static final int CLASSES = 10;
    private static final int MAX_SIDE = 4096;

    private Idx() {}

    static boolean looksLike(Unpacked file) {
        byte[] b = file.bytes();
        return b.length >= 4 && b[0] == 0 && b[1] == 0 && b[2] == 8 && (b[3] == 1 || b[3] == 3);
    }

    static Records read(String name, Unpacked images, Unpacked labels) {
        int[] shape = shape(images, 3);
        int[] count = shape(labels, 1);
        if (shape[0] != count[0]) {
            throw refused(
                    labels,
                    4,
                    "expected " + shape[0] + " labels, one for each image of " + images.source() + ", found "
                            + count[0]);
        }
        int start = 8;
        int[] classes = new int[count[0]];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = labels.bytes()[start + i] & 0xFF;
            if (classes[i] >= CLASSES) {
                throw refused(
                        labels,
                        start + i,
                        "expected a label 0.." + (CLASSES - 1) + ", found " + classes[i] + " at byte " + (start + i));
            }
        }
        return new Records(
                name,
                1,
                shape[1],
                shape[2],
                CLASSES,
                images.bytes(),
                16,
                shape[1] * shape[2],
                classes,
                Sha256.hex(images.bytes(), labels.bytes()));
    }

    /** The dimensions, if they agree with the length of the file. */
    private static int[] shape(Unpacked file, int dimensions) {
        byte[] b = file.bytes();
        int header = 4 + 4 * dimensions;
        if (b.length < header) {
            throw refused(file, b.length, "expected a header of " + header + " bytes, found " + b.length);
        }
        int magic = ByteBuffer.wrap(b).getInt();
        if (magic != 0x800 + dimensions) {
            throw refused(
                    file,
                    0,
                    "expected the IDX mark " + (0x800 + dimensions) + " (bytes, " + dimensions + " dimensions), found "
                            + magic + " at byte 0");
        }
        int[] shape = new int[dimensions];
        long values = 1;
        for (int d = 0; d < dimensions; d++) {
            int at = 4 + 4 * d;
            shape[d] = ByteBuffer.wrap(b).getInt(at);
            int most = d == 0 ? Unpacked.CAP : MAX_SIDE;
            if (shape[d] < 1 || shape[d] > most) {
                throw refused(file, at, "expected a dimension 1.." + most + ", found " + shape[d] + " at byte " + at);
            }
            values *= shape[d];
        }
        if (values != b.length - header) {
            throw refused(
                    file,
                    b.length,
                    "expected " + values + " values after the header, as it says, found " + (b.length - header));
        }
        return shape;
    }

    private static DataFormatException refused(Unpacked file, long offset, String what) {
        return new DataFormatException(
                file.source(), offset, file.source() + ": damaged: " + what + ". Get the file again.");
    }
}

package assay.internal.images;

import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import assay.internal.core.io.Unpacked;
import assay.internal.core.pickle.PickleLimits;
import assay.internal.core.pickle.PickleReader;
import assay.internal.core.pickle.PyArray;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;

/**
 * The Python version of CIFAR-10 and CIFAR-100: pickles of dicts with {@code data}, an array of {@code [n, 3072]} bytes, and
 * {@code labels} (CIFAR-100: {@code coarse_labels} and {@code fine_labels}). They are converted to the content of the binary
 * version, byte for byte, so that both versions are the same data set.
 */
final class CifarPython {
    private static final int PLANES = 3 * 32 * 32;

    private CifarPython() {}

    /** Whether the file begins like a pickle of protocol 2 or newer. */
    static boolean looksLike(Unpacked file) {
        return file.bytes().length > 2 && (file.bytes()[0] & 0xFF) == 0x80 && file.bytes()[1] >= 2;
    }

    /**
     * The records of the binary version.
     *
     * @param labels keys of the label bytes, in their order
     */
    static Unpacked toBinary(Unpacked file, List<String> labels) {
        Object content = PickleReader.read(new ByteArrayInputStream(file.bytes()), file.source(), PickleLimits.IMAGES);
        if (!(content instanceof Map<?, ?> map)) {
            throw refused(file, "expected a dict with 'data' and '" + labels.get(0) + "', found something else");
        }
        if (!(map.get("data") instanceof PyArray data)
                || !data.isOfBytes()
                || data.shape().size() != 2
                || data.shape().get(1) != PLANES) {
            throw refused(
                    file,
                    "expected an array of n x " + PLANES + " bytes as 'data', found "
                            + (map.get("data") instanceof PyArray a ? "one of " + a.shape() : "none"));
        }
        int n = data.shape().get(0);
        int record = labels.size() + PLANES;
        if ((long) n * record > Unpacked.CAP) {
            throw refused(file, "expected at most " + Unpacked.CAP + " bytes of images, found " + (long) n * record);
        }
        byte[] all = new byte[n * record];
        for (int k = 0; k < labels.size(); k++) {
            if (!(map.get(labels.get(k)) instanceof List<?> values) || values.size() != n) {
                throw refused(
                        file,
                        "expected a list of " + n + " labels as '" + labels.get(k) + "', found "
                                + (map.get(labels.get(k)) instanceof List<?> l ? "one of " + l.size() : "none"));
            }
            for (int i = 0; i < n; i++) {
                if (!(values.get(i) instanceof Long label) || label < 0 || label > 255) {
                    throw refused(
                            file,
                            "expected whole numbers as '" + labels.get(k) + "', found '" + values.get(i) + "' of image "
                                    + i);
                }
                all[i * record + k] = label.byteValue();
            }
        }
        for (int i = 0; i < n; i++) {
            System.arraycopy(data.bytes(), i * PLANES, all, i * record + labels.size(), PLANES);
        }
        return new Unpacked(file.source(), all);
    }

    private static DataFormatException refused(Unpacked file, String why) {
        return new DataFormatException(
                file.source(), -1, file.source() + ": refused: " + why + ". Get the file again.");
    }

    /** Refuses an archive that was not unpacked. */
    static DataMissingException packed(String name) {
        return new DataMissingException("images: expected a folder or file of images, found the archive " + name
                + ". Unpack it first (tar xf, unzip), and name the folder.");
    }
}

package assay.internal.images;

import assay.core.error.DataFormatException;
import assay.internal.core.io.Sha256;
import assay.internal.core.io.Unpacked;
import java.util.Arrays;
import java.util.List;

/**
 * The binary layout of CIFAR-10 and CIFAR-100 (Krizhevsky, 2009): records of the label bytes and then 3 planes (red,
 * green, blue) of 32 x 32 bytes, row-major; no header. CIFAR-100 has the coarse label before the fine one.
 */
enum CifarBinary {
    CIFAR10("cifar10", 10),
    CIFAR100("cifar100", 20, 100);

    private static final int PLANES = 3 * 32 * 32;

    private final String key;
    /** Number of values of each label byte; the last label is the class. */
    private final int[] labels;

    CifarBinary(String key, int... labels) {
        this.key = key;
        this.labels = labels;
    }

    int recordBytes() {
        return labels.length + PLANES;
    }

    /** Reads files of this layout. */
    Records read(List<Unpacked> files) {
        files.forEach(this::requireSound);
        long total = files.stream().mapToLong(f -> f.bytes().length).sum();
        if (total > Unpacked.CAP) {
            String source = files.get(0).source();
            throw new DataFormatException(
                    source,
                    -1,
                    source + " and the files beside it: refused: expected at most " + Unpacked.CAP + " bytes, found "
                            + total + ". Nothing was kept.");
        }
        byte[] content = files.size() == 1 ? files.get(0).bytes() : concat(files, (int) total);
        int[] classes = new int[content.length / recordBytes()];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = content[i * recordBytes() + labels.length - 1] & 0xFF;
        }
        return new Records(
                key,
                3,
                32,
                32,
                labels[labels.length - 1],
                content,
                labels.length,
                recordBytes(),
                classes,
                Sha256.hex(content));
    }

    /** Reads one file. Its length and labels show which of the two layouts it has. */
    static Records recognise(Unpacked file) {
        int length = file.bytes().length;
        List<CifarBinary> fitting = Arrays.stream(values())
                .filter(layout -> length > 0 && length % layout.recordBytes() == 0)
                .toList();
        if (fitting.isEmpty()) {
            throw new DataFormatException(
                    file.source(),
                    length,
                    file.source() + ": damaged or not CIFAR: expected whole records of "
                            + CIFAR10.recordBytes() + " (CIFAR-10) or " + CIFAR100.recordBytes()
                            + " (CIFAR-100) bytes, found " + length + " bytes in all. Get the file again.");
        }
        // A length that fits both (a multiple of 9,446,402) is decided by the labels; the last layout reports its
        // error.
        for (CifarBinary layout : fitting.subList(0, fitting.size() - 1)) {
            if (layout.firstWrongLabel(file.bytes()) < 0) {
                return layout.read(List.of(file));
            }
        }
        return fitting.get(fitting.size() - 1).read(List.of(file));
    }

    private void requireSound(Unpacked file) {
        int length = file.bytes().length;
        if (length == 0 || length % recordBytes() != 0) {
            throw new DataFormatException(
                    file.source(),
                    length,
                    file.source() + ": damaged: expected whole records of " + recordBytes() + " bytes (" + key
                            + "), found " + length + " bytes in all. Get the file again.");
        }
        int wrong = firstWrongLabel(file.bytes());
        if (wrong >= 0) {
            int at = wrong % recordBytes();
            throw new DataFormatException(
                    file.source(),
                    wrong,
                    file.source() + ": damaged: expected a label 0.." + (labels[at] - 1) + " ("
                            + key + "), found " + (file.bytes()[wrong] & 0xFF) + " at byte " + wrong + " (record "
                            + wrong / recordBytes() + "). Get the file again.");
        }
    }

    /** Offset of the first label byte that is out of range, or -1. */
    private int firstWrongLabel(byte[] bytes) {
        for (int record = 0; record < bytes.length; record += recordBytes()) {
            for (int k = 0; k < labels.length; k++) {
                if ((bytes[record + k] & 0xFF) >= labels[k]) {
                    return record + k;
                }
            }
        }
        return -1;
    }

    private static byte[] concat(List<Unpacked> files, int total) {
        byte[] all = new byte[total];
        int at = 0;
        for (Unpacked file : files) {
            System.arraycopy(file.bytes(), 0, all, at, file.bytes().length);
            at += file.bytes().length;
        }
        return all;
    }
}

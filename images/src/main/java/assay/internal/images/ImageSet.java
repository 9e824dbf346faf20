package assay.internal.images;

import assay.core.error.UsageException;
import assay.core.random.Seeds;
import assay.internal.core.io.Sha256;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Labelled images of one size. The bytes of the file are kept once, unchanged; subsets, splits and pooled sets are views of
 * them. Immutable, so threads can share a set.
 *
 * <p>A value of an image is its <em>level</em>: the sum of the bytes of one box, 0 .. {@link #maxLevel()}. Without pooling a
 * box is one pixel and the level its byte; pooled by f it is the sum of f x f bytes, so that the mean is kept exactly instead
 * of being rounded to a byte again. {@code level / maxLevel} is the value on the scale 0..1.
 */
public final class ImageSet implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The two parts in which the official data sets come. */
    public enum Part {
        TRAIN,
        TEST
    }

    /** Two sets without a common image, each in the order of the file. */
    public record Split(ImageSet train, ImageSet valid) {}

    /** How many classes a message names. */
    private static final int MOST_NAMED = 5;

    private final Records records;
    private final int[] index;
    private final int pool;

    ImageSet(Records records) {
        this(records, IntStream.range(0, records.labels().length).toArray(), 1);
    }

    private ImageSet(Records records, int[] index, int pool) {
        this.records = records;
        this.index = index;
        this.pool = pool;
    }

    /** The training part of a folder, or the images of a file: {@link #load(Path, Part)}. */
    public static ImageSet load(Path fileOrFolder) {
        return load(fileOrFolder, Part.TRAIN);
    }

    /**
     * Reads a data set; the layout is recognised by file names and content, each file plain or gzip:
     *
     * <ul> <li>CIFAR-10, official binary version: {@code data_batch_1.bin .. data_batch_5.bin}, {@code test_batch.bin};
     * <li>CIFAR-100, official binary version: {@code train.bin}, {@code test.bin} (the fine label is the label); <li>a part of
     * either as one file, {@code train-*.bin} and {@code test-*.bin}; <li>IDX (MNIST, Fashion-MNIST): {@code
     * train-images-idx3-ubyte} and {@code train-labels-idx1-ubyte}, {@code t10k-...}.
     * </ul>
     *
     * @param part which part of a folder; a single file is always read
     * @throws assay.core.error.DataMissingException if there is nothing to read, saying what to get
     * @throws assay.core.error.DataFormatException if a file is damaged or something else
     */
    public static ImageSet load(Path fileOrFolder, Part part) {
        return new ImageSet(ImageFiles.read(fileOrFolder, part));
    }

    /**
     * The same for networks that take colour images of one size: grey images become three equal channels, smaller images get
     * zeros around them, and larger ones are mean-pooled. A folder of class folders with PNG or JPEG files is read too: each
     * image is cropped to its central square and scaled.
     *
     * @param side pixels, height and width
     */
    public static ImageSet colour(Path fileOrFolder, Part part, int side) {
        return colour(fileOrFolder, part, false, side);
    }

    /** As {@link #colour}, for a path that was given only for this part: class folders without parts are read as a whole. */
    public static ImageSet colourAlone(Path fileOrFolder, Part part, int side) {
        return colour(fileOrFolder, part, true, side);
    }

    private static ImageSet colour(Path fileOrFolder, Part part, boolean alone, int side) {
        if (ClassFolders.looksLike(fileOrFolder)) {
            return ClassFolders.read(fileOrFolder, part, alone, side);
        }
        ClassFolders.refuseLoose(fileOrFolder);
        return load(fileOrFolder, part).inColour(side);
    }

    /** Three channels of this size: see {@link #colour}. */
    ImageSet inColour(int side) {
        if (channels() == 3 && height() >= side) {
            return height() == side && width() == side ? this : pooledTo(side);
        }
        return new ImageSet(PaddedImages.of(this, side));
    }

    /**
     * Images from memory.
     *
     * @param planes {@code [n, channels, height, width]}, one byte a value; copied
     * @param labels {@code [n]}, 0 .. classes-1; copied
     */
    public static ImageSet of(
            String name, int channels, int height, int width, int classes, byte[] planes, int[] labels) {
        int stride = channels * height * width;
        if (planes.length != labels.length * stride) {
            throw new IllegalArgumentException("images " + name + ": expected " + labels.length + " x " + stride
                    + " bytes, found " + planes.length);
        }
        for (int label : labels) {
            if (label < 0 || label >= classes) {
                throw new IllegalArgumentException(
                        "images " + name + ": expected labels 0.." + (classes - 1) + ", found " + label);
            }
        }
        byte[] copy = planes.clone();
        return new ImageSet(
                new Records(name, channels, height, width, classes, copy, 0, stride, labels.clone(), Sha256.hex(copy)));
    }

    /** {@code cifar10}, {@code cifar100}, or the folder's name for IDX files. */
    public String name() {
        return records.name();
    }

    /** Number of images. */
    public int size() {
        return index.length;
    }

    public int channels() {
        return records.channels();
    }

    public int height() {
        return records.height() / pool;
    }

    public int width() {
        return records.width() / pool;
    }

    public int classes() {
        return records.classes();
    }

    /** Names of the classes in the order of their labels; empty if the files do not name them. */
    public List<String> classNames() {
        return records.classNames();
    }

    /** Names of files and folders beside the images that are not images. */
    public List<String> passedOver() {
        return records.passedOver();
    }

    /**
     * Checks that labels mean the same in both sets: by the names of classes if both sets have names, otherwise by their
     * number.
     *
     * @param names of the classes of the other set; empty if not known
     * @param count of its classes
     * @param what the other set, for the message: {@code the training images}
     * @throws UsageException naming the classes that differ
     */
    public void requireClasses(List<String> names, int count, String what) {
        if (!names.isEmpty() && !classNames().isEmpty() && !names.equals(classNames())) {
            throw new UsageException("images " + name() + ": expected the classes of " + what + ", found "
                    + difference(names, classNames())
                    + ". Labels are counted by the classes' names: give images of the same classes.");
        }
        if (count != classes()) {
            throw new UsageException("images " + name() + ": expected the " + count + " classes of " + what + ", found "
                    + classes() + ". Give images of the same classes.");
        }
    }

    private static String difference(List<String> expected, List<String> found) {
        List<String> missing = expected.stream()
                .filter(n -> !found.contains(n))
                .limit(MOST_NAMED)
                .toList();
        List<String> more = found.stream()
                .filter(n -> !expected.contains(n))
                .limit(MOST_NAMED)
                .toList();
        return missing.isEmpty() && more.isEmpty()
                ? "another order"
                : "missing " + (missing.isEmpty() ? "none" : String.join(", ", missing)) + ", and others "
                        + (more.isEmpty() ? "none" : String.join(", ", more));
    }

    /** 0 .. classes-1. */
    public int label(int image) {
        return records.labels()[index[image]];
    }

    /** Images per class, {@code [classes]}. */
    public int[] classCounts() {
        int[] counts = new int[classes()];
        for (int i = 0; i < size(); i++) {
            counts[label(i)]++;
        }
        return counts;
    }

    /**
     * SHA-256, in hex, of the unpacked files, one after the other; for class folders, of pixels, labels and names. A view has
     * the checksum of its source.
     */
    public String sha256() {
        return records.sha256();
    }

    /** Position of an image among the records of the files read. */
    public int record(int image) {
        return index[image];
    }

    /** The largest level: 255 times the pixels of a box. */
    public int maxLevel() {
        return 255 * pool * pool;
    }

    /**
     * Writes the levels of an image.
     *
     * @param out {@code [channels, height, width]}
     */
    public void levels(int image, int[] out) {
        byte[] content = records.content();
        int from = records.start() + index[image] * records.stride();
        int width = width();
        if (pool == 1) {
            for (int i = 0; i < out.length; i++) {
                out[i] = content[from + i] & 0xFF;
            }
            return;
        }
        // Planes have whole boxes only (pooledTo), so the rows of all channels can be walked as one tall plane.
        int rows = channels() * height();
        Arrays.fill(out, 0);
        for (int y = 0; y < rows * pool; y++) {
            int row = y / pool * width;
            int source = from + y * records.width();
            for (int dx = 0; dx < pool; dx++) {
                for (int x = 0; x < width; x++) {
                    out[row + x] += content[source + x * pool + dx] & 0xFF;
                }
            }
        }
    }

    /** These images in this order; repetitions are allowed. */
    public ImageSet subset(int... images) {
        return new ImageSet(records, Arrays.stream(images).map(i -> index[i]).toArray(), pool);
    }

    /**
     * The set mean-pooled to a smaller square: each value is the mean of a box of the original pixels, kept exactly.
     *
     * @param side divides height and width by one whole factor
     */
    public ImageSet pooledTo(int side) {
        int factor = side < 1 ? 0 : height() / side;
        if (factor < 1 || side * factor != height() || side * factor != width()) {
            throw new UsageException("images " + name() + ": expected a size that divides " + height() + " x " + width()
                    + ", found " + side + ". Choose for example " + height()
                    + (height() % 2 == 0 ? " or " + height() / 2 : "")
                    + ".");
        }
        return new ImageSet(records, index, pool * factor);
    }

    /**
     * Training and validation images, stratified: every class has its share in both sides, rounded so that the sizes are exact.
     * {@code seeds} decides which of its images go to which side. For the 10,000 images of the CIFAR-10 subset, {@code
     * split(5000, 5000, seeds)} gives 500 + 500 images of each class.
     */
    public Split split(int train, int valid, Seeds seeds) {
        if (train < 1 || valid < 0 || (long) train + valid > size()) {
            throw new UsageException("images " + name() + ": expected train >= 1 and train + valid <= " + size()
                    + " images, found " + train + " + " + valid + ". Ask for fewer, or give the full data set.");
        }
        return Stratified.split(this, train, valid, seeds);
    }

    @Override
    public String toString() {
        return name() + ": " + size() + " images " + channels() + "x" + height() + "x" + width() + ", " + classes()
                + " classes";
    }
}

package assay.core.truth;

import assay.core.error.UsageException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The images on which a network of a table was trained: one of the official sets below, or the set of a {@linkplain BuiltFacts
 * built} benchmark.
 *
 * @param key the name in commands, stores and files; for official sets the official one
 * @param title for people: {@code CIFAR-10}
 * @param classes how many its images have
 * @param imageSize height and width of its images, pixels
 */
public record Dataset(String key, String title, int classes, int imageSize) {
    /** Half of CIFAR-10's training images (25,000); the other half is its validation split. */
    public static final Dataset CIFAR10_VALID = new Dataset("cifar10-valid", "CIFAR-10 (half)", 10, 32);

    /** All 50,000 training images of CIFAR-10; it has no validation split. */
    public static final Dataset CIFAR10 = new Dataset("cifar10", "CIFAR-10", 10, 32);

    /** All 50,000 training images of CIFAR-100; its test set is cut into halves for validation and test. */
    public static final Dataset CIFAR100 = new Dataset("cifar100", "CIFAR-100", 100, 32);

    /** The 151,700 training images of 120 ImageNet classes; its 6,000 test images are cut into halves in the same way. */
    public static final Dataset IMAGENET16_120 = new Dataset("ImageNet16-120", "ImageNet16-120", 120, 16);

    /**
     * 40,000 training images of CIFAR-10 (data_batch_1 to 4): what NAS-Bench-101 trained on. Its validation split is
     * data_batch_5. The other two CIFAR-10 keys mean other images, and their numbers cannot be compared with these.
     */
    public static final Dataset CIFAR10_40K = new Dataset("cifar10-40k", "CIFAR-10 (40,000)", 10, 32);

    private static final List<Dataset> OFFICIAL =
            List.of(CIFAR10_VALID, CIFAR10, CIFAR100, IMAGENET16_120, CIFAR10_40K);

    /** Official data sets come first, in their order; then the others by key. */
    public static final Comparator<Dataset> ORDER = Comparator.<Dataset>comparingInt(
                    d -> OFFICIAL.contains(d) ? OFFICIAL.indexOf(d) : OFFICIAL.size())
            .thenComparing(Dataset::key);

    public Dataset {
        if (!key.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new UsageException("data set: expected a key of up to 64 of A-Z a-z 0-9 . _ -, found '" + key + "'.");
        }
        if (classes < 1 || imageSize < 1) {
            throw new UsageException("data set " + key + ": expected at least 1 class and images of at least 1 pixel,"
                    + " found " + classes + " and " + imageSize + ".");
        }
    }

    /** The splits on which networks that were trained on it can be evaluated. */
    public List<Split> splits() {
        if (equals(CIFAR10)) {
            return List.of(Split.TRAIN, Split.TEST);
        }
        return equals(CIFAR100) || equals(IMAGENET16_120) || !isOfKnownImages()
                ? List.of(Split.TRAIN, Split.VALID, Split.TEST, Split.VALTEST)
                : List.of(Split.TRAIN, Split.VALID, Split.TEST);
    }

    /**
     * A data set that the program does not know, by its name alone: one that somebody trained the networks of a published table
     * on.
     */
    public static Dataset foreign(String key) {
        return new Dataset(key, key, 1, 1);
    }

    /** Whether the number of classes and the size of the images are known, so that networks for it can be counted. */
    public boolean isOfKnownImages() {
        return imageSize > 1;
    }

    /** The accuracy of guessing, percent. */
    public double chance() {
        return 100.0 / classes;
    }

    /** The official data sets, on which the published benchmarks trained. */
    public static List<Dataset> values() {
        return OFFICIAL;
    }

    /**
     * The official data set with this key. {@link Benchmark#dataset} finds the data set of any benchmark.
     *
     * @throws UsageException listing the keys
     */
    public static Dataset of(String key) {
        return OFFICIAL.stream()
                .filter(d -> d.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new UsageException("unknown data set: expected one of "
                        + OFFICIAL.stream().map(Dataset::key).collect(Collectors.joining(", ")) + ", found '" + key
                        + "'."));
    }
}

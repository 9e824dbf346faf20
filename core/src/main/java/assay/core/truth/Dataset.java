package assay.core.truth;

import assay.core.error.UsageException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a network of the table was trained on. The key is the official one. */
public enum Dataset {
    /** Half of CIFAR-10's training images (25,000); the other half is its validation split. */
    CIFAR10_VALID("cifar10-valid", 10, 32),
    /** All 50,000 training images of CIFAR-10; it has no validation split. */
    CIFAR10("cifar10", 10, 32),
    /** All 50,000 training images of CIFAR-100; its test set is cut into halves for validation and test. */
    CIFAR100("cifar100", 100, 32),
    /** The 151,700 training images of 120 ImageNet classes; its 6,000 test images are cut into halves likewise. */
    IMAGENET16_120("ImageNet16-120", 120, 16),
    /**
     * 40,000 training images of CIFAR-10 (data_batch_1 to 4): what NAS-Bench-101 trained on. Its validation split is
     * data_batch_5. The other two CIFAR-10 keys are of other images, and their numbers are not comparable.
     */
    CIFAR10_40K("cifar10-40k", 10, 32);

    private final String key;
    private final int classes;
    private final int imageSize;

    Dataset(String key, int classes, int imageSize) {
        this.key = key;
        this.classes = classes;
        this.imageSize = imageSize;
    }

    public String key() {
        return key;
    }

    /** How many classes its images have. */
    public int classes() {
        return classes;
    }

    /** Height and width of its images, pixels. */
    public int imageSize() {
        return imageSize;
    }

    /** @throws UsageException listing the keys */
    public static Dataset of(String key) {
        return Arrays.stream(values())
                .filter(d -> d.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new UsageException("unknown data set: expected one of "
                        + Arrays.stream(values()).map(Dataset::key).collect(Collectors.joining(", ")) + ", found '"
                        + key + "'."));
    }
}

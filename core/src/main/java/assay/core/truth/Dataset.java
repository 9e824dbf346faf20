package assay.core.truth;

import assay.core.error.UsageException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a network of the table was trained on. The key is the official one. */
public enum Dataset {
    /** Half of CIFAR-10's training images (25,000); the other half is its validation split. */
    CIFAR10_VALID("cifar10-valid"),
    /** All 50,000 training images of CIFAR-10; it has no validation split. */
    CIFAR10("cifar10"),
    CIFAR100("cifar100"),
    IMAGENET16_120("ImageNet16-120");

    private final String key;

    Dataset(String key) {
        this.key = key;
    }

    public String key() {
        return key;
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

package assay.core.truth;

import assay.core.error.UsageException;
import java.util.Arrays;
import java.util.Locale;

/** The images that a trained network was evaluated on. */
public enum Split {
    /** The images that it was trained on. */
    TRAIN,
    /** {@code x-valid}. */
    VALID,
    /** {@code x-test}, but {@code ori-test} for the two CIFAR-10 data sets. */
    TEST,
    /** {@code ori-test} of CIFAR-100 and ImageNet16-120: their validation and test halves together. */
    VALTEST;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws UsageException listing the keys */
    public static Split of(String key) {
        return Arrays.stream(values())
                .filter(s -> s.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "unknown split: expected one of train, valid, test, valtest, found '" + key + "'."));
    }
}

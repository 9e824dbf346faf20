package assay.core.truth;

import assay.core.error.UsageException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What was measured, with its unit. */
public enum Metric {
    ACCURACY("accuracy", "percent"),
    TOP5("top5_accuracy", "percent"),
    LOSS("loss", "nats"),
    /** Seconds of one epoch of training, or of one evaluation pass, as the table gives them. */
    TIME("time", "s"),
    LATENCY("latency", "s"),
    PARAMS("params", "millions"),
    FLOPS("flops", "millions of multiply-adds");

    private final String key;
    private final String unit;

    Metric(String key, String unit) {
        this.key = key;
        this.unit = unit;
    }

    public String key() {
        return key;
    }

    public String unit() {
        return unit;
    }

    /** @throws UsageException listing the keys */
    public static Metric of(String key) {
        return Arrays.stream(values())
                .filter(m -> m.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new UsageException("unknown metric: expected one of "
                        + Arrays.stream(values()).map(Metric::key).collect(Collectors.joining(", ")) + ", found '" + key
                        + "'."));
    }
}

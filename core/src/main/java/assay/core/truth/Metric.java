package assay.core.truth;

import assay.core.error.UsageException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What was measured, with its unit. */
public enum Metric {
    /** Accuracy of the first guess (top-1). */
    ACCURACY("accuracy", "percent"),
    /** Share of images with the right class among the first five guesses. */
    TOP5("top5_accuracy", "percent"),
    /** Mean cross entropy. */
    LOSS("loss", "nats"),
    /** How well a language model predicts: the exponential of the mean negative log likelihood of a word. */
    PERPLEXITY("perplexity", "perplexity"),
    /** Seconds of one epoch of training, or of one evaluation pass, as the table gives them. */
    TIME("time", "s"),
    /** Seconds of all epochs of the schedule together. */
    TOTAL_TIME("total_time", "s"),
    /** Seconds of a training and all its evaluations. */
    RUN_TIME("run_time", "s"),
    /** Latency of one batch, as the table measured it. */
    LATENCY("latency", "s"),
    /** Energy of one image; only for costs on devices. */
    ENERGY("energy", "mJ"),
    /** Operations for each byte moved; only for costs on devices. */
    ARITHMETIC_INTENSITY("arithmetic_intensity", "operations per byte"),
    /** Trainable numbers. How they are counted: {@link assay.core.space.bench201.Cost201}. */
    PARAMS("params", "millions"),
    /**
     * Multiply-adds of one image, which the tables call FLOPs. How they are counted: {@link assay.core.space.bench201.Cost201}.
     */
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

    /** The unit. Costs on devices have the unit of their source instead. */
    public String unit() {
        return unit;
    }

    /** Whether a formula gives it from the architecture, whatever the training. */
    public boolean byFormula() {
        return this == PARAMS || this == FLOPS;
    }

    /** Whether it is also measured on devices. */
    public boolean onDevices() {
        return this == LATENCY || this == ENERGY || this == ARITHMETIC_INTENSITY;
    }

    /** Whether more is better. */
    public boolean highIsGood() {
        return switch (this) {
            case ACCURACY, TOP5, ARITHMETIC_INTENSITY -> true;
            case LOSS, PERPLEXITY, TIME, TOTAL_TIME, RUN_TIME, LATENCY, ENERGY, PARAMS, FLOPS -> false;
        };
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

package assay.core.truth;

import assay.core.error.UsageException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was measured, with its unit. The metrics of published benchmarks are constants; the description of a user's table may
 * name others.
 *
 * @param key the name in commands, stores and files
 * @param unit for people; costs on devices have the unit of their source instead
 * @param highIsGood whether more is better
 * @param least the lowest possible value; minus infinity if there is none
 * @param most the highest possible value; infinity if there is none
 */
public record Metric(String key, String unit, boolean highIsGood, double least, double most) {
    /** Accuracy of the first guess (top-1). */
    public static final Metric ACCURACY = new Metric("accuracy", "percent", true, 0, 100);

    /** Share of images with the right class among the first five guesses. */
    public static final Metric TOP5 = new Metric("top5_accuracy", "percent", true, 0, 100);

    /** Mean cross entropy. */
    public static final Metric LOSS = low("loss", "nats");

    /** How well a language model predicts: the exponential of the mean negative log likelihood of a word. */
    public static final Metric PERPLEXITY = new Metric("perplexity", "perplexity", false, 1, Double.POSITIVE_INFINITY);

    /** Seconds of one epoch of training, or of one evaluation pass, as the table gives them. */
    public static final Metric TIME = low("time", "s");

    /** Seconds of all epochs of the schedule together. */
    public static final Metric TOTAL_TIME = low("total_time", "s");

    /** Seconds of a training and all its evaluations. */
    public static final Metric RUN_TIME = low("run_time", "s");

    /** Latency of one batch, as the table measured it. */
    public static final Metric LATENCY = low("latency", "s");

    /** Energy of one image; only for costs on devices. */
    public static final Metric ENERGY = low("energy", "mJ");

    /** Operations for each byte moved; only for costs on devices. */
    public static final Metric ARITHMETIC_INTENSITY =
            new Metric("arithmetic_intensity", "operations per byte", true, 0, Double.POSITIVE_INFINITY);

    /** Trainable numbers. How they are counted: {@link assay.core.space.bench201.Cost201}. */
    public static final Metric PARAMS = low("params", "millions");

    /**
     * Multiply-adds of one image, which the tables call FLOPs. How they are counted: {@link assay.core.space.bench201.Cost201}.
     */
    public static final Metric FLOPS = low("flops", "millions of multiply-adds");

    private static final List<Metric> KNOWN = List.of(
            ACCURACY,
            TOP5,
            LOSS,
            PERPLEXITY,
            TIME,
            TOTAL_TIME,
            RUN_TIME,
            LATENCY,
            ENERGY,
            ARITHMETIC_INTENSITY,
            PARAMS,
            FLOPS);

    public Metric {
        if (!key.matches("[a-z][a-z0-9_]{0,39}")) {
            throw new UsageException("metric: expected a name of up to 40 of a-z 0-9 _, found '" + key + "'.");
        }
        if (!(least < most)) {
            throw new UsageException("metric " + key + ": expected a lowest value below the highest, found " + least
                    + " and " + most + ".");
        }
    }

    private static Metric low(String key, String unit) {
        return new Metric(key, unit, false, 0, Double.POSITIVE_INFINITY);
    }

    /** The metrics of published benchmarks. */
    public static List<Metric> values() {
        return KNOWN;
    }

    /**
     * How many decimals tables for people show: four digits of the largest possible value, so that percent have two, and
     * numbers up to 1 have four. If there is no largest value, it is four, as usual for losses, and two for metrics of
     * published benchmarks.
     */
    public int decimals() {
        if (unit.equals(ACCURACY.unit)) {
            return 2;
        }
        if (most == Double.POSITIVE_INFINITY || least == Double.NEGATIVE_INFINITY) {
            return KNOWN.contains(this) && !equals(LOSS) ? 2 : 4;
        }
        int digits = (int) Math.ceil(Math.log10(Math.max(Math.abs(least), Math.abs(most))));
        return Math.min(Math.max(4 - digits, 2), 10);
    }

    /** Whether it is a property of the network, whatever the training. Published benchmarks count it by a formula. */
    public boolean byFormula() {
        return equals(PARAMS) || equals(FLOPS);
    }

    /** Whether it is also measured on devices. */
    public boolean onDevices() {
        return equals(LATENCY) || equals(ENERGY) || equals(ARITHMETIC_INTENSITY);
    }

    /** Whether it depends on the images of the evaluation. */
    public boolean hasSplit() {
        return !byFormula() && !equals(LATENCY);
    }

    /**
     * The metric of published benchmarks with this key. {@link Benchmark#metric} finds the metric of any benchmark.
     *
     * @throws UsageException listing the keys
     */
    public static Metric of(String key) {
        return among(KNOWN, key);
    }

    /**
     * The one of these metrics with this key.
     *
     * @throws UsageException listing the keys
     */
    public static Metric among(List<Metric> metrics, String key) {
        return metrics.stream()
                .filter(m -> m.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new UsageException("unknown metric: expected one of "
                        + metrics.stream().map(Metric::key).collect(Collectors.joining(", ")) + ", found '" + key
                        + "'."));
    }
}

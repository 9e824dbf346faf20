package assay.internal.data.store;

import assay.core.truth.Basis;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Describes a reading: everything except the architecture and the value. The fields are the columns of table {@code series}
 * (docs/truth-schema.md).
 *
 * @param source name of what was imported
 * @param split null if the split makes no difference
 * @param seeds ascending; empty if the source does not name them
 * @param epoch how many epochs were trained before the measurement; {@link #EVERY_EPOCH} if the epoch makes no difference;
 *     {@link #CURVE} for a learning curve, which has the values after epochs 1..schedule
 * @param preference if several series can answer a question, the one with the lowest number answers
 */
public record Series(
        String source,
        String dataset,
        String split,
        int schedule,
        String trial,
        List<Integer> seeds,
        int epoch,
        String metric,
        String unit,
        Basis basis,
        int preference) {
    /** The value is the same at every epoch. */
    public static final int EVERY_EPOCH = 0;

    /** The value is a learning curve. */
    public static final int CURVE = -1;

    /** Trial: the mean with which {@code --trials mean} is answered. */
    public static final String MEAN = "mean";

    /** Trial: the mean over all runs, for the case that {@link #MEAN} is a published mean over fewer runs. */
    public static final String MEAN_ALL_RUNS = "mean-allruns";

    /** Trial: one run whose seed the source does not name. */
    public static final String UNNAMED = "unnamed";

    public Series {
        Objects.requireNonNull(source);
        Objects.requireNonNull(dataset);
        Objects.requireNonNull(trial);
        Objects.requireNonNull(metric);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(basis);
        seeds = List.copyOf(seeds);
    }

    /** The same series at one epoch. */
    Series at(int epochs) {
        return new Series(source, dataset, split, schedule, trial, seeds, epochs, metric, unit, basis, preference);
    }

    /** The seeds as a text such as {@code 777+888}. */
    String seedsText() {
        return seeds.stream().map(String::valueOf).collect(Collectors.joining("+"));
    }

    /** The inverse of {@link #seedsText}. */
    public static List<Integer> seeds(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split("\\+")).map(Integer::valueOf).toList();
    }
}

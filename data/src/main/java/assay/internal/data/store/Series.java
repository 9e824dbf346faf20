package assay.internal.data.store;

import assay.core.truth.Basis;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a reading is of: everything but the architecture and the value. The fields are the columns of table {@code series}
 * (docs/truth-schema.md).
 *
 * @param source name of what was imported
 * @param split null where it makes no difference
 * @param seeds ascending; empty where the source does not name them
 * @param epoch epochs trained when measured; {@link #EVERY_EPOCH} where it makes no difference; {@link #CURVE}: a learning
 *     curve, the values after epoch 1..schedule
 * @param preference where several series answer one question, the lowest does
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

    /** Trial: what {@code --trials mean} answers. */
    public static final String MEAN = "mean";

    /** Trial: the mean over all runs, where {@link #MEAN} is a published one over fewer. */
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

    /** The same of one epoch. */
    Series at(int epochs) {
        return new Series(source, dataset, split, schedule, trial, seeds, epochs, metric, unit, basis, preference);
    }

    /** {@code 777+888}. */
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

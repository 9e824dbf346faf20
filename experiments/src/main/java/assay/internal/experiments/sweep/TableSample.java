package assay.internal.experiments.sweep;

import assay.core.error.UsageException;
import assay.core.kit.SpaceKit;
import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.Genotype;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.core.truth.Prepared;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.data.truth.StoreTruth;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Architectures of a space and their accuracies: drawn without replacement from those with a test accuracy in its imported
 * table, in official order, or those of a list.
 *
 * @param archs numbers, ascending
 * @param accuracy percent, mean of the trials after the longest schedule, for each
 * @param truth what the accuracies are, in words
 */
public record TableSample(int[] archs, double[] accuracy, String truth) {
    /**
     * Draws the same architectures for all data sets of the table: those with a test accuracy on each data set that the table
     * has any of.
     *
     * @return one for each of these data sets
     * @throws UsageException if the table has fewer
     */
    public static List<TableSample> draw(SpaceKit space, Path store, int count, long seed) {
        Benchmark benchmark = space.benchmark().orElseThrow();
        try (StoreTruth truth = StoreTruth.open(benchmark, store)) {
            Map<Dataset, Prepared> values = accuracies(benchmark, truth);
            int size = values.values().stream().mapToInt(Prepared::size).min().orElse(0);
            int[] measured = IntStream.range(0, size)
                    .filter(i -> values.values().stream().allMatch(v -> v.has(i)))
                    .toArray();
            if (count < 1 || count > measured.length) {
                throw new UsageException("--sample: expected 1 to the " + measured.length
                        + " cells that the table has a test accuracy of, found " + count + ".");
            }
            int[] drawn = draw(measured, count, seed);
            return values.entrySet().stream()
                    .map(v -> new TableSample(
                            drawn,
                            Arrays.stream(drawn)
                                    .mapToDouble(v.getValue()::value)
                                    .toArray(),
                            "accuracy, percent: " + v.getKey().key() + ", split test, schedule " + longest(benchmark)
                                    + ", trials mean"))
                    .toList();
        }
    }

    /** The test accuracies of each data set that the table has any of: longest schedule, mean of the trials. */
    public static Map<Dataset, Prepared> accuracies(Benchmark benchmark, StoreTruth truth) {
        Genotype any = truth.architectures().at(0);
        Map<Dataset, Prepared> values = new LinkedHashMap<>();
        for (Dataset d : benchmark.datasets()) {
            Prepared of = truth.prepare(Query.accuracy(any, d, Split.TEST, longest(benchmark), Trials.of("mean")));
            if (IntStream.range(0, of.size()).anyMatch(of::has)) {
                values.put(d, of);
            }
        }
        return values;
    }

    private static int longest(Benchmark benchmark) {
        return benchmark.schedules().get(benchmark.schedules().size() - 1);
    }

    private static int[] draw(int[] from, int count, long seed) {
        RandomStream random = new Seeds(seed).stream("sample");
        for (int i = 0; i < count; i++) {
            int other = i + random.nextInt(from.length - i);
            int kept = from[i];
            from[i] = from[other];
            from[other] = kept;
        }
        int[] drawn = Arrays.copyOf(from, count);
        Arrays.sort(drawn);
        return drawn;
    }
}

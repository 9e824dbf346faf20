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
import java.util.stream.IntStream;

/**
 * Architectures of a space, drawn without replacement from those with a test accuracy in its imported table, in official order.
 *
 * @param archs numbers, ascending
 * @param accuracy percent, mean of the trials after the longest schedule, for each
 * @param truth what the accuracies are, in words
 */
public record TableSample(int[] archs, double[] accuracy, String truth) {
    /** @throws UsageException if the table has fewer */
    public static TableSample draw(SpaceKit space, Path store, int count, long seed) {
        Benchmark benchmark = space.benchmark().orElseThrow();
        Dataset dataset = benchmark.datasets().get(0);
        int schedule = benchmark.schedules().get(benchmark.schedules().size() - 1);
        try (StoreTruth truth = StoreTruth.open(benchmark, store)) {
            Genotype any = truth.architectures().at(0);
            Prepared values = truth.prepare(Query.accuracy(any, dataset, Split.TEST, schedule, Trials.of("mean")));
            int[] measured =
                    IntStream.range(0, values.size()).filter(values::has).toArray();
            if (count < 1 || count > measured.length) {
                throw new UsageException("--sample: expected 1 to the " + measured.length
                        + " cells that the table has a test accuracy of, found " + count + ".");
            }
            RandomStream random = new Seeds(seed).stream("sample");
            for (int i = 0; i < count; i++) {
                int other = i + random.nextInt(measured.length - i);
                int kept = measured[i];
                measured[i] = measured[other];
                measured[other] = kept;
            }
            int[] drawn = Arrays.copyOf(measured, count);
            Arrays.sort(drawn);
            return new TableSample(
                    drawn,
                    Arrays.stream(drawn).mapToDouble(values::value).toArray(),
                    "accuracy, percent: " + dataset.key() + ", split test, schedule " + schedule + ", trials mean");
        }
    }
}

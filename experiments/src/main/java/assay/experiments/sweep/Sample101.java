package assay.experiments.sweep;

import assay.core.error.UsageException;
import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.Bench101Index;
import assay.core.space.Cell101;
import assay.core.space.Genotype;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.core.truth.Prepared;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.data.truth.StoreTruth;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Cells of NAS-Bench-101 drawn without replacement among those that an imported table has a test accuracy of, in the order of
 * the enumeration.
 *
 * @param archs numbers of the enumeration, ascending
 * @param accuracy percent, mean of the repeats after 108 epochs, of each
 */
public record Sample101(int[] archs, double[] accuracy) {
    /** What the accuracies are, in words. */
    public static final String TRUTH = "accuracy, percent: cifar10-40k, split test, schedule 108, trials mean";

    private static final int SCHEDULE = 108;

    /** @throws UsageException if the table has fewer */
    public static Sample101 draw(Path store, int count, long seed) {
        Bench101Index index = Bench101Index.get();
        try (StoreTruth truth = StoreTruth.open(Benchmark.NASBENCH101, store)) {
            Genotype any = index.cell(0);
            Prepared values =
                    truth.prepare(Query.accuracy(any, Dataset.CIFAR10_40K, Split.TEST, SCHEDULE, Trials.of("mean")));
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
            int[][] drawn = IntStream.range(0, count)
                    .mapToObj(i -> new int[] {
                        index.indexOf((Cell101) truth.architectures().at(measured[i])), measured[i]
                    })
                    .sorted((a, b) -> Integer.compare(a[0], b[0]))
                    .toArray(int[][]::new);
            return new Sample101(
                    Arrays.stream(drawn).mapToInt(d -> d[0]).toArray(),
                    Arrays.stream(drawn).mapToDouble(d -> values.value(d[1])).toArray());
        }
    }
}

package assay.internal.reports.study;

import assay.core.run.RunRecord;
import assay.internal.core.stats.Ranks;
import assay.internal.reports.study.Study.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The chosen cells' true accuracies of one measure, paired by seed: the blocks of Friedman's test, and of ranks.
 *
 * @param seeds ascending; the seeds for which every method has a measured cell
 * @param values percent, {@code [seeds][methods]}
 */
public record Blocks(List<Method> methods, Measure measure, long[] seeds, double[][] values) {
    public static Blocks of(Study study, List<Method> methods, Measure measure) {
        List<Map<Long, Double>> bySeed =
                methods.stream().map(m -> bySeed(study, m, measure)).toList();
        TreeSet<Long> common =
                new TreeSet<>(bySeed.isEmpty() ? List.of() : bySeed.get(0).keySet());
        bySeed.forEach(m -> common.retainAll(m.keySet()));
        List<double[]> values = new ArrayList<>();
        for (long seed : common) {
            values.add(bySeed.stream().mapToDouble(m -> m.get(seed)).toArray());
        }
        return new Blocks(
                methods, measure, common.stream().mapToLong(s -> s).toArray(), values.toArray(double[][]::new));
    }

    private static Map<Long, Double> bySeed(Study study, Method method, Measure measure) {
        Map<Long, Double> bySeed = new HashMap<>();
        for (RunRecord run : method.runs()) {
            study.compared(run.chosen(), measure).ifPresent(v -> bySeed.put(run.seed(), v));
        }
        return bySeed;
    }

    /** One method's values, by seed. */
    public double[] of(int method) {
        return Arrays.stream(values).mapToDouble(block -> block[method]).toArray();
    }

    /**
     * The mean rank of each method over the seeds; 1 is the best, and equal values share the mean of their ranks. Empty without
     * a common seed.
     */
    public List<OptionalDouble> meanRanks() {
        double[][] ranks = Arrays.stream(values)
                .map(v -> ranks(Arrays.stream(v).map(measure::worth).toArray()))
                .toArray(double[][]::new);
        return IntStream.range(0, methods.size())
                .mapToObj(m -> Arrays.stream(ranks).mapToDouble(r -> r[m]).average())
                .toList();
    }

    /** Ranks, with 1 for the largest value. */
    public static double[] ranks(double[] values) {
        return Ranks.average(Arrays.stream(values).map(v -> -v).toArray());
    }
}

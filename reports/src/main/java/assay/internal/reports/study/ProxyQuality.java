package assay.internal.reports.study;

import assay.core.random.Seeds;
import assay.internal.core.stats.Bootstrap;
import assay.internal.core.stats.Correlation;
import assay.internal.core.stats.Interval;
import assay.internal.core.stats.TopK;
import assay.internal.reports.study.ScoredCells.Scored;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * How well a score orders cells by true accuracy. Every number is computed for the cells of each run and then averaged over the
 * runs, because different seeds score different networks.
 *
 * @param score {@code proxy}, or one of the two baselines
 * @param cells with a score and an accuracy, over all runs
 * @param topK the share of the k best by score that are among the k best by accuracy; k is a tenth of the cells of a run
 * @param topKByChance the mean for a random score: k divided by the number of cells
 */
public record ProxyQuality(
        String score, int cells, Estimate spearman, Estimate kendall, Estimate topK, OptionalDouble topKByChance) {
    public static final int RESAMPLES = 500;

    /** From this number of runs on, runs are resampled; with fewer runs, the cells within each run. */
    public static final int MANY_RUNS = 20;

    private static final Seeds RESAMPLING = new Seeds(20_202);

    /** @param value empty if it is not defined for any run */
    public record Estimate(OptionalDouble value, Optional<Interval> interval) {}

    /** A statistic of one run's scores and accuracies. */
    private interface Agreement {
        OptionalDouble of(double[] score, double[] accuracy);
    }

    /** The row of the proxy, then those of the number of parameters and of the multiply-adds. */
    public static List<ProxyQuality> of(ScoredCells cells) {
        List<ProxyQuality> all = new ArrayList<>();
        all.add(of(cells, "proxy", Scored::score));
        all.add(of(cells, "parameters", Scored::params));
        all.add(of(cells, "multiply-adds", Scored::multiplyAdds));
        return all;
    }

    private static ProxyQuality of(ScoredCells cells, String name, Function<Scored, double[]> score) {
        OptionalDouble chance = cells.runs().stream()
                .mapToDouble(r -> k(r.accuracy().length) / (double) r.accuracy().length)
                .average();
        return new ProxyQuality(
                name,
                cells.pairs(),
                estimate(cells, name + "/spearman", score, Correlation::spearman),
                estimate(cells, name + "/kendall", score, Correlation::kendall),
                estimate(cells, name + "/top", score, (s, a) -> OptionalDouble.of(TopK.overlap(s, a, k(a.length)))),
                chance);
    }

    /** A tenth, at least one. */
    public static int k(int cells) {
        return Math.max(1, cells / 10);
    }

    private static Estimate estimate(
            ScoredCells cells, String name, Function<Scored, double[]> score, Agreement agreement) {
        List<double[]> scores = cells.runs().stream().map(score).toList();
        List<double[]> accuracies = cells.runs().stream().map(Scored::accuracy).toList();
        double[] perRun = new double[scores.size()];
        for (int r = 0; r < perRun.length; r++) {
            perRun[r] = agreement.of(scores.get(r), accuracies.get(r)).orElse(Double.NaN);
        }
        OptionalDouble value = mean(perRun);
        if (value.isEmpty()) {
            return new Estimate(value, Optional.empty());
        }
        var random =
                RESAMPLING.stream(cells.method().name() + '/' + cells.measure().label() + '/' + name);
        if (perRun.length >= MANY_RUNS) {
            return new Estimate(
                    value,
                    Bootstrap.interval(
                            new int[] {perRun.length},
                            at -> mean(Arrays.stream(at)
                                    .mapToDouble(i -> perRun[i])
                                    .toArray()),
                            Descriptions.LEVEL,
                            RESAMPLES,
                            random));
        }
        int[] groups = accuracies.stream().mapToInt(a -> a.length).toArray();
        double[] allScores = scores.stream().flatMapToDouble(Arrays::stream).toArray();
        double[] allAccuracies =
                accuracies.stream().flatMapToDouble(Arrays::stream).toArray();
        Bootstrap.Statistic statistic = at -> {
            double[] again = new double[groups.length];
            int from = 0;
            for (int r = 0; r < groups.length; r++) {
                int[] drawn = Arrays.copyOfRange(at, from, from + groups[r]);
                again[r] = agreement
                        .of(pick(allScores, drawn), pick(allAccuracies, drawn))
                        .orElse(Double.NaN);
                from += groups[r];
            }
            return mean(again);
        };
        return new Estimate(value, Bootstrap.interval(groups, statistic, Descriptions.LEVEL, RESAMPLES, random));
    }

    private static double[] pick(double[] of, int[] at) {
        return Arrays.stream(at).mapToDouble(i -> of[i]).toArray();
    }

    private static OptionalDouble mean(double[] values) {
        return Arrays.stream(values).filter(v -> !Double.isNaN(v)).average();
    }
}

package assay.internal.reports.study;

import assay.core.run.EpochRecord;
import assay.core.run.RunRecord;
import assay.internal.core.stats.BestOfDraws;
import assay.internal.reports.study.Study.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The exact results of chance in a table: one uniformly random cell, and the best of several by validation accuracy.
 *
 * @param measure a test accuracy
 * @param uniform for one cell
 * @param searched for the best of several by validation; empty if the table has no validation accuracies
 * @param byValidation the accuracy of the cell with the best validation accuracy of all, percent: the limit of every such
 *     search
 */
public record Rivals(Measure measure, BestOfDraws uniform, Optional<BestOfDraws> searched, double byValidation) {
    /** Empty if the table has no cell for the measure. {@link Study#rivals} keeps the results. */
    static Optional<Rivals> of(Study study, Measure test) {
        return study.landscape(test).map(l -> of(study, test, l));
    }

    private static Rivals of(Study study, Measure test, TableValues truth) {
        Optional<TableValues> seen = study.measures().stream()
                .filter(m -> m.key().equals(test.key()) && !m.isTest())
                .findFirst()
                .flatMap(study::landscape);
        int[] both = IntStream.range(0, truth.cells())
                .filter(i -> !Double.isNaN(truth.at(i))
                        && seen.filter(s -> !Double.isNaN(s.at(i))).isPresent())
                .toArray();
        Optional<BestOfDraws> searched = both.length == 0
                ? Optional.empty()
                : Optional.of(new BestOfDraws(
                        Arrays.stream(both)
                                .mapToDouble(i -> test.worth(seen.orElseThrow().at(i)))
                                .toArray(),
                        Arrays.stream(both).mapToDouble(truth::at).toArray()));
        return new Rivals(
                test,
                BestOfDraws.uniform(truth.values()),
                searched,
                searched.map(s -> s.mean(Long.MAX_VALUE)).orElse(Double.NaN));
    }

    /** How likely one uniformly random cell is worse; half a chance where it is equal. */
    public double beats(double value) {
        return measure.metric().highIsGood() ? uniform.below(value) : 1 - uniform.below(value);
    }

    /** How many cells each run evaluated, where it asked the table, or its rows say it; the other runs are left out. */
    public static long[] evaluations(Method method) {
        return method.asksTable()
                ? method.runs().stream().mapToLong(r -> r.epochs().size()).toArray()
                : method.runs().stream()
                        .map(Rivals::evaluations)
                        .flatMapToLong(OptionalLong::stream)
                        .toArray();
    }

    /** How many cells a run evaluated, if its rows say it; otherwise empty. */
    private static OptionalLong evaluations(RunRecord run) {
        List<EpochRecord> epochs = run.epochs();
        Double told = epochs.isEmpty()
                ? null
                : epochs.get(epochs.size() - 1).diagnostics().get(EpochRecord.EVALUATIONS);
        return told == null || told < 1 ? OptionalLong.empty() : OptionalLong.of(Math.round(told));
    }

    /**
     * What random searches with as many evaluations as each run of the method find: mean and standard deviation; empty if no
     * run says how many it evaluated.
     */
    public Optional<double[]> with(Method method) {
        long[] all = evaluations(method);
        if (all.length == 0 || searched.isEmpty()) {
            return Optional.empty();
        }
        BestOfDraws best = searched.get();
        Map<Long, Long> counts =
                Arrays.stream(all).boxed().collect(Collectors.groupingBy(n -> n, TreeMap::new, Collectors.counting()));
        double mean = 0;
        for (var n : counts.entrySet()) {
            mean += best.mean(n.getKey()) * n.getValue() / all.length;
        }
        double squares = 0;
        for (var n : counts.entrySet()) {
            double off = best.mean(n.getKey()) - mean;
            double deviation = best.standardDeviation(n.getKey());
            squares += (deviation * deviation + off * off) * n.getValue() / all.length;
        }
        return Optional.of(new double[] {mean, Math.sqrt(squares)});
    }
}

package assay.internal.experiments.oneshot;

import assay.core.space.Genotype;
import assay.core.truth.Answer;
import assay.core.truth.Benchmark;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.core.truth.Truth;
import assay.internal.core.stats.Correlation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How well one-shot errors order architectures by the table's test error: the analysis of NAS-Bench-1Shot1, for one epoch of a
 * search.
 *
 * @param epoch of the search
 * @param budget epochs of the table's trainings
 * @param best how many architectures with the smallest one-shot error; 0 for all
 * @param n how many of them the table has
 * @param spearman rank correlation; empty if undefined
 * @param pearson the plain coefficient, which the benchmark's script stores
 */
public record OneShotCorrelation(
        int epoch, int budget, int best, int n, OptionalDouble spearman, OptionalDouble pearson) {
    /** How many best architectures the paper looks at, besides all. */
    static final int BEST = 1000;

    /** The correlations for every budget of the benchmark, over all architectures and over the best. */
    static List<OneShotCorrelation> of(
            int epoch, List<Genotype> architectures, double[] errors, Benchmark benchmark, Truth truth) {
        List<OneShotCorrelation> all = new ArrayList<>();
        int[] byError = IntStream.range(0, errors.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> errors[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int budget : benchmark.schedules()) {
            double[] table = architectures.stream()
                    .mapToDouble(a -> testError(a, benchmark, budget, truth))
                    .toArray();
            for (int best : new int[] {0, BEST}) {
                int[] chosen = IntStream.of(byError)
                        .limit(best == 0 ? byError.length : best)
                        .filter(i -> !Double.isNaN(table[i]))
                        .toArray();
                double[] x = IntStream.of(chosen).mapToDouble(i -> errors[i]).toArray();
                double[] y = IntStream.of(chosen).mapToDouble(i -> table[i]).toArray();
                all.add(new OneShotCorrelation(
                        epoch,
                        budget,
                        best,
                        chosen.length,
                        chosen.length < 2 ? OptionalDouble.empty() : Correlation.spearman(x, y),
                        chosen.length < 2 ? OptionalDouble.empty() : Correlation.pearson(x, y)));
            }
        }
        return all;
    }

    /** Test errors in percent, mean over the repeats; NaN if the table has none. */
    private static double testError(Genotype arch, Benchmark benchmark, int budget, Truth truth) {
        Query query = Query.accuracy(arch, benchmark.datasets().get(0), Split.TEST, budget, new Trials.Mean());
        return truth.ask(query).fold((Answer.Measured m) -> 100 - m.value(), none -> Double.NaN);
    }

    public static final String HEADER = "epoch,budget_epochs,best_by_oneshot,n,spearman,pearson";

    public String csv() {
        return epoch + "," + budget + "," + (best == 0 ? "all" : Integer.toString(best)) + "," + n + ","
                + text(spearman) + "," + text(pearson);
    }

    private static String text(OptionalDouble v) {
        return v.isPresent() ? Double.toString(v.getAsDouble()) : "";
    }
}

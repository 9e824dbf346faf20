package assay.internal.experiments.audit;

import assay.core.space.Genotype;
import assay.core.truth.Benchmark;
import assay.core.truth.CostQuery;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Prepared;
import assay.core.truth.Query;
import assay.core.truth.Question;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.data.truth.StoreTruth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Numbers of the table for one question, by architecture.
 *
 * @param values NaN where there is none
 */
record Known(Question question, double[] values) {
    private static final List<String> TRIALS = List.of("mean", "mean-allruns", "111", "777", "888", "999");

    /** All accuracies after the last epoch, parameters and multiply-adds. */
    static List<Known> of(StoreTruth truth) {
        Benchmark benchmark = truth.architectures().benchmark();
        Genotype any = truth.architectures().at(0);
        List<Known> all = new ArrayList<>();
        for (Dataset dataset : benchmark.datasets()) {
            for (Split split : Split.values()) {
                for (int schedule : benchmark.schedules()) {
                    TRIALS.forEach(t -> add(all, truth, Query.accuracy(any, dataset, split, schedule, Trials.of(t))));
                }
            }
            add(all, truth, CostQuery.byFormula(any, dataset, Metric.PARAMS));
            add(all, truth, CostQuery.byFormula(any, dataset, Metric.FLOPS));
        }
        return List.copyOf(all);
    }

    private static void add(List<Known> all, StoreTruth truth, Question question) {
        Prepared numbers = truth.prepare(question);
        double[] values = IntStream.range(0, numbers.size())
                .mapToDouble(i -> numbers.has(i) ? numbers.value(i) : Double.NaN)
                .toArray();
        if (IntStream.range(0, values.length).anyMatch(i -> !Double.isNaN(values[i]))) {
            all.add(new Known(question, values));
        }
    }

    boolean isAccuracy() {
        return question.metric().equals(Metric.ACCURACY);
    }

    /** The largest difference between equal numbers: two decimals of a percent; derived halves are accurate to 0.03. */
    double tolerance() {
        return isAccuracy() ? 0.006 : 1e-4;
    }
}

package assay.internal.reports.study;

import assay.core.kit.Population;
import assay.core.space.Genotype;
import assay.core.truth.Answer;
import assay.core.truth.CostQuery;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A cost of every cell of the space, for comparison with accuracy.
 *
 * @param key in file names and columns: {@code params}
 * @param name for people, without the unit
 * @param byIndex NaN if not known
 */
public record CostAxis(String key, String name, String unit, double[] byIndex) {
    /** Parameters, multiply-adds, and the latency on a device, as far as they are known. */
    public static List<CostAxis> of(Study study, Measure measure) {
        List<CostAxis> all = new ArrayList<>(study.costs(measure));
        study.latency(measure.dataset())
                .ifPresent(l -> all.add(new CostAxis("latency", "latency on " + l.device(), l.unit(), l.byIndex())));
        return all;
    }

    /** Parameters and multiply-adds, by formula. */
    static List<CostAxis> byFormula(Population population, Dataset dataset) {
        return List.of(
                params(ofAll(population, c -> population.params(c, dataset) / 1e6)),
                flops(ofAll(population, c -> population.multiplyAdds(c, dataset) / 1e6)));
    }

    /** Parameters and multiply-adds that a table has; none where it has none. */
    static List<CostAxis> stored(Truth truth, Population population, Dataset dataset) {
        List<CostAxis> all = new ArrayList<>();
        double[] params = ofAll(population, c -> cost(truth, c, dataset, Metric.PARAMS));
        double[] flops = ofAll(population, c -> cost(truth, c, dataset, Metric.FLOPS));
        if (Arrays.stream(params).anyMatch(Double::isFinite)) {
            all.add(params(params));
        }
        if (Arrays.stream(flops).anyMatch(Double::isFinite)) {
            all.add(flops(flops));
        }
        return all;
    }

    private static double cost(Truth truth, Genotype cell, Dataset dataset, Metric metric) {
        return truth.ask(CostQuery.byFormula(cell, dataset, metric)).fold(Answer.Measured::value, none -> Double.NaN);
    }

    private static CostAxis params(double[] byIndex) {
        return new CostAxis("params", "parameters", "millions", byIndex);
    }

    private static CostAxis flops(double[] byIndex) {
        return new CostAxis("flops", "multiply-adds", "millions", byIndex);
    }

    private static double[] ofAll(Population population, ToDoubleFunction<Genotype> cost) {
        return population
                .census()
                .map(c -> IntStream.range(0, c.size())
                        .mapToObj(c::cell)
                        .mapToDouble(cost)
                        .toArray())
                .orElse(new double[0]);
    }
}

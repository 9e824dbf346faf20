package assay.internal.reports.study;

import assay.core.kit.Population;
import assay.core.space.Genotype;
import java.util.ArrayList;
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
    /** Parameters, multiply-adds, and the latency on a device if the table has one. */
    public static List<CostAxis> of(Study study, Measure measure) {
        Population population = study.population();
        List<CostAxis> all = new ArrayList<>();
        all.add(new CostAxis(
                "params",
                "parameters",
                "millions",
                ofAll(population, c -> population.params(c, measure.dataset()) / 1e6)));
        all.add(new CostAxis(
                "flops",
                "multiply-adds",
                "millions",
                ofAll(population, c -> population.multiplyAdds(c, measure.dataset()) / 1e6)));
        study.latency(measure.dataset())
                .ifPresent(l -> all.add(new CostAxis("latency", "latency on " + l.device(), l.unit(), l.byIndex())));
        return all;
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

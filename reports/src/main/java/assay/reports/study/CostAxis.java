package assay.reports.study;

import assay.reports.space.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A cost to set against accuracy, of every cell of the space.
 *
 * @param key in file names and columns: {@code params}
 * @param name for people, without the unit
 * @param byIndex NaN where not known
 */
public record CostAxis(String key, String name, String unit, double[] byIndex) {
    /** Parameters, multiply-adds, and the latency of a device where the table has one. */
    public static List<CostAxis> of(Study study, Measure measure) {
        Population population = study.population();
        List<CostAxis> all = new ArrayList<>();
        all.add(new CostAxis(
                "params",
                "parameters",
                "millions",
                IntStream.range(0, population.size())
                        .mapToDouble(i -> population.params(population.cell(i), measure.dataset()) / 1e6)
                        .toArray()));
        all.add(new CostAxis(
                "flops",
                "multiply-adds",
                "millions",
                IntStream.range(0, population.size())
                        .mapToDouble(i -> population.multiplyAdds(population.cell(i), measure.dataset()) / 1e6)
                        .toArray()));
        study.latency(measure.dataset())
                .ifPresent(l -> all.add(new CostAxis("latency", "latency on " + l.device(), l.unit(), l.byIndex())));
        return all;
    }
}

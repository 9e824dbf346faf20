package assay.internal.reports.study;

import assay.core.run.RunRecord;
import assay.internal.core.stats.Hypervolume;
import assay.internal.core.stats.ParetoFront;
import assay.internal.reports.study.Study.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Accuracy against one cost: the table's front, and the cells that the methods found.
 *
 * @param cells indices of the cells with both numbers
 * @param front of those cells, positions in {@code cells}, cheapest first
 * @param found by method, indices of the distinct chosen cells with both numbers
 * @param referenceCost the costliest cell of the table; with {@code referenceAccuracy} the corner of the hypervolume
 * @param referenceAccuracy the mean accuracy of a uniformly random cell, percent
 */
public record Tradeoff(
        Measure measure,
        TableValues landscape,
        CostAxis cost,
        int[] cells,
        int[] front,
        Map<Method, int[]> found,
        double referenceCost,
        double referenceAccuracy) {
    public static Tradeoff of(Study study, Measure measure, TableValues landscape, CostAxis cost) {
        int[] cells = IntStream.range(0, landscape.cells())
                .filter(i -> !Double.isNaN(landscape.at(i)) && !Double.isNaN(cost.byIndex()[i]))
                .toArray();
        double[] x = costs(cost, cells);
        double[] y = accuracies(landscape, cells);
        int[] front = ParetoFront.of(x, false, y, measure.metric().highIsGood());
        Map<Method, int[]> found = new LinkedHashMap<>();
        for (Method m : study.methods()) {
            found.put(
                    m,
                    m.runs().stream()
                            .map(RunRecord::chosen)
                            .mapToInt(c -> study.population().counted().place(c))
                            .distinct()
                            .filter(i -> !Double.isNaN(landscape.at(i)) && !Double.isNaN(cost.byIndex()[i]))
                            .toArray());
        }
        return new Tradeoff(
                measure,
                landscape,
                cost,
                cells,
                front,
                found,
                Arrays.stream(x).max().orElse(Double.NaN),
                landscape.mean());
    }

    /** Every cost of the measure that has cells. */
    public static List<Tradeoff> all(Study study, Measure measure) {
        List<Tradeoff> all = new ArrayList<>();
        study.landscape(measure)
                .ifPresent(l -> CostAxis.of(study, measure).forEach(c -> all.add(of(study, measure, l, c))));
        return all.stream().filter(t -> t.cells().length > 0).toList();
    }

    private static double[] costs(CostAxis cost, int[] cells) {
        return Arrays.stream(cells).mapToDouble(i -> cost.byIndex()[i]).toArray();
    }

    private static double[] accuracies(TableValues landscape, int[] cells) {
        return Arrays.stream(cells).mapToDouble(landscape::at).toArray();
    }

    public double[] costs(int... of) {
        return costs(cost, of);
    }

    public double[] accuracies(int... of) {
        return accuracies(landscape, of);
    }

    /** Indices of the cells on the table's front, cheapest first. */
    public int[] frontCells() {
        return Arrays.stream(front).map(p -> cells[p]).toArray();
    }

    /** The hypervolume of these cells up to the reference point: cost unit times percent points. */
    public double hypervolume(int... of) {
        return Hypervolume.of(
                costs(of), false, accuracies(of), measure.metric().highIsGood(), referenceCost, referenceAccuracy);
    }
}

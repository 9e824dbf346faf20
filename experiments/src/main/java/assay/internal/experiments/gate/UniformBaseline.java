package assay.internal.experiments.gate;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Uniform random choice as a baseline: not some draws, but every cell of the table once. So its mean and spread are exact, and
 * nothing depends on a seed.
 */
final class UniformBaseline {
    private UniformBaseline() {}

    /** @param method whose name the baseline gets, so that the two are compared */
    static Baseline of(Landscape landscape, Conditions conditions, String table, String method) {
        SortedMap<Long, Double> byCell = new TreeMap<>();
        for (double regret : landscape.regrets()) {
            byCell.put(-1L - byCell.size(), regret); // different from all seeds of runs, so that nothing is paired
        }
        return new Baseline(
                conditions,
                new Gauged(List.of(new SeedSeries(Quantity.REGRET, method, byCell)), Map.of(), Map.of(), List.of()),
                Map.of(
                        Baseline.WHAT,
                        "uniform random choice, exactly: all " + byCell.size() + " architectures of " + table));
    }
}

package assay.internal.reports.study;

import assay.core.run.RunRecord;
import assay.core.space.Genotype;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The cells that runs name: chosen, sampled, or incumbent of an epoch. Each has a position, so that it is asked for once. */
final class NamedCells {
    private final Map<Genotype, Integer> positions = new LinkedHashMap<>();
    private final Map<RunRecord, int[]> incumbents = new IdentityHashMap<>();

    NamedCells(List<RunRecord> runs) {
        runs.forEach(this::name);
    }

    private void name(RunRecord run) {
        int[] at = new int[run.epochs().size()];
        Genotype last = null;
        for (int e = 0; e < at.length; e++) {
            Genotype cell = run.epochs().get(e).incumbent();
            at[e] = cell == last ? at[e - 1] : add(cell); // most epochs keep the answer
            last = cell;
        }
        incumbents.put(run, at);
        run.samples().forEach(s -> add(s.arch()));
        add(run.chosen());
    }

    private int add(Genotype cell) {
        return positions.computeIfAbsent(cell, c -> positions.size());
    }

    /** All cells by their position. */
    List<Genotype> all() {
        return List.copyOf(positions.keySet());
    }

    int position(Genotype cell) {
        return positions.get(cell);
    }

    /** The positions of the run's incumbents after each of its epochs. */
    int[] incumbents(RunRecord run) {
        return incumbents.get(run);
    }
}

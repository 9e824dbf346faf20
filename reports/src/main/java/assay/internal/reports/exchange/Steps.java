package assay.internal.reports.exchange;

import assay.core.blackbox.TableSearch;
import assay.core.run.EpochRecord;
import assay.core.run.RunRecord;
import assay.core.space.Genotype;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The answer of a run after each step, and its final answer as the last one. */
final class Steps {
    /**
     * @param number from 1: an epoch of the search, or a training that was looked up
     * @param seconds wall-clock so far
     * @param simulatedSeconds simulated cost so far, by the table
     * @param observed validation accuracy by which the incumbent was chosen, percent
     * @param drawn whether this is the choice of the selection after the search's own steps
     */
    record Step(
            int number,
            Genotype arch,
            double seconds,
            OptionalDouble simulatedSeconds,
            OptionalDouble observed,
            boolean drawn) {}

    private Steps() {}

    /** The steps; at least one. */
    static List<Step> of(RunRecord run) {
        List<Step> steps = new ArrayList<>();
        for (EpochRecord e : run.epochs()) {
            Double observed = TableSearch.observed(e.diagnostics()).orElse(null);
            steps.add(new Step(
                    e.epoch(),
                    e.incumbent(),
                    e.seconds(),
                    e.simulatedSeconds(),
                    observed == null ? OptionalDouble.empty() : OptionalDouble.of(observed),
                    false));
        }
        Step last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
        if (last == null || !last.arch().equals(run.chosen())) {
            steps.add(new Step(
                    last == null ? 1 : last.number() + 1,
                    run.chosen(),
                    run.searchSeconds() + run.selectionSeconds(),
                    last == null ? OptionalDouble.empty() : last.simulatedSeconds(),
                    OptionalDouble.empty(),
                    true));
        }
        return steps;
    }
}

package assay.core.blackbox;

import assay.core.error.UsageException;
import assay.core.random.Seeds;
import assay.core.run.EpochRecord;
import assay.core.run.RunRecord;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One search with one seed, and its record: an epoch of the record is a training. Methods with the same seed draw from the same
 * stream, so that they begin with the same architectures.
 *
 * @param method its name in the catalogue
 * @param workers how many train at the same simulated time
 */
public record TableSearch(
        String method, Optimizer optimizer, SearchSpace space, Oracle oracle, Budget budget, int workers) {
    /** Diagnostic: the accuracy by which the incumbent was chosen, percent. */
    public static final String OBSERVED = "observed_valid_accuracy_percent";

    /** The beginning of the name of the diagnostic that says by which number the incumbent was chosen. */
    public static final String OBSERVES = "observed_";

    /** Diagnostic: how many of the architectures asked for are not in the table; left out while there are none. */
    public static final String MISSING = "missing_architectures";

    /** Diagnostic: how many questions came after the budget was spent; only in the last record, and only if there were some. */
    public static final String LATE = "asked_after_budget";

    /** Diagnostic: simulated seconds, summed over all workers; left out with one worker. */
    public static final String WORKED = "worker_seconds";

    /** The number by which the incumbent of a record was chosen; empty if its search asks no table. */
    public static Optional<Double> observed(Map<String, Double> diagnostics) {
        return diagnostics.entrySet().stream()
                .filter(d -> d.getKey().startsWith(OBSERVES))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** A search with one worker. */
    public TableSearch(String method, Optimizer optimizer, SearchSpace space, Oracle oracle, Budget budget) {
        this(method, optimizer, space, oracle, budget, 1);
    }

    /**
     * Runs it.
     *
     * @throws UsageException if the budget is not enough for one training, or is in seconds that the oracle does not know
     * @throws assay.core.error.OutOfTableException if the oracle knows nothing
     */
    public RunRecord run(long seed) {
        return run(seed, Watch.NONE);
    }

    /** The same with a {@link Watch} that follows the search and may stop it. */
    public RunRecord run(long seed, Watch watch) {
        Seeds seeds = new Seeds(seed).child("table");
        Ledger ledger = new Ledger(oracle, budget, seeds.stream("trials"), watch, workers);
        optimizer.search(space, ledger, seeds.stream("search"));
        List<Step> steps = ledger.steps();
        Optional<Genotype> answer = ledger.answer();
        if (steps.isEmpty() && answer.isEmpty()) {
            throw new UsageException(method + ": expected a budget for at least one training, found " + budget.seconds()
                    + " s, which the first goes beyond.");
        }
        List<Double> wall = ledger.wallSeconds();
        List<EpochRecord> epochs = new ArrayList<>();
        for (Step s : steps) {
            Map<String, Double> diagnostics = new LinkedHashMap<>();
            diagnostics.put(oracle.observes(), oracle.highIsGood() ? s.accuracy() : -s.accuracy());
            if (ledger.missing() > 0) {
                diagnostics.put(MISSING, (double) s.missing());
            }
            if (ledger.workers() > 1) {
                diagnostics.put(WORKED, s.worked());
            }
            if (ledger.lateQuestions() > 0 && s.training() == steps.size()) {
                diagnostics.put(LATE, (double) ledger.lateQuestions());
            }
            epochs.add(new EpochRecord(
                    s.training(),
                    s.incumbent(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    wall.get(s.training() - 1),
                    s.seconds(),
                    diagnostics));
        }
        return answer.map(found -> new RunRecord(method, seed, epochs, List.of(), found, ledger.elapsedSeconds(), 0))
                .orElseGet(() -> new RunRecord(
                        method,
                        seed,
                        epochs,
                        List.of(),
                        steps.get(steps.size() - 1).incumbent(),
                        wall.get(wall.size() - 1),
                        0));
    }
}

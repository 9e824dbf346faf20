package assay.internal.experiments.judge;

import assay.core.blackbox.TableSearch;
import assay.core.error.InterruptedRunException;
import assay.core.run.JobProgress;
import assay.core.run.RunRecord;
import assay.core.space.SearchSpace;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.external.Hired;
import assay.internal.experiments.methods.AskingMethods;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Does the jobs of {@link AskingMethods}. The table is open already, and a job takes milliseconds
 * with most budgets: there is no checkpoint. */
public final class TableRuns {
    private final SearchSpace space;
    private final StoreTruth truth;

    public TableRuns(SearchSpace space, StoreTruth truth) {
        this.space = space;
        this.truth = truth;
    }

    /**
     * @param progress is told of each training
     * @param stop is asked before each training
     * @throws InterruptedRunException if it became true; next time the job starts from its beginning
     */
    public RunRecord run(MethodConfig m, long seed, JobProgress progress, BooleanSupplier stop) {
        TableSearch search = new TableSearch(
                m.name(), AskingMethods.optimizer(m), space, AskingMethods.oracle(m, truth), AskingMethods.budget(m));
        return run(search, seed, progress, stop);
    }

    /** The same for a program of the user. */
    public RunRecord run(Hired program, MethodConfig m, long seed, JobProgress progress, BooleanSupplier stop) {
        return run(program.search(m, space, truth, seed, stop), seed, progress, stop);
    }

    private static RunRecord run(TableSearch search, long seed, JobProgress progress, BooleanSupplier stop) {
        return search.run(seed, (trainings, spent) -> {
            if (stop.getAsBoolean()) {
                throw new InterruptedRunException("stopped while " + search.method() + " asked the table.");
            }
            progress.at(spent, trainings + " trainings");
        });
    }

    /** For each method, how its oracle differs from the official one; methods without a difference are left out. */
    Map<String, String> departures(List<MethodConfig> methods) {
        Map<String, String> all = new LinkedHashMap<>();
        for (MethodConfig m : methods) {
            if (AskingMethods.has(m)) {
                String text = AskingMethods.oracle(m, truth)
                        .departures(truth.architectures().at(0));
                if (!text.isEmpty()) {
                    all.put("table asked by " + m.name(), text);
                }
            }
        }
        return all;
    }

    /** For each method, how often it asked about cells that the table does not have; methods with none are left out. */
    static Map<String, String> missing(List<RunRecord> records) {
        Map<String, String> all = new LinkedHashMap<>();
        last(records, TableSearch.MISSING)
                .forEach((method, counts) -> all.put(
                        "not in the table, asked by " + method,
                        counts.getSum() + " cells in " + counts.getCount() + " runs (" + counts.getMin() + " to "
                                + counts.getMax() + " each), beside those that were trained; they cost nothing"));
        return all;
    }

    /** For each method, how often it asked after its budget was spent; methods with none are left out. */
    static Map<String, String> late(List<RunRecord> records) {
        Map<String, String> all = new LinkedHashMap<>();
        last(records, TableSearch.LATE)
                .forEach((method, counts) -> all.put(
                        "asked after the budget by " + method,
                        counts.getSum() + " questions in " + counts.getCount() + " runs (" + counts.getMin() + " to "
                                + counts.getMax() + " each); they were refused"));
        return all;
    }

    /** A diagnostic at the end of the runs, by method; methods with value 0 are left out. */
    private static Map<String, LongSummaryStatistics> last(List<RunRecord> records, String diagnostic) {
        Map<String, LongSummaryStatistics> found = new LinkedHashMap<>();
        for (RunRecord r : records) {
            if (!r.epochs().isEmpty()) {
                Double count =
                        r.epochs().get(r.epochs().size() - 1).diagnostics().get(diagnostic);
                if (count != null) {
                    found.computeIfAbsent(r.method(), m -> new LongSummaryStatistics())
                            .accept(Math.round(count));
                }
            }
        }
        found.values().removeIf(counts -> counts.getMax() == 0);
        return found;
    }
}

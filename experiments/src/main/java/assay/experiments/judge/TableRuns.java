package assay.experiments.judge;

import assay.core.blackbox.TableSearch;
import assay.core.error.InterruptedRunException;
import assay.core.run.JobProgress;
import assay.core.run.RunRecord;
import assay.core.space.SearchSpace;
import assay.data.truth.StoreTruth;
import assay.experiments.config.MethodConfig;
import assay.experiments.methods.AskingMethods;
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
     * @param progress told of each training
     * @param stop asked before each
     * @throws InterruptedRunException if it became true; the job begins anew the next time
     */
    public RunRecord run(MethodConfig m, long seed, JobProgress progress, BooleanSupplier stop) {
        return new TableSearch(
                        m.name(),
                        AskingMethods.optimizer(m),
                        space,
                        AskingMethods.oracle(m, truth),
                        AskingMethods.budget(m))
                .run(seed, (trainings, spent) -> {
                    if (stop.getAsBoolean()) {
                        throw new InterruptedRunException("stopped while " + m.name() + " asked the table.");
                    }
                    progress.at(spent, trainings + " trainings");
                });
    }

    /** What each method's oracle lacks of the official one, by method; those with nothing to tell are left out. */
    Map<String, String> departures(List<MethodConfig> methods) {
        Map<String, String> all = new LinkedHashMap<>();
        for (MethodConfig m : methods) {
            if (AskingMethods.has(m.method())) {
                String text = AskingMethods.oracle(m, truth)
                        .departures(truth.architectures().at(0));
                if (!text.isEmpty()) {
                    all.put("table asked by " + m.name(), text);
                }
            }
        }
        return all;
    }

    /** How many cells each method asked about that the table lacks; methods that met none are left out. */
    static Map<String, String> missing(List<RunRecord> records) {
        Map<String, LongSummaryStatistics> found = new LinkedHashMap<>();
        for (RunRecord r : records) {
            if (!r.epochs().isEmpty()) {
                Double missing =
                        r.epochs().get(r.epochs().size() - 1).diagnostics().get(TableSearch.MISSING);
                if (missing != null) {
                    found.computeIfAbsent(r.method(), m -> new LongSummaryStatistics())
                            .accept(Math.round(missing));
                }
            }
        }
        Map<String, String> all = new LinkedHashMap<>();
        found.forEach((method, counts) -> {
            if (counts.getMax() > 0) {
                all.put(
                        "not in the table, asked by " + method,
                        counts.getSum() + " cells in " + counts.getCount() + " runs (" + counts.getMin() + " to "
                                + counts.getMax() + " each), beside those that were trained; they cost nothing");
            }
        });
        return all;
    }
}

package assay.internal.reports.headline;

import assay.core.run.EpochRecord;
import assay.core.run.RunRecord;
import assay.internal.reports.study.Study.Method;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What searches cost. */
final class Costs {
    private Costs() {}

    /**
     * The cost that a search would have had by the table's training times, for methods that ask the table while they search.
     */
    static OptionalDouble simulated(RunRecord run) {
        List<EpochRecord> epochs = run.epochs();
        return epochs.isEmpty()
                ? OptionalDouble.empty()
                : epochs.get(epochs.size() - 1).simulatedSeconds();
    }

    /** The mean over the runs for which the time is known; empty if it is not known for any run. */
    static OptionalDouble mean(Method m, Function<RunRecord, OptionalDouble> seconds) {
        return m.runs().stream()
                .map(seconds)
                .flatMapToDouble(OptionalDouble::stream)
                .average();
    }

    /** The whole cost of the run: simulated if its trainings were looked up, otherwise by the clock. */
    static OptionalDouble total(RunRecord run) {
        OptionalDouble simulated = simulated(run);
        return simulated.isPresent() ? simulated : run.wallSeconds();
    }
}

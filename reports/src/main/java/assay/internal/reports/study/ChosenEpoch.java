package assay.internal.reports.study;

import assay.core.run.EpochRecord;
import assay.core.run.RunRecord;
import assay.core.run.Sample;
import assay.internal.reports.study.Study.Method;
import java.util.List;
import java.util.Optional;

/**
 * The epoch whose architecture a run answered with, if the run chose among those of its epochs. Such a run has one sample for
 * each epoch: its architecture, and a score where the architecture learnt.
 *
 * @param epoch from 1
 */
public record ChosenEpoch(int epoch) {
    /** Empty if the run answered with its last epoch, or with a cell that was drawn. */
    public static Optional<ChosenEpoch> of(RunRecord run) {
        List<Sample> samples = run.samples();
        List<EpochRecord> epochs = run.epochs();
        boolean along = !samples.isEmpty()
                && samples.stream()
                        .map(Sample::arch)
                        .toList()
                        .equals(epochs.stream().map(EpochRecord::incumbent).toList());
        if (!along) {
            return Optional.empty();
        }
        int best = Sample.best(samples).orElse(samples.size() - 1);
        return Optional.of(new ChosenEpoch(epochs.get(best).epoch()));
    }

    /** Whether all runs of the method choose among their epochs. */
    public static boolean choose(Method method) {
        return !method.runs().isEmpty() && method.runs().stream().allMatch(r -> of(r).isPresent());
    }
}

package assay.internal.reports.study;

import assay.core.run.EpochRecord;
import assay.core.run.RunRecord;
import assay.internal.reports.number.Format;
import java.util.Optional;
import java.util.OptionalDouble;

/** Says from which epoch on the losses of a run were not numbers. */
public final class DivergedLoss {
    private DivergedLoss() {}

    public static Optional<String> of(RunRecord run) {
        return run.epochs().stream().flatMap(e -> of(run, e).stream()).findFirst();
    }

    private static Optional<String> of(RunRecord run, EpochRecord epoch) {
        Optional<String> train = of("training", epoch.trainLoss());
        return train.or(() -> of("validation", epoch.validLoss()))
                .map(what -> "The search of " + run.method() + ", seed " + run.seed() + ", diverged: its " + what
                        + " in epoch " + epoch.epoch()
                        + ". Lines and means over seeds leave out what is no finite number.");
    }

    private static Optional<String> of(String which, OptionalDouble loss) {
        return loss.stream()
                .filter(v -> !Double.isFinite(v))
                .mapToObj(v -> which + " loss was " + Format.number(v))
                .findFirst();
    }
}

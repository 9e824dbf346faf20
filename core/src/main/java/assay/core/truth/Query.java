package assay.core.truth;

import assay.core.error.UsageException;
import assay.core.space.Genotype;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * One question to a table; nothing that changes the number is left open.
 *
 * @param schedule epochs of the training setting (12 or 200), which also fixes the learning-rate schedule
 * @param epoch epochs trained when measured, 1..schedule; empty means the last
 */
public record Query(
        Genotype arch, Dataset dataset, Split split, Metric metric, int schedule, Trials trials, OptionalInt epoch)
        implements Question {
    public Query {
        Objects.requireNonNull(arch);
        Objects.requireNonNull(dataset);
        Objects.requireNonNull(split);
        Objects.requireNonNull(metric);
        Objects.requireNonNull(trials);
        Objects.requireNonNull(epoch);
        if (schedule < 1) {
            throw new UsageException("schedule: expected a number of epochs, at least 1, found " + schedule + ".");
        }
        if (epoch.isPresent() && (epoch.getAsInt() < 1 || epoch.getAsInt() > schedule)) {
            throw new UsageException("epoch: expected 1.." + schedule + " (epochs trained under schedule " + schedule
                    + "), found " + epoch.getAsInt() + ".");
        }
    }

    /** Epochs trained when measured: {@link #epoch}, or the schedule's. */
    public int epochs() {
        return epoch.isPresent() ? epoch.getAsInt() : schedule;
    }

    /** The same question after this many epochs, 1..schedule. */
    public Query after(int epochs) {
        return new Query(arch, dataset, split, metric, schedule, trials, OptionalInt.of(epochs));
    }

    /** The same question about these trainings. */
    public Query of(Trials other) {
        return new Query(arch, dataset, split, metric, schedule, other, epoch);
    }

    @Override
    public Query about(Genotype other) {
        return new Query(other, dataset, split, metric, schedule, trials, epoch);
    }

    @Override
    public String words() {
        return metric.key() + " on " + dataset.key() + " " + split.key() + ", schedule " + schedule + ", trials "
                + trials.key() + ", epoch " + epochs();
    }

    /** Accuracy at the end of the schedule. */
    public static Query accuracy(Genotype arch, Dataset dataset, Split split, int schedule, Trials trials) {
        return new Query(arch, dataset, split, Metric.ACCURACY, schedule, trials, OptionalInt.empty());
    }
}

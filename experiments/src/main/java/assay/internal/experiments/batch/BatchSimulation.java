package assay.internal.experiments.batch;

import assay.core.error.OutOfTableException;
import assay.core.truth.SimulatedClock;
import assay.core.truth.SimulatedTraining;
import assay.internal.experiments.question.Simulation;
import assay.internal.experiments.rows.QuestionFields;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Trains the architectures of the rows one after the other, until a budget of simulated seconds is spent. */
public final class BatchSimulation implements BatchRows<BatchSimulation.Charged> {
    /**
     * A row's training, and the clock after it.
     *
     * @param training empty if the table does not have it: nothing is charged then
     * @param why it is not there; empty if it is
     */
    public record Charged(Optional<SimulatedTraining> training, String why, double clockSeconds, long clockEpochs) {}

    private final Function<QuestionFields, Supplier<SimulatedTraining>> training;
    private final double budgetSeconds;
    private final SimulatedClock clock;
    private long missing;
    private long seen;
    private Optional<String> reason = Optional.empty();

    /**
     * @param training finds the architecture that a row names, and then trains it
     * @param budgetSeconds above 0; infinite for no limit
     */
    public BatchSimulation(Function<QuestionFields, Supplier<SimulatedTraining>> training, double budgetSeconds) {
        this.training = training;
        this.budgetSeconds = budgetSeconds;
        this.clock = new SimulatedClock(budgetSeconds);
    }

    @Override
    public boolean open() {
        return !clock.spent();
    }

    @Override
    public Charged answer(QuestionFields row) {
        Supplier<SimulatedTraining> named = training.apply(row);
        SimulatedTraining done;
        try {
            done = named.get();
        } catch (OutOfTableException e) {
            missing++;
            reason = reason.or(() -> Optional.of(e.getMessage()));
            return new Charged(Optional.empty(), e.getMessage(), clock.totalSeconds(), clock.totalEpochs());
        }
        clock.charge(done);
        seen += done.seesTestImages() ? 1 : 0;
        return new Charged(Optional.of(done), "", clock.totalSeconds(), clock.totalEpochs());
    }

    @Override
    public long answered() {
        return clock.trainings();
    }

    @Override
    public Optional<String> reason() {
        return reason;
    }

    @Override
    public String done() {
        return clock.trainings() + " trainings charged, " + clock.totalEpochs() + " epochs, "
                + clock.totalSeconds() + " s" + (missing == 0 ? "" : "; " + missing + " not in the table, not charged")
                + (clock.spent()
                        ? "; the budget of " + budgetSeconds + " s is spent, rows after it were not read"
                        : Double.isInfinite(budgetSeconds)
                                ? ""
                                : "; the budget of " + budgetSeconds + " s is not spent")
                + (seen == 0 ? "" : "\n" + seen + " of them: " + Simulation.SEES_TEST_IMAGES);
    }
}

package assay.internal.cli.truth;

import assay.core.error.OutOfTableException;
import assay.core.truth.Query;
import assay.core.truth.SimulatedClock;
import assay.core.truth.SimulatedTraining;
import assay.internal.cli.answer.Told;
import assay.internal.experiments.rows.QuestionFields;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Trains the architectures of the rows one after the other, until a budget of simulated seconds is spent. */
final class BatchSimulation implements BatchRows {
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
    BatchSimulation(Function<QuestionFields, Supplier<SimulatedTraining>> training, double budgetSeconds) {
        this.training = training;
        this.budgetSeconds = budgetSeconds;
        this.clock = new SimulatedClock(budgetSeconds);
    }

    @Override
    public List<String> columns() {
        return List.of(
                "value",
                "unit",
                "split",
                "seeds",
                "basis",
                "source",
                "train_s",
                "evaluation_s",
                "total_s",
                "time_trials",
                "time_basis",
                "time_source",
                "clock_s",
                "clock_epochs",
                "why");
    }

    @Override
    public boolean open() {
        return !clock.spent();
    }

    @Override
    public ObjectNode answer(QuestionFields row) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Supplier<SimulatedTraining> named = training.apply(row);
        SimulatedTraining done;
        try {
            done = named.get();
        } catch (OutOfTableException e) {
            missing++;
            reason = reason.or(() -> Optional.of(e.getMessage()));
            return Told.absent(json, e.getMessage());
        }
        clock.charge(done);
        seen += done.seesTestImages() ? 1 : 0;
        Told.training(
                json.put("split", ((Query) done.accuracy().query()).split().key()), done);
        return json.put("clock_s", clock.totalSeconds()).put("clock_epochs", clock.totalEpochs());
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
                + (seen == 0 ? "" : "\n" + seen + " of them: " + SimulateCommand.WARNING);
    }
}

package assay.core.truth;

import assay.core.error.DataFormatException;

/**
 * Adds up what trainings would have cost, until a budget is spent. As in the official programs, the training that goes beyond
 * the budget still counts, and is the last one. Not safe for threads.
 */
public final class SimulatedClock {
    private final double budgetSeconds;
    private double totalSeconds;
    private long totalEpochs;
    private long trainings;

    /** @param budgetSeconds above 0; infinite for no limit */
    public SimulatedClock(double budgetSeconds) {
        if (!(budgetSeconds > 0)) {
            throw new IllegalArgumentException("budget: expected seconds above 0, found " + budgetSeconds);
        }
        this.budgetSeconds = budgetSeconds;
    }

    /** Whether nothing more can be charged. */
    public boolean spent() {
        return totalSeconds >= budgetSeconds;
    }

    /**
     * Charges a training.
     *
     * @return whether there is budget left for another one
     * @throws IllegalStateException if the budget was spent before
     * @throws DataFormatException if its seconds are negative or no number
     */
    public boolean charge(SimulatedTraining training) {
        if (spent()) {
            throw new IllegalStateException(
                    "the budget of " + budgetSeconds + " s is spent (" + totalSeconds + " s). Ask spent() first.");
        }
        if (!(training.seconds() >= 0) || Double.isInfinite(training.seconds())) {
            throw new DataFormatException(
                    "table",
                    -1,
                    "budget: expected 0 or more seconds for a training, found " + training.seconds() + " ("
                            + training.trainTime().source() + "). Import that table again.");
        }
        totalSeconds += training.seconds();
        totalEpochs += training.epochs();
        trainings++;
        return !spent();
    }

    public double totalSeconds() {
        return totalSeconds;
    }

    public long totalEpochs() {
        return totalEpochs;
    }

    /** How many trainings were charged. */
    public long trainings() {
        return trainings;
    }
}

package assay.internal.supernet.search.step;

import java.util.OptionalDouble;

/** What an epoch adds up step by step; its means go into the epoch's record. */
public final class EpochSums {
    /** How many numbers {@link #state} has. */
    public static final int COUNT = 5;

    private double trainLoss;
    private double trainSteps;
    private double validLoss;
    private double validSteps;
    private double alphaDistance;

    /** Takes the loss of a step of the weights. */
    public void trained(double loss) {
        trainLoss += loss;
        trainSteps++;
    }

    /** Takes the loss of a pass that the architecture learnt from. */
    public void validated(double loss) {
        validLoss += loss;
        validSteps++;
    }

    /** Takes the mean squared distance of alpha from its mean where a gradient is taken. */
    public void distant(double square) {
        alphaDistance += square;
    }

    public OptionalDouble meanTrainLoss() {
        return mean(trainLoss, trainSteps);
    }

    public OptionalDouble meanValidLoss() {
        return mean(validLoss, validSteps);
    }

    /** The root mean square of alpha's distances from its mean; empty if no pass was counted. */
    public OptionalDouble alphaDistance() {
        OptionalDouble square = mean(alphaDistance, validSteps);
        return square.isPresent() ? OptionalDouble.of(Math.sqrt(square.getAsDouble())) : square;
    }

    private static OptionalDouble mean(double sum, double n) {
        return n == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / n);
    }

    /** Everything to zero: a new epoch. */
    public void clear() {
        restore(new double[COUNT]);
    }

    /** In the order that checkpoints have. */
    public double[] state() {
        return new double[] {trainLoss, trainSteps, validLoss, validSteps, alphaDistance};
    }

    public void restore(double[] state) {
        trainLoss = state[0];
        trainSteps = state[1];
        validLoss = state[2];
        validSteps = state[3];
        alphaDistance = state[4];
    }
}

package assay.internal.supernet.search.step;

import java.util.OptionalDouble;

/** Sums over the steps of an epoch. Their means go into the epoch's record. */
public final class EpochSums {
    /** How many numbers {@link #state} has. */
    public static final int COUNT = 5;

    private double trainLoss;
    private double trainSteps;
    private double validLoss;
    private double validSteps;
    private double alphaDistance;
    private double accuracy;
    private double accurateSteps;

    /** Adds the loss of a step of the weights. */
    public void trained(double loss) {
        trainLoss += loss;
        trainSteps++;
    }

    /** Adds the accuracy of a step of the weights. */
    public void accurate(double percent) {
        accuracy += percent;
        accurateSteps++;
    }

    /** Adds the loss of a pass from which the architecture learnt. */
    public void validated(double loss) {
        validLoss += loss;
        validSteps++;
    }

    /** Adds the mean squared distance of alpha from its mean at the point of a gradient. */
    public void distant(double square) {
        alphaDistance += square;
    }

    /** How many steps the weights took. */
    public double trainSteps() {
        return trainSteps;
    }

    public OptionalDouble meanTrainLoss() {
        return mean(trainLoss, trainSteps);
    }

    /** Percent of the training images; empty if it is not known of every step. */
    public OptionalDouble meanTrainAccuracy() {
        return accurateSteps == trainSteps ? mean(accuracy, accurateSteps) : OptionalDouble.empty();
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

    /** Sets everything to zero for a new epoch. */
    public void clear() {
        restore(new double[COUNT]);
        restoreAccuracy(new double[0]);
    }

    /** The sums in the order of checkpoints. */
    public double[] state() {
        return new double[] {trainLoss, trainSteps, validLoss, validSteps, alphaDistance};
    }

    /** The sums of the accuracy, which checkpoints of earlier versions do not have. */
    public double[] accuracyState() {
        return new double[] {accuracy, accurateSteps};
    }

    /** @param state what {@link #accuracyState} gave; empty if it is not known of the steps before */
    public void restoreAccuracy(double[] state) {
        accuracy = state.length == 0 ? 0 : state[0];
        accurateSteps = state.length == 0 ? 0 : state[1];
    }

    public void restore(double[] state) {
        trainLoss = state[0];
        trainSteps = state[1];
        validLoss = state[2];
        validSteps = state[3];
        alphaDistance = state[4];
    }
}

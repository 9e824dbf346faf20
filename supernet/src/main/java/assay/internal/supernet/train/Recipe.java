package assay.internal.supernet.train;

import assay.core.error.UsageException;

/**
 * How a network is trained: SGD with momentum, as quark0/darts trains its cells.
 *
 * @param batch images of a step, for all workers together
 * @param rate learning rate of the first epoch
 * @param schedule how the rate falls
 * @param warmup epochs at the start in which the rate rises in equal steps to the schedule's value; 0: none
 * @param decay of all weights, added to the gradient
 * @param clip largest 2-norm of the gradient; 0: no limit
 * @param dropPath probability at the end; it grows in equal steps from 0
 * @param auxiliary weight of the auxiliary classifier's loss; 0: no such classifier
 * @param smoothing of the targets
 */
public record Recipe(
        int epochs,
        int batch,
        double rate,
        Schedule schedule,
        int warmup,
        double momentum,
        boolean nesterov,
        double decay,
        double clip,
        double dropPath,
        double auxiliary,
        double smoothing) {
    /** How the rate falls, by epoch. */
    public enum Schedule {
        /** Half a cosine to 0. */
        COSINE,
        /** In equal steps to 0. */
        LINEAR,
        /** By 3 % an epoch (quark0/darts on ImageNet). */
        STEPS
    }

    private static final double STEP = 0.97;

    public Recipe {
        require(epochs > 0, "epochs", "at least 1", epochs);
        require(batch > 0, "batch", "at least 1", batch);
        require(rate > 0 && Double.isFinite(rate), "rate", "a positive number", rate);
        require(warmup >= 0 && warmup < epochs, "warmup", "0 to epochs - 1", warmup);
        require(momentum >= 0 && momentum < 1, "momentum", "0 to below 1", momentum);
        require(decay >= 0, "decay", "0 or more", decay);
        require(clip >= 0, "clip", "0 or more", clip);
        require(dropPath >= 0 && dropPath < 1, "drop path", "0 to below 1", dropPath);
        require(auxiliary >= 0, "auxiliary", "0 or more", auxiliary);
        require(smoothing >= 0 && smoothing < 1, "smoothing", "0 to below 1", smoothing);
    }

    private static void require(boolean holds, String what, String expected, double found) {
        if (!holds) {
            throw new UsageException("recipe: expected " + what + " of " + expected + ", found " + found + ".");
        }
    }

    /** The published recipe on CIFAR. */
    public static Recipe cifar() {
        return new Recipe(600, 96, 0.025, Schedule.COSINE, 0, 0.9, false, 3e-4, 5, 0.2, 0.4, 0);
    }

    /** The published recipe on ImageNet. */
    public static Recipe imageNet() {
        return new Recipe(250, 128, 0.1, Schedule.STEPS, 0, 0.9, false, 3e-5, 5, 0, 0.4, 0.1);
    }

    /** The same in smaller or larger steps. */
    public Recipe withBatch(int images) {
        return new Recipe(
                epochs, images, rate, schedule, warmup, momentum, nesterov, decay, clip, dropPath, auxiliary,
                smoothing);
    }

    /** @param epoch from 0 */
    public double rateAt(int epoch) {
        double falls =
                switch (schedule) {
                    case COSINE -> 0.5 * (1 + StrictMath.cos(StrictMath.PI * epoch / epochs));
                    case LINEAR -> (double) (epochs - epoch) / epochs;
                    case STEPS -> StrictMath.pow(STEP, epoch);
                };
        return rate * falls * (epoch < warmup ? (epoch + 1.0) / warmup : 1);
    }

    /** @param epoch from 0 */
    public double dropPathAt(int epoch) {
        return dropPath * epoch / epochs;
    }
}

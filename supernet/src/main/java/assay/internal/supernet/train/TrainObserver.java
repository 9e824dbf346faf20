package assay.internal.supernet.train;

/** Looks on while a network is trained, and may ask to stop. Called on the thread that trains. */
public interface TrainObserver {
    /**
     * After each step.
     *
     * @param epoch from 0
     * @param step of the epoch, from 0
     * @param soFar of the epoch
     */
    default void step(int epoch, int step, int steps, EpochResult.Quality soFar) {}

    /** After each epoch, when its checkpoint is written. */
    default void epoch(EpochResult result) {}

    /** Asked before each step; true makes the training write its checkpoint and stop. */
    default boolean stop() {
        return false;
    }
}

package assay.internal.supernet.train;

/** Watches the training of a network, and may ask it to stop. Called on the thread that trains. */
public interface TrainObserver {
    /**
     * After each step.
     *
     * @param epoch from 0
     * @param step of the epoch, from 0
     * @param soFar the results of the epoch so far
     */
    default void step(int epoch, int step, int steps, EpochResult.Quality soFar) {}

    /** After each epoch, when its checkpoint is written. */
    default void epoch(EpochResult result) {}

    /** Asked before each step; true makes the training write its checkpoint and stop. */
    default boolean stop() {
        return false;
    }
}

package assay.internal.supernet.search;

import assay.core.run.EpochRecord;

/** Watches a search, and may ask it to stop. Called on the search's thread. */
public interface SearchObserver {
    /** After each step. */
    default void step(int epoch, int step, int stepsPerEpoch) {}

    /** After each epoch. */
    default void epoch(EpochRecord record) {}

    /** Asked after each step; true makes the search write its checkpoint and stop. */
    default boolean stop() {
        return false;
    }
}

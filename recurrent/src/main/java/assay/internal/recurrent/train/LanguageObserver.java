package assay.internal.recurrent.train;

/** Looks on while a language model is trained, and may ask to stop. */
public interface LanguageObserver {
    /**
     * After each step.
     *
     * @param epoch from 0
     * @param row of the text that is reached, of so many
     * @param loss of the epoch so far, a word
     */
    default void step(int epoch, int row, int rows, double loss) {}

    /** After each epoch, when its checkpoint is written. */
    default void epoch(LanguageEpoch result) {}

    /** Something to tell: a switch of the optimizer, a step back. */
    default void remark(String text) {}

    /** Asked before each step; true makes the training write its checkpoint and stop. */
    default boolean stop() {
        return false;
    }
}

package assay.internal.recurrent.train;

/** Observes the training of a language model, and can stop it. */
public interface LanguageObserver {
    /**
     * Called after each step.
     *
     * @param epoch from 0
     * @param row of the text that was reached, out of {@code rows}
     * @param loss mean loss of a word in this epoch so far
     */
    default void step(int epoch, int row, int rows, double loss) {}

    /** Called after each epoch, when its checkpoint has been written. */
    default void epoch(LanguageEpoch result) {}

    /** Called with a remark for the user, such as a switch of the optimizer or a step back. */
    default void remark(String text) {}

    /** Called before each step. If it returns true, the training writes its checkpoint and stops. */
    default boolean stop() {
        return false;
    }
}

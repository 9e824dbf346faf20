package assay.supernet.search.extra;

import assay.core.setting.Part;
import assay.core.space.SearchSpace;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A rule that ends a search before its last epoch. Epochs count from the first in which the architecture learns. */
public sealed interface StopRule extends Part<StopRule>
        permits StopNever, StopByEigenvalue, StopBySkips, StopByRanking, StopByPlateau, StopByEntropy {
    /** The largest number of epochs that a setting can have. */
    int MOST_EPOCHS = 1_000_000;

    /** What a rule can look at after an epoch. Nothing is computed that no rule asks for. */
    interface Sight {
        /** The dominant eigenvalue of the validation loss' Hessian to alpha, without its sign. */
        double eigenvalue();

        /** Skip connections of the derived normal cell, or of the only cell that there is. */
        int skips();

        /** Mean over the epoch's steps of the architecture, before each, nats; empty if it took none. */
        OptionalDouble validationLoss();

        /** Entropy of the distribution over architectures, as a share of that of the uniform one. */
        double entropy();
    }

    /**
     * What a rule has seen so far.
     *
     * @param numbers one for each epoch after which {@link #number} was not empty
     * @param orders one for each epoch: for every decision its options, the one with the largest weight first
     */
    record Seen(List<Double> numbers, List<int[]> orders) {
        /** The epoch that has just ended. */
        public int epoch() {
            return orders.size() - 1;
        }
    }

    /** The word of the setting {@code stop}. */
    String word();

    /** For the catalogue; empty for the rule that never stops. */
    String title();

    /** The number that it keeps of this epoch; empty if it needs none. @param epoch from 0 */
    OptionalDouble number(int epoch, Sight now);

    /** The epoch with whose architecture the search ends now; empty if it goes on. */
    OptionalInt end(Seen seen);

    /**
     * Checks the rule against the space.
     *
     * @throws IllegalArgumentException if it has no meaning there
     */
    default void check(SearchSpace space) {}

    /**
     * Checks the rule against the search.
     *
     * @param epochs in which the architecture learns
     * @param stages of the search
     * @throws IllegalArgumentException if it has no meaning there
     */
    default void check(int epochs, int stages, Level level) {}
}

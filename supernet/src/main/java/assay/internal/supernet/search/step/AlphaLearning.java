package assay.internal.supernet.search.step;

import java.util.OptionalDouble;

/** When and how the architecture learns. */
public interface AlphaLearning {
    /** Whether it takes a step with each step of the weights, on a validation batch that was loaded before. */
    boolean inTurn();

    /** How many steps it takes after those of the weights in an epoch. */
    int stepsAfter();

    void step(Place at);

    /** Called after an epoch in which it may learn. */
    default void endEpoch() {}

    /** The distance of alpha from its mean in the epoch so far, root mean square; empty if no gradients were taken. */
    default OptionalDouble alphaDistance() {
        return OptionalDouble.empty();
    }

    /** The kind of learning of this search. */
    static AlphaLearning of(Workshop shop) {
        return shop.search()
                .learn()
                .fold(
                        gradient -> new AlphaSteps(shop, gradient),
                        reward -> new RewardSteps(shop, reward),
                        removal -> new RemovalSteps(shop, removal),
                        () -> new NoSteps());
    }

    /** The architecture does not change. */
    record NoSteps() implements AlphaLearning {
        @Override
        public boolean inTurn() {
            return false;
        }

        @Override
        public int stepsAfter() {
            return 0;
        }

        @Override
        public void step(Place at) {
            throw new IllegalStateException("a search that learns no architecture was asked for a step of it");
        }
    }
}

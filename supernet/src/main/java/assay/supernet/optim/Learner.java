package assay.supernet.optim;

import java.util.ArrayList;
import java.util.List;

/**
 * Learns architecture parameters from gradients at one or more points around its mean. Arrays are laid out group after group.
 * The first array of the state is alpha, or its mean.
 */
public interface Learner extends Stateful {
    /** How many gradients a step needs. */
    int samples();

    /**
     * The point at which to take gradient number {@code sample}.
     *
     * @param noise standard normal, with the length of alpha; a deterministic learner ignores it
     */
    double[] point(double[] noise);

    /** One step; {@code grads[s]} was taken at the s-th point. */
    void step(double[][] grads);

    /** The same for learners that look at more than gradients. */
    default void step(Slopes at) {
        step(at.grads());
    }

    /** Alpha, or its mean. */
    double[] mean();

    /** Sets alpha, or its mean; moments and variances stay. */
    default void move(double[] to) {
        List<double[]> state = new ArrayList<>(state());
        state.set(0, to.clone());
        restore(state);
    }

    /** Standard deviation of alpha; zero if it is a point. */
    double[] deviation();
}

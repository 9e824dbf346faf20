package assay.supernet.optim;

/**
 * Learns architecture parameters from gradients at one or more points around its mean. Arrays are laid out group after
 * group.
 */
public interface Learner extends Stateful {
    /** How many gradients one step wants. */
    int samples();

    /**
     * Where to take gradient number {@code sample}.
     *
     * @param noise standard normal, as long as alpha; a deterministic learner ignores it
     */
    double[] point(double[] noise);

    /** One step; {@code grads[s]} was taken at the s-th point. */
    void step(double[][] grads);

    /** alpha, or its mean. */
    double[] mean();

    /** Standard deviation of alpha; zero if it is a point. */
    double[] deviation();
}

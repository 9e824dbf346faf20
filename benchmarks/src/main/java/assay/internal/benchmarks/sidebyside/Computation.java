package assay.internal.benchmarks.sidebyside;

/** A measured computation with its data, on one backend and its thread. */
interface Computation extends AutoCloseable {
    /** Trainable values of the network, by which the runner checks that both sides compute the same; 0 for none. */
    long parameters();

    /** What is timed. */
    void step();

    @Override
    default void close() {}
}

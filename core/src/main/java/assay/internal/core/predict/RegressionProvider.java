package assay.internal.core.predict;

/** Brings a model whose library core does not have. Found by {@link java.util.ServiceLoader}. */
public interface RegressionProvider {
    /** As in experiment files: {@code trees}. */
    String name();

    /**
     * A model that has learnt nothing.
     *
     * @param deviations whether it has to say how far its predictions may be off
     * @param seed of what it draws
     */
    Regression make(boolean deviations, long seed);
}

package assay.internal.core.predict;

/** Provides a model that needs a library which core does not have. Found by {@link java.util.ServiceLoader}. */
public interface RegressionProvider {
    /** As in experiment files: {@code trees}. */
    String name();

    /**
     * A model that has learnt nothing.
     *
     * @param deviations whether it must also give the deviations of its predictions
     * @param seed of its random numbers
     */
    Regression make(boolean deviations, long seed);
}

package assay.supernet.tensor;

/**
 * An engine from outside of this module, found by {@link java.util.ServiceLoader} where its module is on the class path.
 * Making one must not load the engine.
 */
public interface BackendProvider {
    /** For {@link Backends#open}. */
    String id();

    /** A backend for the calling thread. */
    Backend open(DType dtype);

    /** Loads the engine. */
    BackendInfo inspect();
}

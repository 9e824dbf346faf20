package assay.supernet.tensor;

/**
 * An engine, found by {@link java.util.ServiceLoader} where its jar is on the class path.
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

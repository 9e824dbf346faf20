package assay.supernet.tensor;

/**
 * An engine, found by {@link java.util.ServiceLoader} if its jar is on the class path. The constructor must not load the
 * engine.
 */
public interface BackendProvider {
    /** The name for {@link Backends#open}. */
    String id();

    /** A backend for the calling thread. */
    Backend open(DType dtype);

    /** Loads the engine. */
    BackendInfo inspect();
}

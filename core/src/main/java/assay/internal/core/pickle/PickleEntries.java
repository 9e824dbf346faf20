package assay.internal.core.pickle;

/** Takes the entries of a dict one by one while it is read. Each entry is dropped after the call. */
@FunctionalInterface
public interface PickleEntries {
    /** @throws assay.core.error.AssayException to end the read */
    void accept(Object key, Object value);
}

package assay.internal.core.pickle;

/** Takes the entries of a dict one by one while it is read; each is forgotten when this returns. */
@FunctionalInterface
public interface PickleEntries {
    /** @throws assay.core.error.AssayException to end the read */
    void accept(Object key, Object value);
}

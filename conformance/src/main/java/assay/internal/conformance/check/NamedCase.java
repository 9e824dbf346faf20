package assay.internal.conformance.check;

/** A case that is one entry of a file. Its name is the entry's key. */
public interface NamedCase extends Case {
    /** The whole file. */
    Fields top();

    /** The key of the entry. */
    String name();

    /** The entry itself. */
    default Fields entry() {
        return top().object(name());
    }

    @Override
    default String file() {
        return top().file();
    }

    @Override
    default String tag() {
        return name();
    }
}

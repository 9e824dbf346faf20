package assay.internal.core.pickle;

/** What may be a key of a dict or an item of a set: values whose hash takes a bounded time. */
final class Keys {
    private Keys() {}

    /** Returns {@code key} if it is a scalar or a tuple of scalars. */
    static Object require(Object key) throws Misuse {
        if (key instanceof PyTuple tuple) {
            for (Object item : tuple.items()) {
                requireScalar(item);
            }
        } else {
            requireScalar(key);
        }
        return key;
    }

    private static void requireScalar(Object key) throws Misuse {
        if (!isScalar(key)) {
            throw new Misuse("a key that is not a scalar or a tuple of scalars");
        }
    }

    static boolean isScalar(Object value) {
        return value == null
                || value instanceof String
                || value instanceof Long
                || value instanceof Double
                || value instanceof Boolean;
    }
}

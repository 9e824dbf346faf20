package assay.internal.core.pickle;

/** What may be a key of a dict or an item of a set: values whose hash takes a bounded time. */
final class Keys {
    /** A tuple's hash is computed at each use. Keys of known files have up to 30 items. */
    private static final int LONGEST = 64;

    private Keys() {}

    /** Returns {@code key} if it is a scalar or a tuple of scalars. */
    static Object require(Object key) throws Misuse {
        if (key instanceof PyTuple tuple) {
            if (tuple.size() > LONGEST) {
                throw new Misuse("a key of " + tuple.size() + " items, more than " + LONGEST);
            }
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

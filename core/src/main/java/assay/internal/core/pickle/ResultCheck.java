package assay.internal.core.pickle;

import java.util.Collection;
import java.util.Map;

/**
 * With the memo, a short pickle can use one list many times, even inside itself. Callers walk a result as a tree. So this
 * class walks it first, and refuses a tree that is too deep (a cycle has no end) or too large.
 */
final class ResultCheck {
    private final PickleLimits limits;
    private final long most;
    private long count;

    private ResultCheck(PickleLimits limits, long bytes) {
        this.limits = limits;
        this.most = Math.min(limits.objects(), PickleLimits.SHARED * bytes);
    }

    /** @param bytes that were read */
    static void require(Object result, PickleLimits limits, long bytes) throws Misuse {
        new ResultCheck(limits, bytes).walk(result, 0);
    }

    private void walk(Object value, int depth) throws Misuse {
        if (++count > most) {
            throw new Misuse("a result of more than " + most + " objects, shared ones counted each time,");
        }
        if (value == null || value instanceof Double || value instanceof Long || value instanceof String) {
            return;
        }
        Iterable<?> below = null;
        if (value instanceof Map<?, ?> map) {
            // Keys are scalars or tuples of scalars: they cannot nest.
            below = map.values();
        } else if (value instanceof Collection<?> items) {
            below = items;
        } else if (value instanceof PyTuple tuple) {
            below = tuple.items();
        } else if (value instanceof PyArray array) {
            if (!array.isBuilt()) {
                throw new Misuse("a result that holds a numpy array without content");
            }
            below = array.objects();
        } else if (value instanceof PyFrame frame) {
            below = frame.arrays();
        } else if (value instanceof Global || value instanceof Global.Dtype || value instanceof PyCall) {
            throw new Misuse("a result that holds a Python class");
        }
        if (below != null) {
            if (depth == limits.depth()) {
                throw new Misuse("nesting of more than " + limits.depth() + " levels");
            }
            for (Object item : below) {
                walk(item, depth + 1);
            }
        }
    }
}

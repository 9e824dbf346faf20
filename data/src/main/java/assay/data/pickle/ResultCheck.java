package assay.data.pickle;

import assay.data.pickle.PickleStack.Misuse;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The memo lets a short pickle name one list many times, inside itself too. Callers walk results as trees; so this walks
 * one first, without recursion, and refuses it if the tree is too deep (a cycle is endlessly deep) or too large.
 */
final class ResultCheck {
    private ResultCheck() {}

    static void require(Object result, PickleLimits limits) throws Misuse {
        Deque<Iterator<?>> path = new ArrayDeque<>();
        path.push(List.of(new PyTuple(List.of())).iterator());
        path.push(children(result));
        long count = 1;
        while (!path.isEmpty()) {
            if (!path.peek().hasNext()) {
                path.pop();
                continue;
            }
            Object value = path.peek().next();
            if (++count > limits.objects()) {
                throw new Misuse(
                        "a result of more than " + limits.objects() + " objects, shared ones counted each time,");
            }
            Iterator<?> below = children(value);
            if (below.hasNext()) {
                if (path.size() > limits.depth()) {
                    throw new Misuse("nesting of more than " + limits.depth() + " levels");
                }
                path.push(below);
            }
        }
    }

    private static Iterator<?> children(Object value) throws Misuse {
        if (value instanceof Map<?, ?> map) {
            // Keys are scalars or tuples of scalars: they cannot nest.
            return map.values().iterator();
        }
        if (value instanceof Collection<?> items) {
            return items.iterator();
        }
        if (value instanceof PyTuple tuple) {
            return tuple.items().iterator();
        }
        if (value instanceof Global || value instanceof Global.Dtype) {
            throw new Misuse("a result that holds a Python class");
        }
        return List.of().iterator();
    }
}

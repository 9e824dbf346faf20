package assay.internal.core.pickle;

import java.util.Arrays;
import java.util.List;

/** A Python tuple. Its items may be null (None), so {@link List#copyOf} cannot be used. */
public record PyTuple(List<Object> items) implements Comparable<PyTuple> {
    public PyTuple {
        items = Arrays.asList(items.toArray());
    }

    public static PyTuple of(Object... items) {
        return new PyTuple(Arrays.asList(items));
    }

    public int size() {
        return items.size();
    }

    public Object get(int i) {
        return items.get(i);
    }

    /** Any total order is enough. It keeps hash maps fast even if somebody made keys with equal hashes. */
    @Override
    public int compareTo(PyTuple that) {
        int order = Integer.compare(size(), that.size());
        for (int i = 0; order == 0 && i < size(); i++) {
            order = String.valueOf(items.get(i)).compareTo(String.valueOf(that.items.get(i)));
        }
        return order;
    }
}

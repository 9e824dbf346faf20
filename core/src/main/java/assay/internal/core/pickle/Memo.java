package assay.internal.core.pickle;

import java.io.IOException;
import java.util.Arrays;

/**
 * The memo of the pickle machine: values by number. While a dict is streamed, the entries of its earlier values are {@linkplain
 * #release() released}: texts stay, containers are dropped.
 */
final class Memo implements AutoCloseable {
    /** None, put into the memo. */
    static final Object NONE = new Object();

    private final int limit;
    /** Entries from 0 on that are never released. */
    private Object[] base = {};
    /** Entries from {@link #first} on; null where there is none. */
    private Object[] live = new Object[64];

    private long first;
    private int count;
    private ReleasedMemo released;

    Memo(int limit) {
        this.limit = limit;
    }

    void put(long key, Object value) throws Misuse {
        long place = key - first;
        if (place >= limit || key < 0) {
            throw new Misuse("more than " + limit + " memo entries (entry " + key + ")");
        }
        if (place < 0) {
            throw new Misuse("memo entry " + key + ", which is of a value that was handed over,");
        }
        int i = (int) place;
        if (i >= live.length) {
            live = Arrays.copyOf(live, Math.max(i + 1, (int) Math.min(limit, 2L * live.length)));
        }
        count += live[i] == null ? 1 : 0;
        live[i] = value == null ? NONE : value;
    }

    /** MEMOIZE: the next free key is the number of entries. */
    void memoize(Object value) throws Misuse {
        put(first + count, value);
    }

    Object get(long key) throws Misuse, IOException {
        Object value = null;
        if (key >= first) {
            value = key - first < live.length ? live[(int) (key - first)] : null;
        } else if (key >= base.length) {
            value = released.get(key - base.length);
        } else if (key >= 0) {
            value = base[(int) key];
        }
        if (value == null) {
            throw new Misuse("memo entry " + key + ", which was never stored,");
        }
        return value == NONE ? null : value;
    }

    /** Keeps all entries so far; those after them will be released. */
    void startReleasing() throws IOException {
        base = Arrays.copyOf(live, count);
        first = count;
        empty();
        released = new ReleasedMemo();
    }

    /** Drops the entries since the last release, except texts, numbers and the like. */
    void release() throws Misuse, IOException {
        for (int i = 0; i < count; i++) {
            released.add(live[i]);
        }
        first += count;
        empty();
    }

    private void empty() {
        Arrays.fill(live, null);
        count = 0;
    }

    @Override
    public void close() throws IOException {
        if (released != null) {
            released.close();
        }
    }
}

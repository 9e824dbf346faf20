package assay.core.space.bench101;

import java.util.Arrays;

/** Finds the position of a number in an array of distinct numbers: binary search over an order, four bytes an element. */
final class LongLookup {
    private final long[] keys;
    private final int[] order;

    /** Keeps {@code keys} without copying it. */
    LongLookup(long[] keys) {
        this.keys = keys;
        order = new int[keys.length];
        long[] sorted = keys.clone();
        Arrays.sort(sorted);
        Arrays.fill(order, -1);
        for (int i = 0; i < keys.length; i++) {
            int at = Arrays.binarySearch(sorted, keys[i]);
            if (order[at] >= 0) {
                throw new IllegalArgumentException("key " + keys[i] + " twice, at " + order[at] + " and " + i);
            }
            order[at] = i;
        }
    }

    /** The position of {@code key}, or -1. */
    int find(long key) {
        int low = 0;
        int high = order.length - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            long found = keys[order[middle]];
            if (found == key) {
                return order[middle];
            }
            if (found < key) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }
}

package assay.core.space;

/**
 * All NAS-Bench-101 cells in the official order ({@code generate_graph.py} of google-research/nasbench): vertices from 2 to
 * 7, then the bits of the edges as a number, then the operations, the last vertex fastest; of isomorphic ones the first,
 * which is the one that was trained.
 */
final class Enumeration101 {
    /** Distinct cells. */
    static final int CELLS = 423_624;

    private final int[] packed = new int[CELLS];
    private final long[] fingerprints = new long[CELLS];
    private final LongSet seen = new LongSet(CELLS);
    private int size;
    private int matrices;
    private int labelled;

    Enumeration101() {
        Fingerprint101 fingerprint = new Fingerprint101();
        for (int n = 2; n <= Dag101.MAX_VERTICES; n++) {
            int codes = power3(n - 2);
            for (int edges = 0; edges < 1 << Dag101.possibleEdges(n); edges++) {
                if (Integer.bitCount(edges) <= Dag101.MAX_EDGES && full(edges, n)) {
                    matrices++;
                    labelled += codes;
                    fingerprint.graph(edges, n);
                    for (int code = 0; code < codes; code++) {
                        long found = fingerprint.of(code);
                        if (seen.add(found)) {
                            packed[size] = Packed101.pack(edges, n, code);
                            fingerprints[size++] = found;
                        }
                    }
                }
            }
        }
        if (size != CELLS) {
            throw new IllegalStateException("NAS-Bench-101: expected " + CELLS + " cells, found " + size);
        }
    }

    /** {@link Packed101} in order. */
    int[] packed() {
        return packed;
    }

    /** {@link Fingerprint101} in the same order. */
    long[] fingerprints() {
        return fingerprints;
    }

    /** Graphs without operations. */
    int matrices() {
        return matrices;
    }

    /** Graphs with operations, isomorphic ones included. */
    int labelled() {
        return labelled;
    }

    static int power3(int exponent) {
        int power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 3;
        }
        return power;
    }

    /** Every vertex but the last has a child, every one but the first a parent: all lie on paths. */
    private static boolean full(int edges, int n) {
        for (int v = 0; v < n; v++) {
            if ((v > 0 && Dag101.parents(edges, v) == 0) || (v < n - 1 && Dag101.children(edges, n, v) == 0)) {
                return false;
            }
        }
        return true;
    }

    /** A set of random non-zero longs, by open addressing. */
    private static final class LongSet {
        private final long[] slots;

        LongSet(int expected) {
            slots = new long[Integer.highestOneBit(expected) * 4];
        }

        boolean add(long key) {
            int at = (int) key & slots.length - 1;
            while (slots[at] != 0) {
                if (slots[at] == key) {
                    return false;
                }
                at = at + 1 & slots.length - 1;
            }
            slots[at] = key;
            return true;
        }
    }
}

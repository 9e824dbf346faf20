package assay.core.space.bench101;

import assay.core.error.OutOfTableException;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The numbers 0..423623 of the NAS-Bench-101 cells: the official enumeration in order of first appearance. Cells are computed
 * on first use of {@link #get()}, which takes a tenth of a second and 2 MB. Their MD5 hashes are computed on first use of a
 * hash, which takes some seconds on all cores and 9 MB. If you need one cell only, compute {@link Cell101#hash()} and look it
 * up in a store. Immutable.
 */
public final class Bench101Index {
    /** How many cells there are. */
    public static final int CELLS = Enumeration101.CELLS;

    private static final class Holder {
        static final Bench101Index INSTANCE = new Bench101Index();
    }

    private final int[] packed = new Enumeration101().packed();

    private Bench101Index() {}

    public static Bench101Index get() {
        return Holder.INSTANCE;
    }

    /** How many cells there are: 423,624. */
    public int size() {
        return packed.length;
    }

    /**
     * The cell with this number. Among isomorphic cells it is the one that was trained.
     *
     * @throws OutOfTableException naming 0..423623
     */
    public Cell101 cell(int index) {
        return Packed101.cell(packed[checked(index)]);
    }

    /** The number of the cell, or of the isomorphic cell that has a number. */
    public int indexOf(Cell101 cell) {
        int own = Arrays.binarySearch(packed, Packed101.pack(cell));
        int index = own >= 0 ? own : Arrays.binarySearch(packed, Renumbering101.first(cell));
        if (index < 0) {
            throw new IllegalStateException("a valid cell that the enumeration does not have: " + cell);
        }
        return index;
    }

    /** The official hash of the cell with this number. */
    public Hash101 hash(int index) {
        return Hashes.ALL.hash(checked(index));
    }

    /** The number of the cell with this hash; empty if no cell has it. */
    public OptionalInt indexOf(Hash101 hash) {
        return Hashes.ALL.indexOf(hash);
    }

    private static int checked(int index) {
        if (index < 0 || index >= CELLS) {
            throw new OutOfTableException("nasbench101: no architecture with index " + index + ": expected 0.."
                    + (CELLS - 1) + ". Give an index in that range, the cell as text, or its hash.");
        }
        return index;
    }

    /** The MD5 hashes of all cells, 16 bytes each. */
    private static final class Hashes {
        static final Hashes ALL = new Hashes(Holder.INSTANCE.packed);
        private static final int CHUNK = 4096;

        private final long[] high;
        private final long[] low;
        private final LongLookup byHigh;

        Hashes(int[] packed) {
            high = new long[packed.length];
            low = new long[packed.length];
            IntStream.range(0, (packed.length + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
                Md5Rounds md5 = new Md5Rounds();
                for (int i = chunk * CHUNK; i < Math.min(packed.length, (chunk + 1) * CHUNK); i++) {
                    Hash101 hash = md5.hash(Packed101.edges(packed[i]), Packed101.labels(packed[i]));
                    high[i] = hash.high();
                    low[i] = hash.low();
                }
            });
            byHigh = new LongLookup(high);
        }

        Hash101 hash(int index) {
            return new Hash101(high[index], low[index]);
        }

        OptionalInt indexOf(Hash101 hash) {
            int index = byHigh.find(hash.high());
            return index >= 0 && low[index] == hash.low() ? OptionalInt.of(index) : OptionalInt.empty();
        }
    }
}

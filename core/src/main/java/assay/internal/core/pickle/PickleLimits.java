package assay.internal.core.pickle;

/**
 * The limits for one pickle. Whatever would exceed a limit is refused before memory is taken for it. In addition, memory is
 * bounded by the bytes that were read. An opcode of one byte makes at most an empty container (96 bytes and its place). Texts
 * are taken as they come. A number of the memo is no larger than the bytes before it. Calls copy at most {@link #COPIES} times
 * what was read. The result has at most {@link #SHARED} objects for each byte.
 *
 * @param bytes length of the pickle
 * @param text bytes of one string, bytes object, or line of digits
 * @param objects values made while reading, and values in the result counted as a tree
 * @param depth nesting of containers in the result
 * @param memo entries of the memo
 */
public record PickleLimits(long bytes, int text, int objects, int depth, int memo) {
    /**
     * Ten times what any single-architecture file or index of NATS-Bench needs (the largest seen: 1.4 MB, 40,000 values); at
     * most about 256 MB of heap.
     */
    public static final PickleLimits DEFAULT = new PickleLimits(64L << 20, 1 << 20, 2_000_000, 32, 1_000_000);

    /** The same limits for each entry of a benchmark in one file, which is read as a stream of up to 64 GB. */
    public static final PickleLimits WHOLE = new PickleLimits(64L << 30, 1 << 20, 2_000_000, 32, 1_000_000);

    /** One batch of images: 10,000 or 50,000 of 3 x 32 x 32 bytes. */
    public static final PickleLimits IMAGES = new PickleLimits(256L << 20, 192 << 20, 2_000_000, 8, 500_000);

    /** Calls copy at most this many bytes or items for each byte that was read. */
    static final int COPIES = 4;

    /** The result, as a tree, has at most this many objects for each byte; without shared lists and dicts it has fewer than one. */
    static final int SHARED = 64;

    private static final int OBJECT_BYTES = 96;

    /**
     * For a table in one pickle that is kept in memory as a whole: as many objects of 96 bytes as fit into three quarters of
     * the heap. (A cell of NASLib's NAS-Bench-101 has 85 objects, 16 memo entries and 3.3 kB; the whole file has 36 million
     * objects and 1.4 GB.)
     *
     * @param heap the largest size of the heap
     */
    public static PickleLimits table(long heap) {
        long objects = Math.min(Integer.MAX_VALUE, Math.max(DEFAULT.objects, heap / 4 * 3 / OBJECT_BYTES));
        return new PickleLimits(
                2L << 30, DEFAULT.text, (int) objects, DEFAULT.depth, (int) Math.max(DEFAULT.memo, objects / 4));
    }

    public PickleLimits {
        if (bytes < 1 || text < 1 || objects < 1 || depth < 1 || memo < 1) {
            throw new IllegalArgumentException("pickle limits: expected numbers from 1, found " + bytes + ", " + text
                    + ", " + objects + ", " + depth + ", " + memo);
        }
    }
}

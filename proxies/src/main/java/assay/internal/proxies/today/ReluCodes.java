package assay.internal.proxies.today;

import java.util.BitSet;

/** The patterns of a ReLU layer's units. */
final class ReluCodes {
    /** The most images that a pattern has. */
    static final int IMAGES = 3 * Byte.SIZE;

    /** For each byte its bits, each in a byte of its own. */
    private static final long[] SPREAD = new long[1 << Byte.SIZE];

    static {
        for (int value = 0; value < SPREAD.length; value++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                SPREAD[value] |= (long) (value >> bit & 1) << (Byte.SIZE * bit);
            }
        }
    }

    private ReluCodes() {}

    /**
     * The patterns that occur, as numbers: bit i says that the unit is positive for image i.
     *
     * @param bits of at most {@link #IMAGES} images, as in {@link ReluSigns}
     */
    static BitSet of(long[][] bits, int units) {
        BitSet found = new BitSet(1 << bits.length);
        // eight units at a time: a byte of these has the signs of one unit for eight images
        long[] eight = new long[IMAGES / Byte.SIZE];
        for (int from = 0; from < units; from += Byte.SIZE) {
            eight[0] = eight[1] = eight[2] = 0;
            for (int i = 0; i < bits.length; i++) {
                int signs = (int) (bits[i][from >> 6] >>> from) & 0xff;
                eight[i >> 3] |= SPREAD[signs] << (i & 7);
            }
            for (int unit = 0; unit < Math.min(Byte.SIZE, units - from); unit++) {
                int shift = Byte.SIZE * unit;
                found.set((int) (eight[0] >>> shift & 0xff
                        | (eight[1] >>> shift & 0xff) << 8
                        | (eight[2] >>> shift & 0xff) << 16));
            }
        }
        return found;
    }
}

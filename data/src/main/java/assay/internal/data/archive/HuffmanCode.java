package assay.internal.data.archive;

import java.io.IOException;
import java.util.Arrays;

/**
 * A canonical Huffman code of bzip2, for decoding from the top bits of a 64-bit window: codes of up to {@link #FAST} bits
 * by one look-up, longer ones by comparing with the largest code of each length.
 */
final class HuffmanCode {
    static final int LONGEST = 20;
    static final int FAST = 10;
    /** 6, so that Java's shifts of a long take the length of an entry as it is. */
    static final int SHIFT = 6;
    /** The number of symbols of a block: 256 bytes, plus two run symbols, less one, plus the end. */
    static final int SYMBOLS = 258;

    /** {@code symbol << SHIFT | length}; 0 if the code is longer, or there is no code. */
    final int[] fast = new int[1 << FAST];

    /** For each length: its last code plus one, shifted to the top of {@link #LONGEST} bits. */
    private final int[] limit = new int[LONGEST + 1];

    /** For each length: what to add to a code to get its place in {@link #ordered}. */
    private final int[] offset = new int[LONGEST + 1];

    private final short[] ordered = new short[SYMBOLS];

    /**
     * If there are more codes than their lengths leave room for, the last ones are never found, as in bzip2 itself.
     *
     * @param lengths of the codes of symbols 0..{@code symbols}-1, each in 1..{@link #LONGEST}
     */
    void set(byte[] lengths, int symbols) {
        int[] count = new int[LONGEST + 1];
        for (int s = 0; s < symbols; s++) {
            count[lengths[s]]++;
        }
        Arrays.fill(fast, 0);
        int code = 0;
        int place = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code <<= 1;
            offset[length] = place - code;
            for (int s = 0; s < symbols && count[length] > 0; s++) {
                if (lengths[s] == length) {
                    ordered[place++] = (short) s;
                    if (length <= FAST && code >>> length == 0) {
                        int from = code << FAST - length;
                        Arrays.fill(fast, from, from + (1 << FAST - length), s << SHIFT | length);
                    }
                    code++;
                }
            }
            limit[length] = code << LONGEST - length;
        }
    }

    /** The entry of a code longer than {@link #FAST}, in the form of the entries of {@link #fast}. */
    int slow(long window) throws IOException {
        int bits = (int) (window >>> 64 - LONGEST);
        for (int length = FAST + 1; length <= LONGEST; length++) {
            if (bits < limit[length]) {
                return ordered[offset[length] + (bits >>> LONGEST - length)] << SHIFT | length;
            }
        }
        throw new IOException("bits that are no Huffman code");
    }
}

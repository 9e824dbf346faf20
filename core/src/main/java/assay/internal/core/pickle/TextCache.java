package assay.internal.core.pickle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Short texts that occur often, such as {@code ori-test@199}. Each is made once, as long as it stays in its slot. (A pickle
 * refers to a memo entry only if the text was the same object in Python.)
 */
final class TextCache {
    static final int LONGEST = 64;

    private static final int SLOTS = 1 << 13;

    private final byte[][] bytes = new byte[SLOTS][];
    private final String[] texts = new String[SLOTS];

    /** The text of these bytes, or null if they are not ASCII. */
    String ascii(byte[] from, int at, int length) {
        int hash = 0;
        int all = 0;
        for (int i = at; i < at + length; i++) {
            hash = hash * 31 + from[i];
            all |= from[i];
        }
        if (all < 0) {
            return null;
        }
        int slot = (hash ^ hash >>> 13) & SLOTS - 1;
        byte[] known = bytes[slot];
        if (known != null && Arrays.equals(known, 0, known.length, from, at, at + length)) {
            return texts[slot];
        }
        bytes[slot] = Arrays.copyOfRange(from, at, at + length);
        texts[slot] = new String(bytes[slot], StandardCharsets.ISO_8859_1);
        return texts[slot];
    }
}

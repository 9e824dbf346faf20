package assay.internal.data.archive;

import java.io.IOException;

/** What a bzip2 block says about its codes, before the codes themselves. */
final class Bzip2Tables {
    private static final int MAX_CODES = 6;
    /** The largest number of selectors that a block needs; a few programs write one more. */
    private static final int MAX_SELECTORS = 18_002;

    /** The bytes that the block uses, ascending. */
    final byte[] used = new byte[256];

    final HuffmanCode[] codes = new HuffmanCode[MAX_CODES];
    /** Which code each group of 50 symbols uses. */
    final byte[] selectors = new byte[MAX_SELECTORS];

    int selectorCount;
    int symbols;

    Bzip2Tables() {
        for (int i = 0; i < MAX_CODES; i++) {
            codes[i] = new HuffmanCode();
        }
    }

    void read(BitInput in) throws IOException {
        symbols = symbols(in);
        selectorCount = codes(in);
    }

    /**
     * Reads which bytes are in use; returns the number of symbols, including the two run symbols and the end symbol.
     */
    private int symbols(BitInput in) throws IOException {
        int rows = in.bits(16);
        int n = 0;
        for (int high = 0; high < 16; high++) {
            if ((rows >>> 15 - high & 1) != 0) {
                int row = in.bits(16);
                for (int low = 0; low < 16; low++) {
                    if ((row >>> 15 - low & 1) != 0) {
                        used[n++] = (byte) (high << 4 | low);
                    }
                }
            }
        }
        if (n == 0) {
            throw new IOException("a block that uses no byte");
        }
        return n + 2;
    }

    private int codes(BitInput in) throws IOException {
        int n = in.bits(3);
        int count = in.bits(15);
        if (n < 2 || n > MAX_CODES || count < 1) {
            throw new IOException("a block with " + n + " Huffman codes and " + count + " selectors");
        }
        byte[] order = {0, 1, 2, 3, 4, 5};
        for (int s = 0; s < count; s++) {
            int j = 0;
            while (in.bits(1) == 1) {
                if (++j >= n) {
                    throw new IOException("a selector of a Huffman code that is not there");
                }
            }
            byte code = order[j];
            System.arraycopy(order, 0, order, 1, j);
            order[0] = code;
            if (s < MAX_SELECTORS) {
                selectors[s] = code;
            }
        }
        byte[] lengths = new byte[symbols];
        for (int code = 0; code < n; code++) {
            int length = in.bits(5);
            for (int s = 0; s < symbols; s++) {
                while (in.bits(1) == 1) {
                    length += in.bits(1) == 0 ? 1 : -1;
                    if (length < 1 || length > HuffmanCode.LONGEST) {
                        break;
                    }
                }
                if (length < 1 || length > HuffmanCode.LONGEST) {
                    throw new IOException("a Huffman code of " + length + " bits");
                }
                lengths[s] = (byte) length;
            }
            codes[code].set(lengths, symbols);
        }
        return Math.min(count, MAX_SELECTORS);
    }
}

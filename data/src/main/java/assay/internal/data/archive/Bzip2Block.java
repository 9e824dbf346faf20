package assay.internal.data.archive;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * One block of a bzip2 stream: Huffman codes in groups of 50, move to front, inverse Burrows-Wheeler transform, runs. The
 * format is that of bzip2 1.0 (Julian Seward); each number is checked before it is used, whatever the bits are.
 */
final class Bzip2Block {
    private static final int GROUP = 50;
    private static final int FIRST_ROOM = 1 << 18;
    /** The largest weight in the length of a run: no block is longer. */
    private static final int MAX_WEIGHT = 1 << 21;

    /** Bytes with their bits in reverse order: the CRC-32 of bzip2 is the CRC-32 of zip over such bytes. */
    private static final byte[] REVERSED = new byte[256];

    static {
        for (int b = 0; b < 256; b++) {
            REVERSED[b] = (byte) (Integer.reverse(b) >>> 24);
        }
    }

    private final BitInput in;
    private final Bzip2Tables tables = new Bzip2Tables();
    /** The move-to-front list. */
    private final byte[] front = tables.used;

    private final int[] counts = new int[256];
    private final CRC32 crc = new CRC32();
    private byte[] reversed = new byte[0];

    /** A byte in the low 8 bits; above them, the place of the next byte. */
    private int[] chain = new int[0];

    private int size;
    private int expectedCrc;
    private int left;
    private int link;
    private int last;
    private int run;
    private int repeats;

    Bzip2Block(BitInput in) {
        this.in = in;
    }

    /**
     * Reads a block, after its magic number.
     *
     * @param longest the most bytes that a block of this stream may have before its runs are expanded
     * @return the CRC that the block says it has
     */
    int load(int longest) throws IOException {
        expectedCrc = in.bits(32);
        if (in.bits(1) != 0) {
            throw new IOException("a randomised block, as bzip2 before 0.9.5 wrote them");
        }
        int origin = in.bits(24);
        tables.read(in);
        if (chain.length == 0) {
            chain = new int[Math.min(longest, FIRST_ROOM)];
        }
        size = bytes(tables.symbols - 1, longest);
        if (origin >= size) {
            throw new IOException("a block of " + size + " bytes that starts at " + origin);
        }
        invert();
        link = chain[origin] >>> 8;
        left = size;
        run = 0;
        last = -1;
        repeats = 0;
        crc.reset();
        return expectedCrc;
    }

    /** Reads all symbols into {@link #chain} as bytes, and counts the bytes; returns how many there are. */
    private int bytes(int end, int longest) throws IOException {
        Arrays.fill(counts, 0);
        int n = 0;
        int runLength = 0;
        int weight = 1;
        for (int group = 0; group < tables.selectorCount; group++) {
            HuffmanCode code = tables.codes[tables.selectors[group]];
            int[] fast = code.fast;
            byte[] chunk = in.ensure(GROUP * HuffmanCode.LONGEST / 8 + 24);
            long window = in.window;
            int have = in.have;
            int at = in.at;
            for (int i = 0; i < GROUP; i++) {
                if (have < HuffmanCode.LONGEST) {
                    window |= BitInput.bytes(chunk, at) >>> have;
                    at += (63 - have) >>> 3;
                    have |= 56;
                }
                int entry = fast[(int) (window >>> 64 - HuffmanCode.FAST)];
                if (entry == 0) {
                    entry = code.slow(window);
                }
                window <<= entry;
                have -= entry & (1 << HuffmanCode.SHIFT) - 1;
                int symbol = entry >>> HuffmanCode.SHIFT;
                if (symbol <= 1) {
                    if (weight > MAX_WEIGHT) {
                        throw new IOException("a run longer than any block");
                    }
                    runLength += weight << symbol;
                    weight <<= 1;
                    continue;
                }
                if (runLength > 0) {
                    n = run(n, runLength, longest);
                    runLength = 0;
                    weight = 1;
                }
                if (symbol == end) {
                    in.window = window;
                    in.have = have;
                    in.at = at;
                    in.requireWithin();
                    return n;
                }
                if (n == chain.length) {
                    grow(n + 1, longest);
                }
                int b = toFront(symbol - 1) & 0xFF;
                chain[n++] = b;
                counts[b]++;
            }
            in.window = window;
            in.have = have;
            in.at = at;
            in.requireWithin();
        }
        throw new IOException("a block without its end");
    }

    private int run(int n, int length, int longest) throws IOException {
        if (length > chain.length - n) {
            grow((long) n + length, longest);
        }
        int b = front[0] & 0xFF;
        Arrays.fill(chain, n, n + length, b);
        counts[b] += length;
        return n + length;
    }

    private void grow(long size, int longest) throws IOException {
        if (size > longest) {
            throw new IOException("a block of more than " + longest + " bytes");
        }
        chain = Arrays.copyOf(chain, (int) Math.min(longest, Math.max(size, 2L * chain.length)));
    }

    private byte toFront(int place) {
        byte[] f = front;
        byte b = f[place];
        if (place < 16) {
            for (int i = place; i > 0; i--) {
                f[i] = f[i - 1];
            }
        } else {
            System.arraycopy(f, 0, f, 1, place);
        }
        f[0] = b;
        return b;
    }

    /** Links each byte to the one after it: the inverse transform. */
    private void invert() {
        int[] c = chain;
        int[] next = counts;
        int sum = 0;
        for (int b = 0; b < 256; b++) {
            int count = next[b];
            next[b] = sum;
            sum += count;
        }
        for (int i = 0; i < size; i++) {
            c[next[c[i] & 0xFF]++] |= i << 8;
        }
    }

    /** Reads up to {@code length} bytes of the block; returns 0 at its end, after its CRC was checked. */
    int read(byte[] to, int from, int length) throws IOException {
        int[] c = chain;
        int out = from;
        int end = from + length;
        int p = link;
        int todo = left;
        int same = run;
        int before = last;
        int more = repeats;
        while (out < end) {
            if (more > 0) {
                int n = Math.min(more, end - out);
                Arrays.fill(to, out, out + n, (byte) before);
                out += n;
                more -= n;
                continue;
            }
            if (todo == 0) {
                break;
            }
            p = c[p];
            int b = p & 0xFF;
            p >>>= 8;
            todo--;
            if (same == 4) {
                more = b;
                same = 0;
                continue;
            }
            same = b == before ? same + 1 : 1;
            before = b;
            to[out++] = (byte) b;
        }
        link = p;
        left = todo;
        run = same;
        last = before;
        repeats = more;
        if (out == from) {
            requireCrc();
        } else {
            update(to, from, out - from);
        }
        return out - from;
    }

    private void update(byte[] bytes, int from, int length) {
        if (reversed.length < length) {
            reversed = new byte[length];
        }
        byte[] r = reversed;
        for (int i = 0; i < length; i++) {
            r[i] = REVERSED[bytes[from + i] & 0xFF];
        }
        crc.update(r, 0, length);
    }

    private void requireCrc() throws IOException {
        int found = Integer.reverse((int) crc.getValue());
        if (found != expectedCrc) {
            throw new IOException(String.format("block CRC error: expected %08x, found %08x", expectedCrc, found));
        }
    }
}

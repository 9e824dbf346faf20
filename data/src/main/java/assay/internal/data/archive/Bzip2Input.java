package assay.internal.data.archive;

import java.io.IOException;
import java.io.InputStream;

/**
 * Unpacks all streams of a bzip2 file, one after the other. If anything but another stream follows, the file is
 * damaged.
 */
final class Bzip2Input extends InputStream {
    private static final int MAGIC = 'B' << 16 | 'Z' << 8 | 'h';
    private static final int BLOCK_HIGH = 0x314159;
    private static final int BLOCK_LOW = 0x265359;
    private static final int END_HIGH = 0x177245;
    private static final int END_LOW = 0x385090;

    private final InputStream packed;
    private final BitInput bits;
    private final Bzip2Block block;
    private int longest;
    private int streamCrc;
    private boolean inBlock;
    private boolean ended;

    /** Reads the head of the first stream. Closing this closes {@code packed}. */
    Bzip2Input(InputStream packed) throws IOException {
        this.packed = packed;
        this.bits = new BitInput(packed);
        this.block = new Bzip2Block(bits);
        head();
    }

    private void head() throws IOException {
        if (bits.bits(24) != MAGIC) {
            throw new IOException("expected 'BZh' at the start of a stream");
        }
        int level = bits.bits(8) - '0';
        if (level < 1 || level > 9) {
            throw new IOException("expected a block size of 1 to 9");
        }
        longest = level * 100_000;
        streamCrc = 0;
    }

    /** Goes to the next block; false after the last. */
    private boolean nextBlock() throws IOException {
        while (true) {
            int high = bits.bits(24);
            int low = bits.bits(24);
            if (high == BLOCK_HIGH && low == BLOCK_LOW) {
                streamCrc = Integer.rotateLeft(streamCrc, 1) ^ block.load(longest);
                return true;
            }
            if (high != END_HIGH || low != END_LOW) {
                throw new IOException("expected a block or the end of the stream");
            }
            int expected = bits.bits(32);
            if (expected != streamCrc) {
                throw new IOException(
                        String.format("stream CRC error: expected %08x, found %08x", expected, streamCrc));
            }
            if (!bits.align()) {
                return false;
            }
            head();
        }
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            if (inBlock) {
                int n = block.read(to, from, length);
                if (n > 0) {
                    return n;
                }
            }
            inBlock = nextBlock();
            ended = !inBlock;
        }
        return -1;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public void close() throws IOException {
        packed.close();
    }
}

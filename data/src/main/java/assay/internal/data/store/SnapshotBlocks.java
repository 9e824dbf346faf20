package assay.internal.data.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * One state of a {@link SnapshotFile}, mapped into memory.
 *
 * <p>Little-endian: {@link #MAGIC} (long); checksum of the rest of the header, the directory and the block sums (long);
 * length of the directory (int); number of blocks (int); length of the file (long); directory, which begins with the
 * fingerprint of the store (32 bytes); arrays, which do not cross a multiple of 1 GiB; the sums, a long for each block of
 * {@link #SIZE} bytes. The sum of a block does not include bytes of the header, the directory or the sums.
 */
final class SnapshotBlocks {
    /** "ASSAYSN5". */
    static final long MAGIC = 0x41535341_59534e35L;

    static final int HEADER = 32;
    static final int WINDOW = 30;
    private static final int BLOCK = 15;

    /** Bytes of a block. To check one takes about ten microseconds, and a question reads only a few. */
    static final int SIZE = 1 << BLOCK;

    private static final int FINGERPRINT = 32;
    private static final long VERSIONS = 0xff;

    /** The file is not what was written. */
    static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1L;

        DamagedException(String message) {
            super(message);
        }
    }

    private final ByteBuffer[] windows;
    private final ByteBuffer directory;
    private final ByteBuffer sums;
    private final long end;
    private final boolean[] sound;

    private SnapshotBlocks(ByteBuffer[] windows, ByteBuffer directory, ByteBuffer sums, long end) {
        this.windows = windows;
        this.directory = directory;
        this.sums = sums;
        this.end = end;
        sound = new boolean[sums.limit() / 8];
    }

    /**
     * Maps a file and checks everything in it except the blocks.
     *
     * @return null if an older or newer program wrote it
     * @throws DamagedException if it is damaged or incomplete
     */
    static SnapshotBlocks open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            ByteBuffer[] windows = new ByteBuffer[(int) ((size >>> WINDOW) + 1)];
            for (int i = 0; i < windows.length; i++) {
                long from = (long) i << WINDOW;
                windows[i] = channel.map(FileChannel.MapMode.READ_ONLY, from, Math.min(size - from, 1L << WINDOW))
                        .order(ByteOrder.LITTLE_ENDIAN);
            }
            ByteBuffer first = windows[0];
            if (size >= 8 && first.getLong(0) != MAGIC && (first.getLong(0) & ~VERSIONS) == (MAGIC & ~VERSIONS)) {
                return null;
            }
            if (size < HEADER || first.getLong(0) != MAGIC || first.getLong(24) != size) {
                throw new DamagedException("damaged or cut off: " + size + " bytes");
            }
            int length = first.getInt(16);
            int blocks = first.getInt(20);
            long end = size - 8L * blocks;
            if (length < FINGERPRINT
                    || length > first.limit() - HEADER
                    || blocks < 1
                    || end < HEADER + length
                    || blocks != blocks(end)
                    || end >>> WINDOW != size - 1 >>> WINDOW) {
                throw new DamagedException("damaged in its header");
            }
            ByteBuffer directory = first.slice(HEADER, length).order(ByteOrder.LITTLE_ENDIAN);
            ByteBuffer sums = windows[(int) (end >>> WINDOW)]
                    .slice(within(end), 8 * blocks)
                    .order(ByteOrder.LITTLE_ENDIAN);
            if (sum(first.slice(16, HEADER - 16), directory, sums) != first.getLong(8)) {
                throw new DamagedException("damaged in its header, directory or checksums");
            }
            return new SnapshotBlocks(windows, directory, sums, end);
        }
    }

    /**
     * Completes a file of arrays: writes its header, directory and sums.
     *
     * @param out must also be open for reading
     */
    static void seal(FileChannel out, byte[] directory) throws IOException {
        long end = SnapshotCurves.fitting(Math.max(out.size(), HEADER + directory.length), 0);
        end = SnapshotCurves.fitting(end, 8L * blocks(end));
        ByteBuffer sums = SnapshotWriter.little(8 * blocks(end));
        ByteBuffer block = SnapshotWriter.little(SIZE);
        for (int i = 0; i < sums.limit() / 8; i++) {
            long from = Math.max((long) i << BLOCK, HEADER + directory.length);
            block.clear().limit((int) Math.max(0, Math.min((i + 1L) << BLOCK, end) - from));
            while (block.hasRemaining() && out.read(block, from + block.position()) >= 0) {
                // read on
            }
            Arrays.fill(block.array(), block.position(), block.limit(), (byte) 0); // bytes that belong to no array
            sums.putLong(8 * i, new Sum64().add(block.rewind()).value());
        }
        ByteBuffer header = SnapshotWriter.little(HEADER + directory.length);
        header.putLong(0, MAGIC).putInt(16, directory.length).putInt(20, sums.limit() / 8);
        header.putLong(24, end + sums.limit()).put(HEADER, directory);
        header.putLong(8, sum(header.slice(16, HEADER - 16), ByteBuffer.wrap(directory), sums));
        SnapshotArray.writeAll(out, sums, end);
        SnapshotArray.writeAll(out, header, 0);
    }

    private static long sum(ByteBuffer header, ByteBuffer directory, ByteBuffer sums) {
        return new Sum64().add(header).add(directory).add(sums).value();
    }

    private static int blocks(long end) {
        return (int) (end + SIZE - 1 >>> BLOCK);
    }

    private static int within(long offset) {
        return (int) (offset & (1 << WINDOW) - 1);
    }

    /** Whether this file was made from the state of the store that has this fingerprint. */
    boolean isOf(byte[] fingerprint) {
        return directory.slice(0, FINGERPRINT).equals(ByteBuffer.wrap(fingerprint));
    }

    /** Whether both files were the same in every byte before any damage. */
    boolean isSameAs(SnapshotBlocks other) {
        return directory.equals(other.directory) && sums.equals(other.sums) && end == other.end;
    }

    /** The directory after the fingerprint. */
    ByteBuffer directory() {
        return directory.slice(FINGERPRINT, directory.limit() - FINGERPRINT).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Whether the block of this byte has been checked already. */
    boolean isKnownToBeSound(long at) {
        return sound[(int) (at >>> BLOCK)];
    }

    /** Checks the block of this byte, unless it was checked before. */
    boolean isSound(long at) {
        int block = (int) (at >>> BLOCK);
        if (!sound[block]) {
            long from = Math.max((long) block << BLOCK, HEADER + directory.limit());
            long to = Math.min((block + 1L) << BLOCK, end);
            sound[block] =
                    new Sum64().add(bytes(from, (int) Math.max(0, to - from))).value() == sums.getLong(8 * block);
        }
        return sound[block];
    }

    long getLong(long at) {
        return windows[(int) (at >>> WINDOW)].getLong(within(at));
    }

    int getInt(long at) {
        return windows[(int) (at >>> WINDOW)].getInt(within(at));
    }

    ByteBuffer bytes(long at, int length) {
        return windows[(int) (at >>> WINDOW)].slice(within(at), length).order(ByteOrder.LITTLE_ENDIAN);
    }
}

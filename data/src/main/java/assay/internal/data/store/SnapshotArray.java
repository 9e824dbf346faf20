package assay.internal.data.store;

import assay.internal.data.store.Snapshot.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One array of a {@link Snapshot} that is being built. Its longs may come in any order of the architectures, at most one for
 * each architecture.
 */
final class SnapshotArray {
    private final Place place;
    private final long[] bits;
    private final int[] archs;
    private int next;

    SnapshotArray(Place place) {
        this.place = place;
        bits = new long[place.count()];
        archs = new int[place.dense() ? 0 : place.count()];
        if (place.dense()) {
            Arrays.fill(bits, Snapshot.ABSENT);
        }
    }

    void put(int arch, long value) {
        if (place.dense()) {
            bits[arch] = value;
        } else {
            archs[next] = arch;
            bits[next++] = value;
        }
    }

    void write(FileChannel out) throws IOException {
        ByteBuffer buffer = SnapshotWriter.little((int) place.bytes());
        if (place.dense()) {
            buffer.asLongBuffer().put(bits);
        } else {
            int[] order = IntStream.range(0, next)
                    .boxed()
                    .sorted((a, b) -> Integer.compare(archs[a], archs[b]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int i : order) {
                buffer.putLong(bits[i]);
            }
            for (int i : order) {
                buffer.putInt(archs[i]);
            }
            buffer.rewind();
        }
        writeAll(out, buffer, place.offset());
    }

    static void writeAll(FileChannel out, ByteBuffer buffer, long offset) throws IOException {
        long at = offset;
        while (buffer.hasRemaining()) {
            at += out.write(buffer, at);
        }
    }
}

package assay.internal.data.store;

import assay.internal.data.store.Snapshot.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** Writes the learning curves of a {@link Snapshot} in the order of the store. */
final class SnapshotCurves {
    private static final int BUFFER = 1 << 20;

    private final Connection connection;
    private final FileChannel out;
    private final ByteBuffer buffer = SnapshotWriter.little(BUFFER);
    private long at;

    SnapshotCurves(Connection connection, FileChannel out) {
        this.connection = connection;
        this.out = out;
    }

    /**
     * The next place where this number of bytes fits: it begins at a multiple of 8, and the bytes do not cross the end of a
     * window.
     */
    static long fitting(long from, long bytes) {
        long at = (from + 7) / 8 * 8;
        return at >>> SnapshotBlocks.WINDOW == (at + Math.max(1, bytes) - 1) >>> SnapshotBlocks.WINDOW
                ? at
                : ((at >>> SnapshotBlocks.WINDOW) + 1) << SnapshotBlocks.WINDOW;
    }

    /**
     * Writes all curves from {@code start} on.
     *
     * @param last gives the place of the array of a series' values at the last epoch
     * @param places gives the place of the array with the places of its curves
     * @return the end of the last curve
     */
    long write(long start, IntFunction<Place> last, IntFunction<Place> places) throws SQLException, IOException {
        at = start;
        Map<Integer, SnapshotArray> lastOf = new HashMap<>();
        Map<Integer, SnapshotArray> placesOf = new HashMap<>();
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("SELECT arch, series, \"values\" FROM curve")) {
            while (row.next()) {
                int arch = row.getInt(1);
                int series = row.getInt(2);
                Object[] points = (Object[]) row.getArray(3).getArray();
                lastOf.computeIfAbsent(series, s -> new SnapshotArray(last.apply(s)))
                        .put(arch, Double.doubleToRawLongBits((Double) points[points.length - 1]));
                placesOf.computeIfAbsent(series, s -> new SnapshotArray(places.apply(s)))
                        .put(arch, append(points));
            }
        }
        flush();
        for (Map<Integer, SnapshotArray> arrays : java.util.List.of(lastOf, placesOf)) {
            for (SnapshotArray array : arrays.values()) {
                array.write(out);
            }
        }
        return at;
    }

    private long append(Object[] points) throws IOException {
        int bytes = 8 * points.length;
        long place = fitting(at, bytes);
        if (place != at || buffer.remaining() < bytes) {
            flush();
            at = place;
        }
        for (Object point : points) {
            buffer.putDouble((Double) point);
        }
        at += bytes;
        return place;
    }

    /** Writes the buffer to the file. {@link #at} is the place in the file where the buffer's content ends. */
    private void flush() throws IOException {
        buffer.flip();
        SnapshotArray.writeAll(out, buffer, at - buffer.limit());
        buffer.clear();
    }
}

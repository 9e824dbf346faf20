package assay.data.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** Writes the {@link Snapshot} of a store. */
final class SnapshotWriter {
    private static final long ROWS_AT_A_TIME = 4_000_000;

    private record Place(int count, boolean dense, long offset) {}

    private final Map<Integer, Series> series = new LinkedHashMap<>();
    private final Map<Integer, Place> places = new LinkedHashMap<>();
    private final int architectures;

    private SnapshotWriter(Connection connection) throws SQLException {
        SeriesRows.read(connection, (s, id) -> series.put(id, s));
        architectures = number(connection, "SELECT coalesce(max(arch), -1) + 1 FROM architecture");
    }

    /** Writes {@code file}; on failure it is incomplete, and no reader takes it for a snapshot. */
    static void write(Path store, Path file) throws IOException, SQLException {
        try (Connection connection = StoreReader.open(store);
                FileChannel out = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            byte[] fingerprint = Snapshot.fingerprint(store);
            SnapshotWriter writer = new SnapshotWriter(connection);
            writer.place(connection, 0);
            // The directory has the same length wherever the columns are.
            int length = writer.directory(fingerprint).length;
            writer.places.clear();
            writer.place(connection, Snapshot.HEADER + length);
            writer.columns(connection, out);
            writer.header(out, writer.directory(fingerprint));
        }
    }

    private void place(Connection connection, long start) throws SQLException {
        long at = start;
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(
                        "SELECT series, count(*), count(DISTINCT arch) FROM reading GROUP BY series ORDER BY series")) {
            while (row.next()) {
                int count = row.getInt(2);
                if (row.getInt(3) != count) {
                    throw new SQLException("series " + row.getInt(1) + " has two values for one architecture");
                }
                boolean dense = count > architectures / 8;
                long bytes = dense ? 8L * architectures : 12L * count;
                at = (at + 7) / 8 * 8;
                if (at >>> Snapshot.WINDOW != (at + bytes - 1) >>> Snapshot.WINDOW) {
                    at = ((at >>> Snapshot.WINDOW) + 1) << Snapshot.WINDOW;
                }
                places.put(row.getInt(1), new Place(dense ? architectures : count, dense, at));
                at += bytes;
            }
        }
    }

    /** Some series at a time, because a result is held in memory. */
    private void columns(Connection connection, FileChannel out) throws SQLException, IOException {
        List<Integer> ids = List.copyOf(places.keySet());
        int from = 0;
        while (from < ids.size()) {
            int to = from + 1;
            long rows = places.get(ids.get(from)).count;
            while (to < ids.size() && rows + places.get(ids.get(to)).count <= ROWS_AT_A_TIME) {
                rows += places.get(ids.get(to++)).count;
            }
            columns(connection, out, ids.get(from), ids.get(to - 1));
            from = to;
        }
    }

    private void columns(Connection connection, FileChannel out, int first, int last) throws SQLException, IOException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("SELECT series, arch, value FROM reading WHERE series BETWEEN " + first
                        + " AND " + last + " ORDER BY series, arch")) {
            boolean more = row.next();
            while (more) {
                int id = row.getInt(1);
                Place place = places.get(id);
                long[] bits = new long[place.count];
                int[] archs = new int[place.dense ? 0 : place.count];
                if (place.dense) {
                    Arrays.fill(bits, Snapshot.ABSENT);
                }
                for (int i = 0; more && row.getInt(1) == id; i++, more = row.next()) {
                    long value = Double.doubleToRawLongBits(row.getDouble(3));
                    if (place.dense) {
                        bits[row.getInt(2)] = value;
                    } else {
                        bits[i] = value;
                        archs[i] = row.getInt(2);
                    }
                }
                ByteBuffer buffer = little(8 * bits.length + 4 * archs.length);
                buffer.asLongBuffer().put(bits);
                buffer.position(8 * bits.length)
                        .slice()
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asIntBuffer()
                        .put(archs);
                writeAll(out, buffer.rewind(), place.offset);
            }
        }
    }

    private byte[] directory(byte[] fingerprint) {
        Snapshot.Texts texts = new Snapshot.Texts();
        ByteBuffer rows = little(4 + 60 * places.size());
        rows.putInt(places.size());
        places.forEach((id, place) -> {
            Series s = series.get(id);
            rows.putInt(texts.number(s.source()))
                    .putInt(texts.number(s.dataset()))
                    .putInt(texts.number(s.split()));
            rows.putInt(s.schedule()).putInt(texts.number(s.trial())).putInt(texts.number(s.seedsText()));
            rows.putInt(s.epoch()).putInt(texts.number(s.metric())).putInt(texts.number(s.unit()));
            rows.putInt(texts.number(s.basis().text())).putInt(s.preference());
            rows.putInt(place.count).putInt(place.dense ? 1 : 0).putLong(place.offset);
        });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(fingerprint);
        out.writeBytes(little(4).putInt(texts.all().size()).array());
        for (String text : texts.all()) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(little(4).putInt(utf8.length).array());
            out.writeBytes(utf8);
        }
        out.write(rows.array(), 0, rows.position());
        return out.toByteArray();
    }

    private void header(FileChannel out, byte[] directory) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(directory);
        ByteBuffer buffer = little(Snapshot.HEADER + directory.length);
        buffer.putLong(Snapshot.MAGIC)
                .putInt((int) crc.getValue())
                .putInt(directory.length)
                .put(directory);
        writeAll(out, buffer.flip(), 0);
    }

    private static void writeAll(FileChannel out, ByteBuffer buffer, long offset) throws IOException {
        long at = offset;
        while (buffer.hasRemaining()) {
            at += out.write(buffer, at);
        }
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }
}

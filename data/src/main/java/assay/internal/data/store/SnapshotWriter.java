package assay.internal.data.store;

import assay.internal.data.duck.DuckFile;
import assay.internal.data.store.Snapshot.Place;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the {@link Snapshot} of a store. */
final class SnapshotWriter {
    /** How many longs are collected in memory at a time. */
    private static final long AT_A_TIME = 8_000_000;

    /** Identifies an array of the file: the values of a series, the places of its curves, or a row of the hardware costs. */
    private record Key(String table, int id) {}

    /** The places of the marks of each architecture. */
    private static final Key MARKS = new Key("mark", 0);

    private record Cost(String dataset, String device, String metric, String unit, String source, int number) {}

    private final Connection connection;
    private final Map<String, String> info;
    private final Map<Integer, Series> series = new LinkedHashMap<>();
    private final List<Cost> costs = new ArrayList<>();
    private final Map<Key, Place> places = new LinkedHashMap<>();
    private final int architectures;
    private long end;

    private SnapshotWriter(Connection connection) throws SQLException {
        this.connection = connection;
        info = BuildInfo.read(connection);
        SeriesRows.read(connection, (s, id) -> series.put(id, s));
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("SELECT dataset, device, metric, unit, name, source FROM hardware_cost"
                        + " JOIN source USING (source) GROUP BY ALL ORDER BY ALL")) {
            while (row.next()) {
                costs.add(new Cost(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getInt(6)));
            }
        }
        architectures = number(connection, "SELECT coalesce(max(arch), -1) + 1 FROM architecture");
    }

    /** Writes {@code file}; after a failure the file is incomplete, and no reader accepts it as a snapshot. */
    static void write(Path store, Path file) throws IOException, SQLException {
        try (Connection connection = new DuckFile(store).openToStream();
                FileChannel out = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            try (Statement sql = connection.createStatement()) {
                sql.execute("SET memory_limit = '" + StoreUpdate.MEMORY + "'");
            }
            byte[] fingerprint = SnapshotFile.fingerprint(store);
            SnapshotWriter writer = new SnapshotWriter(connection);
            writer.place(0);
            // The length of the directory does not depend on where the arrays are.
            int length = writer.directory(fingerprint).length;
            writer.places.clear();
            writer.place(SnapshotBlocks.HEADER + length);
            writer.arrays("reading", "series", out);
            writer.arrays(HARDWARE, "cost", out);
            long end = new SnapshotCurves(connection, out)
                    .write(
                            writer.end,
                            id -> writer.places.get(new Key("curve", id)),
                            id -> writer.places.get(new Key("places", id)));
            new SnapshotMarks(connection, out).write(end, writer.places.get(MARKS));
            SnapshotBlocks.seal(out, writer.directory(fingerprint));
        }
    }

    /** The hardware costs, each with the number of its row in the directory. */
    private static final String HARDWARE =
            "(SELECT c.arch, c.value, d.cost FROM hardware_cost c JOIN (SELECT *, row_number() OVER (ORDER BY dataset, device,"
                    + " metric, unit, name, source)::INTEGER - 1 AS cost FROM (SELECT DISTINCT dataset, device, metric, unit,"
                    + " name, source FROM hardware_cost JOIN source USING (source))) d ON c.source = d.source AND c.device ="
                    + " d.device AND c.metric = d.metric AND c.unit = d.unit AND c.dataset IS NOT DISTINCT FROM d.dataset)";

    private void place(long start) throws SQLException {
        end = start;
        place("reading", "series", "reading");
        place("curve", "series", "curve", "places");
        place(HARDWARE, "cost", HARDWARE);
        place(MARKS, number(connection, "SELECT count(DISTINCT arch)::INTEGER FROM mark"));
    }

    private void place(Key key, int count) {
        if (count == 0) {
            // An empty array may be anywhere within the file.
            places.put(key, new Place(0, false, 0));
            return;
        }
        boolean dense = count > architectures / 8;
        Place place = new Place(dense ? architectures : count, dense, 0);
        end = SnapshotCurves.fitting(end, place.bytes());
        places.put(key, new Place(place.count(), dense, end));
        end += place.bytes();
    }

    private void place(String table, String id, String... keys) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("SELECT " + id + ", count(*), count(DISTINCT arch) FROM " + table
                        + " GROUP BY " + id + " ORDER BY " + id)) {
            while (row.next()) {
                int count = row.getInt(2);
                if (row.getInt(3) != count) {
                    throw new SQLException(id + " " + row.getInt(1) + " has two values for one architecture");
                }
                for (String key : keys) {
                    place(new Key(key, row.getInt(1)), count);
                }
            }
        }
    }

    /** Writes the arrays in groups, each as large as memory allows. */
    private void arrays(String table, String id, FileChannel out) throws SQLException, IOException {
        List<Integer> ids = places.keySet().stream()
                .filter(k -> k.table().equals(table))
                .map(Key::id)
                .toList();
        int from = 0;
        while (from < ids.size()) {
            int to = from;
            Map<Integer, SnapshotArray> gathered = new LinkedHashMap<>();
            for (long longs = 0; to < ids.size() && (to == from || longs < AT_A_TIME); to++) {
                Place place = places.get(new Key(table, ids.get(to)));
                gathered.put(ids.get(to), new SnapshotArray(place));
                longs += place.count();
            }
            try (Statement sql = connection.createStatement();
                    ResultSet row = sql.executeQuery("SELECT " + id + ", arch, value FROM " + table + " WHERE " + id
                            + " BETWEEN " + ids.get(from) + " AND " + ids.get(to - 1))) {
                while (row.next()) {
                    gathered.get(row.getInt(1)).put(row.getInt(2), Double.doubleToRawLongBits(row.getDouble(3)));
                }
            }
            for (SnapshotArray array : gathered.values()) {
                array.write(out);
            }
            from = to;
        }
    }

    private byte[] directory(byte[] fingerprint) {
        Snapshot.Texts texts = new Snapshot.Texts();
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        List<Integer> read = series.keySet().stream()
                .filter(id -> places.containsKey(new Key("reading", id)) || places.containsKey(new Key("curve", id)))
                .toList();
        rows.writeBytes(little(4).putInt(read.size()).array());
        for (int id : read) {
            Series s = series.get(id);
            ByteBuffer row = little(44);
            row.putInt(texts.number(s.source()))
                    .putInt(texts.number(s.dataset()))
                    .putInt(texts.number(s.split()));
            row.putInt(s.schedule()).putInt(texts.number(s.trial())).putInt(texts.number(s.seedsText()));
            row.putInt(s.epoch()).putInt(texts.number(s.metric())).putInt(texts.number(s.unit()));
            row.putInt(texts.number(s.basis().text())).putInt(s.preference());
            rows.writeBytes(row.array());
            if (s.epoch() == Series.CURVE) {
                rows.writeBytes(bytes(places.get(new Key("curve", id))));
                rows.writeBytes(bytes(places.get(new Key("places", id))));
            } else {
                rows.writeBytes(bytes(places.get(new Key("reading", id))));
            }
        }
        rows.writeBytes(little(4).putInt(costs.size()).array());
        for (int i = 0; i < costs.size(); i++) {
            Cost c = costs.get(i);
            ByteBuffer row = little(20);
            row.putInt(texts.number(c.dataset()))
                    .putInt(texts.number(c.device()))
                    .putInt(texts.number(c.metric()));
            row.putInt(texts.number(c.unit())).putInt(texts.number(c.source()));
            rows.writeBytes(row.array());
            rows.writeBytes(bytes(places.get(new Key(HARDWARE, i))));
        }
        rows.writeBytes(bytes(places.get(MARKS)));
        rows.writeBytes(little(4).putInt(info.size()).array());
        info.forEach((key, value) -> rows.writeBytes(
                little(8).putInt(texts.number(key)).putInt(texts.number(value)).array()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(fingerprint);
        out.writeBytes(little(4).putInt(texts.all().size()).array());
        for (String text : texts.all()) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(little(4).putInt(utf8.length).array());
            out.writeBytes(utf8);
        }
        out.writeBytes(rows.toByteArray());
        return out.toByteArray();
    }

    private static byte[] bytes(Place place) {
        return little(16)
                .putInt(place.count())
                .putInt(place.dense() ? 1 : 0)
                .putLong(place.offset())
                .array();
    }

    static ByteBuffer little(int length) {
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

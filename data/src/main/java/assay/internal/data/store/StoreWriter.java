package assay.internal.data.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Adds rows to a store during a {@linkplain StoreUpdate change}. Rows may stay in memory until {@link #close}. */
public final class StoreWriter implements AutoCloseable {
    private final Connection connection;
    private final StoreFiles files;
    private final SeriesNumbers numbers;
    private final DuckDBAppender readings;
    private final DuckDBAppender curves;
    private final DuckDBAppender marks;
    private final DuckDBAppender hardware;
    private final DuckDBAppender proxies;
    private final DuckDBAppender blocks;
    /** Read when first needed. */
    private Map<Integer, String> architectures;

    /** @param importer name and version of the program, for the provenance */
    public StoreWriter(StoreUpdate update, String importer) throws SQLException {
        this.connection = update.connection();
        DuckDBConnection duck = connection.unwrap(DuckDBConnection.class);
        files = new StoreFiles(connection, importer, duck.createAppender("main", "source_file"));
        numbers = new SeriesNumbers(connection, duck.createAppender("main", "series"));
        readings = duck.createAppender("main", "reading");
        curves = duck.createAppender("main", "curve");
        marks = duck.createAppender("main", "mark");
        hardware = duck.createAppender("main", "hardware_cost");
        proxies = duck.createAppender("main", "proxy_score");
        blocks = duck.createAppender("main", "block_cost");
    }

    /**
     * The number of the source with this name, which is added if it is new. Call this before the first {@link Series} of the
     * source.
     */
    public int source(String name, String format) throws SQLException {
        return numbers.source(name, format);
    }

    /** The number of a series, for readings that are added in SQL. Call {@link #source} for its source before. */
    public int series(Series of) throws SQLException {
        return numbers.of(of);
    }

    /** The files that the store is made of. */
    public StoreFiles files() {
        return files;
    }

    /** Deletes what came from this source, for one architecture, or for all if {@code arch} is negative. */
    public void forget(int source, int arch) throws SQLException {
        flush();
        String of = arch < 0 ? "" : " AND arch = " + arch;
        try (Statement sql = connection.createStatement()) {
            for (String table : new String[] {"reading", "curve"}) {
                sql.execute("DELETE FROM " + table + " WHERE series IN (SELECT series FROM series WHERE source = "
                        + source + ")" + of);
            }
            for (String table : new String[] {"hardware_cost", "proxy_score", "mark"}) {
                sql.execute("DELETE FROM " + table + " WHERE source = " + source + of);
            }
            if (arch < 0) {
                sql.execute("DELETE FROM block_cost WHERE source = " + source);
            }
        }
    }

    /** Deletes a reading that was added and {@link #flush}ed before. */
    public void withdraw(int arch, Series of) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement("DELETE FROM reading WHERE arch = ? AND series = ?")) {
            sql.setInt(1, arch);
            sql.setInt(2, numbers.of(of));
            sql.execute();
        }
    }

    /** Whether table {@code architecture} is empty. */
    public boolean lacksArchitectures() throws SQLException {
        return number("SELECT count(*) FROM architecture") == 0;
    }

    /**
     * Adds a row {@code (arch, text)} to table {@code architecture}, unless it is there.
     *
     * @return false if another architecture has this number
     */
    public boolean architecture(int arch, String text) throws SQLException {
        if (architectures == null) {
            architectures = new HashMap<>();
            try (Statement sql = connection.createStatement();
                    ResultSet row = sql.executeQuery("SELECT arch, text FROM architecture")) {
                while (row.next()) {
                    architectures.put(row.getInt(1), row.getString(2));
                }
            }
        }
        String known = architectures.putIfAbsent(arch, text);
        if (known == null) {
            try (PreparedStatement add = connection.prepareStatement("INSERT INTO architecture VALUES (?, ?)")) {
                add.setInt(1, arch);
                add.setString(2, text);
                add.execute();
            }
        }
        return known == null || known.equals(text);
    }

    /** Fills table {@code build_info} of a new store, in the order of the facts. */
    public void info(Map<String, String> facts) throws SQLException {
        try (DuckDBAppender rows = appender("build_info")) {
            for (Map.Entry<String, String> fact : facts.entrySet()) {
                rows.beginRow();
                rows.append(fact.getKey()).append(fact.getValue());
                rows.endRow();
            }
        }
    }

    /** An appender for a table that is written once; the caller closes it. */
    public DuckDBAppender appender(String table) throws SQLException {
        return connection.unwrap(DuckDBConnection.class).createAppender("main", table);
    }

    public void reading(int arch, Series of, double value) throws SQLException {
        if (of.epoch() == Series.CURVE) {
            throw new IllegalArgumentException("a curve has as many values as the schedule has epochs");
        }
        readings.beginRow();
        readings.append(arch).append(numbers.of(of)).append(value);
        readings.endRow();
    }

    /** @param points one after each epoch of the schedule; the epoch of {@code of} is {@link Series#CURVE} */
    public void curve(int arch, Series of, double[] points) throws SQLException {
        if (of.epoch() != Series.CURVE || points.length != of.schedule()) {
            throw new IllegalArgumentException("expected a curve of " + of.schedule() + " points, found "
                    + points.length + " of epoch " + of.epoch());
        }
        curves.beginRow();
        curves.append(arch).append(numbers.of(of)).append(points);
        curves.endRow();
    }

    /** @param dataset null means all; so do a schedule of 0 and a trial of null */
    public void mark(int arch, String dataset, int schedule, String trial, String kind, String detail, int source)
            throws SQLException {
        marks.beginRow();
        marks.append(arch).append(dataset);
        if (schedule == 0) {
            marks.appendNull();
        } else {
            marks.append(schedule);
        }
        marks.append(trial).append(kind).append(detail).append(source);
        marks.endRow();
    }

    /** @param dataset null if the source does not state it */
    public void hardware(int arch, String dataset, String device, String metric, double value, String unit, int source)
            throws SQLException {
        hardware.beginRow();
        hardware.append(arch).append(dataset).append(device).append(metric);
        hardware.append(value).append(unit).append(source);
        hardware.endRow();
    }

    /** @param seconds that computing it took, if the source says so */
    public void proxy(int arch, String dataset, String proxy, double value, OptionalDouble seconds, int source)
            throws SQLException {
        proxies.beginRow();
        proxies.append(arch).append(dataset).append(proxy).append(value);
        if (seconds.isPresent()) {
            proxies.append(seconds.getAsDouble());
        } else {
            proxies.appendNull();
        }
        proxies.append(source);
        proxies.endRow();
    }

    /** The cost of a building block of the space's networks. */
    public void block(String device, String metric, String block, double value, String unit, int source)
            throws SQLException {
        blocks.beginRow();
        blocks.append(device)
                .append(metric)
                .append(block)
                .append(value)
                .append(unit)
                .append(source);
        blocks.endRow();
    }

    /** Writes the rows that are still in memory to the store. */
    public void flush() throws SQLException {
        files.flush();
        numbers.flush();
        readings.flush();
        curves.flush();
        marks.flush();
        hardware.flush();
        proxies.flush();
        blocks.flush();
    }

    @Override
    public void close() throws SQLException {
        files.close();
        numbers.close();
        readings.close();
        curves.close();
        marks.close();
        hardware.close();
        proxies.close();
        blocks.close();
    }

    private int number(String query) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }
}

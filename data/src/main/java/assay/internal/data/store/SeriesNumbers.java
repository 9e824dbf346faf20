package assay.internal.data.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.duckdb.DuckDBAppender;

/** Gives numbers to the sources and series of a store that is being changed. New ones are added to their tables. */
final class SeriesNumbers {
    private final Connection connection;
    private final Map<Series, Integer> series = new HashMap<>();
    private final Map<String, Integer> sources = new HashMap<>();
    private final DuckDBAppender rows;
    private int nextSource;
    private int nextSeries;

    /** @param rows of table {@code series}; this object flushes and closes them */
    SeriesNumbers(Connection connection, DuckDBAppender rows) throws SQLException {
        this.connection = connection;
        this.rows = rows;
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("SELECT name, source FROM source")) {
            while (row.next()) {
                sources.put(row.getString(1), row.getInt(2));
            }
        }
        SeriesRows.read(connection, series::put);
        nextSource = after(sources);
        nextSeries = after(series);
    }

    private static int after(Map<?, Integer> numbers) {
        return 1 + numbers.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /**
     * The number of the source with this name, which is added if it is new. Call this before the first {@link Series} of the
     * source.
     */
    int source(String name, String format) throws SQLException {
        Integer known = sources.get(name);
        if (known != null) {
            return known;
        }
        int id = nextSource++;
        try (PreparedStatement add = connection.prepareStatement("INSERT INTO source VALUES (?, ?, ?)")) {
            add.setInt(1, id);
            add.setString(2, name);
            add.setString(3, format);
            add.execute();
        }
        sources.put(name, id);
        return id;
    }

    int of(Series of) throws SQLException {
        Integer id = series.get(of);
        return id == null ? add(of) : id;
    }

    private int add(Series s) throws SQLException {
        Integer source = sources.get(s.source());
        if (source == null) {
            throw new IllegalStateException("series of '" + s.source() + "', which source() was not asked for");
        }
        rows.beginRow();
        rows.append(nextSeries).append(source.intValue()).append(s.dataset()).append(s.split());
        rows.append(s.schedule()).append(s.trial()).append(s.seedsText());
        if (s.epoch() == Series.EVERY_EPOCH) {
            rows.appendNull();
        } else {
            rows.append(s.epoch());
        }
        rows.append(s.metric()).append(s.unit()).append(s.basis().text()).append(s.preference());
        rows.endRow();
        series.put(s, nextSeries);
        return nextSeries++;
    }

    void flush() throws SQLException {
        rows.flush();
    }

    void close() throws SQLException {
        rows.close();
    }
}

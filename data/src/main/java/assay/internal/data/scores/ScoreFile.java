package assay.internal.data.scores;

import assay.core.error.UsageException;
import assay.internal.data.duck.DuckFile;
import assay.internal.data.store.Export;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * A DuckDB file that stores scores while they are computed. Each {@link #add} is one transaction: if the program is killed,
 * everything that was added is kept. Tables: {@code setting} (key, value), {@code scored} (arch, proxy, value, seconds),
 * {@code class} (arch, proxy, representative), and the view {@code score} of every architecture, with the value of its
 * representative. A value of NULL means: computed, but undefined. Thread-safe.
 */
public final class ScoreFile implements AutoCloseable {
    /** One computed score. */
    public record Row(int arch, String proxy, OptionalDouble value, double seconds) {}

    private static final List<String> TABLES = List.of(
            "CREATE TABLE setting (key VARCHAR NOT NULL, value VARCHAR NOT NULL)",
            "CREATE TABLE scored (arch INTEGER NOT NULL, proxy VARCHAR NOT NULL, value DOUBLE, seconds DOUBLE NOT NULL)",
            "CREATE TABLE class (arch INTEGER NOT NULL, proxy VARCHAR NOT NULL, representative INTEGER NOT NULL)",
            """
            CREATE VIEW score AS
            SELECT class.arch, class.proxy, scored.value, class.representative, scored.seconds
            FROM class JOIN scored ON scored.arch = class.representative AND scored.proxy = class.proxy""");

    private final DuckFile file;
    private final Connection connection;

    /**
     * Opens the file to continue it, or creates it.
     *
     * @param settings everything that decides the values
     * @throws UsageException if the file holds scores of other settings
     */
    public ScoreFile(Path path, Map<String, String> settings) {
        file = new DuckFile(path);
        boolean old = file.exists();
        connection = file.openToWrite();
        boolean open = false;
        try {
            if (!old) {
                create(settings);
            }
            requireSame(settings);
            open = true;
        } catch (SQLException e) {
            throw file.failed("cannot be continued", e);
        } finally {
            if (!open) {
                close();
            }
        }
    }

    private void create(Map<String, String> settings) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement s = connection.createStatement()) {
            for (String table : TABLES) {
                s.execute(table);
            }
        }
        try (PreparedStatement s = connection.prepareStatement("INSERT INTO setting VALUES (?, ?)")) {
            for (Map.Entry<String, String> e : settings.entrySet()) {
                s.setString(1, e.getKey());
                s.setString(2, e.getValue());
                s.executeUpdate();
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private void requireSame(Map<String, String> settings) throws SQLException {
        Map<String, String> found = new HashMap<>();
        try (Statement s = connection.createStatement();
                ResultSet rows = s.executeQuery("SELECT key, value FROM setting")) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
        }
        List<String> differences = SameSettings.differences(settings, found);
        if (!differences.isEmpty()) {
            throw new UsageException(file.file() + ": expected scores with " + String.join("; ", differences) + "."
                    + SameSettings.WAYS_OUT);
        }
    }

    /** Sets the representative whose score each architecture gets by this proxy. It replaces what was set before. */
    public synchronized void classes(String proxy, int[] archs, int[] representatives) {
        try {
            connection.setAutoCommit(false);
            try (PreparedStatement s = connection.prepareStatement("DELETE FROM class WHERE proxy = ?")) {
                s.setString(1, proxy);
                s.executeUpdate();
            }
            try (DuckDBAppender rows = appender("class")) {
                for (int i = 0; i < archs.length; i++) {
                    rows.beginRow()
                            .append(archs[i])
                            .append(proxy)
                            .append(representatives[i])
                            .endRow();
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw file.failed("scores were not saved", e);
        }
    }

    /** The architectures that this proxy has scored. */
    public synchronized Set<Integer> done(String proxy) {
        Set<Integer> done = new HashSet<>();
        try (PreparedStatement s = connection.prepareStatement("SELECT arch FROM scored WHERE proxy = ?")) {
            s.setString(1, proxy);
            try (ResultSet rows = s.executeQuery()) {
                while (rows.next()) {
                    done.add(rows.getInt(1));
                }
            }
            return done;
        } catch (SQLException e) {
            throw file.failed("cannot be read", e);
        }
    }

    /** Adds scores; all of them or none. */
    public synchronized void add(List<Row> scores) {
        try {
            connection.setAutoCommit(false);
            try (DuckDBAppender rows = appender("scored")) {
                for (Row r : scores) {
                    rows.beginRow().append(r.arch()).append(r.proxy());
                    if (r.value().isPresent()) {
                        rows.append(r.value().getAsDouble());
                    } else {
                        rows.appendNull();
                    }
                    rows.append(r.seconds()).endRow();
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw file.failed("scores were not saved", e);
        }
    }

    /**
     * Adds the scores of other files of this kind: parts of one sweep, each network in one of them.
     *
     * @param parts DuckDB files with the same settings
     * @throws UsageException if a part has other settings or scores that another one has, or if scores are missing
     */
    public synchronized void take(List<Path> parts, Map<String, String> settings) {
        try (Statement s = connection.createStatement()) {
            for (Path part : parts) {
                take(s, part, settings);
            }
            refuse(s, "scores are there twice", """
                    SELECT proxy, count(*), min(arch) FROM (SELECT proxy, arch FROM scored GROUP BY ALL HAVING count(*) > 1)
                    GROUP BY proxy ORDER BY proxy""", "Take one of the parts out of --merge.");
            refuse(s, "scores are missing", """
                    SELECT proxy, count(*), min(arch) FROM
                        (SELECT DISTINCT proxy, representative AS arch FROM class ANTI JOIN scored
                         ON scored.proxy = class.proxy AND scored.arch = class.representative)
                    GROUP BY proxy ORDER BY proxy""", "Compute them with --range, or name their files with --merge.");
        } catch (SQLException e) {
            throw file.failed("parts cannot be joined", e);
        }
    }

    /** Opens a part only once, because opening takes most of the time of a merge. */
    private static void take(Statement s, Path part, Map<String, String> settings) throws SQLException {
        if (!DuckFile.isOne(part)) {
            throw noPart(part);
        }
        s.execute("ATTACH '" + part.toAbsolutePath().toString().replace("'", "''") + "' AS part (READ_ONLY)");
        try {
            try (ResultSet tables = s.executeQuery("SELECT count(*) FROM duckdb_tables() WHERE database_name = 'part'"
                    + " AND table_name IN ('setting', 'scored', 'class')")) {
                tables.next();
                if (tables.getInt(1) != TABLES.size() - 1) {
                    throw noPart(part);
                }
            }
            Map<String, String> found = new HashMap<>();
            try (ResultSet rows = s.executeQuery("SELECT key, value FROM part.setting")) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getString(2));
                }
            }
            List<String> differences = SameSettings.differences(settings, found);
            if (!differences.isEmpty()) {
                throw new UsageException(part + ": expected scores with " + String.join("; ", differences)
                        + ". Leave it out, or give the options of then.");
            }
            s.execute("INSERT INTO scored SELECT arch, proxy, value, seconds FROM part.scored"
                    + " WHERE proxy IN (SELECT DISTINCT proxy FROM class)");
        } finally {
            s.execute("DETACH part");
        }
    }

    private static UsageException noPart(Path part) {
        return new UsageException(part + ": expected a part of a sweep that --range made, found something else.");
    }

    private static void refuse(Statement s, String what, String query, String way) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = s.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1) + " of " + rows.getLong(2) + " networks, the first " + rows.getInt(3));
            }
        }
        if (!found.isEmpty()) {
            throw new UsageException("proxy sweep: " + what + ": " + String.join("; ", found) + ". " + way);
        }
    }

    private DuckDBAppender appender(String table) throws SQLException {
        return connection.unwrap(DuckDBConnection.class).createAppender(table);
    }

    /**
     * Writes the view {@code score} of a closed file, with all settings as one text in each row.
     *
     * @param target the file to write; it appears complete or not at all
     */
    public static Export export(Path path, Path target, Export.Format format) {
        String text = SameSettings.text(Scores.settings(path)).replace("'", "''");
        return Export.write(
                path, "SELECT *, '" + text + "' AS settings FROM score ORDER BY proxy, arch", target, format);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw file.failed("cannot be closed", e);
        }
    }
}

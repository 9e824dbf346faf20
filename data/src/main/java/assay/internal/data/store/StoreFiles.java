package assay.internal.data.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.duckdb.DuckDBAppender;

/** Which files a store that is being changed was made from, and how much of a file an interrupted import has read. */
public final class StoreFiles {
    /** What a store knows about a file. */
    public enum Known {
        /** The store has no file of this name. */
        NEW,
        /** The store has this file, byte for byte. */
        SAME,
        /** The store has another file of this name, or the beginning of one. */
        CHANGED
    }

    private record Key(int source, String file) {}

    private record Unfinished(String sha256, long position) {}

    private final Connection connection;
    private final String importer;
    private final Map<Key, String> finished = new HashMap<>();
    private final Map<Key, Unfinished> unfinished = new HashMap<>();
    private final DuckDBAppender rows;

    /** @param rows of table {@code source_file}; this object flushes and closes them */
    StoreFiles(Connection connection, String importer, DuckDBAppender rows) throws SQLException {
        this.connection = connection;
        this.importer = importer;
        this.rows = rows;
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("SELECT source, file, sha256 FROM source_file")) {
            while (row.next()) {
                finished.put(new Key(row.getInt(1), row.getString(2)), row.getString(3));
            }
        }
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("SELECT source, file, sha256, position FROM unfinished")) {
            while (row.next()) {
                unfinished.put(
                        new Key(row.getInt(1), row.getString(2)), new Unfinished(row.getString(3), row.getLong(4)));
            }
        }
    }

    /** Compares a file with the file that was imported from this source under the same name. */
    public Known known(int source, String file, String sha256) {
        Key key = new Key(source, file);
        String known = finished.get(key);
        if (unfinished.containsKey(key)) {
            return Known.CHANGED; // the finished import was deleted when the unfinished one began
        }
        return known == null ? Known.NEW : known.equals(sha256) ? Known.SAME : Known.CHANGED;
    }

    /** Notes that a file was imported; {@code checksum} is as docs/truth-schema.md says. */
    public void record(int source, String file, String sha256, long bytes, String checksum) throws SQLException {
        Key key = new Key(source, file);
        if (finished.put(key, sha256) != null) {
            rows.flush();
            delete("source_file", key);
        }
        drop(source, file);
        rows.beginRow();
        rows.append(source).append(file).append(sha256).append(bytes);
        rows.append(checksum).append(importer).append(LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC));
        rows.endRow();
    }

    /**
     * The position in a file that an interrupted import reached, in the unit of that file's format; 0 if the file is new or
     * was finished.
     */
    public long unfinished(int source, String file, String sha256) {
        Unfinished there = unfinished.get(new Key(source, file));
        return there != null && there.sha256().equals(sha256) ? there.position() : 0;
    }

    /** Notes the position in a file that the import has reached. */
    public void reached(int source, String file, String sha256, long position) throws SQLException {
        unfinished.put(new Key(source, file), new Unfinished(sha256, position));
        try (PreparedStatement add =
                connection.prepareStatement("INSERT OR REPLACE INTO unfinished VALUES (?, ?, ?, ?)")) {
            add.setInt(1, source);
            add.setString(2, file);
            add.setString(3, sha256);
            add.setLong(4, position);
            add.execute();
        }
    }

    /** Notes that an interrupted import of a file of this name will not be continued. */
    public void drop(int source, String file) throws SQLException {
        Key key = new Key(source, file);
        if (unfinished.remove(key) != null) {
            delete("unfinished", key);
        }
    }

    private void delete(String table, Key key) throws SQLException {
        try (PreparedStatement old =
                connection.prepareStatement("DELETE FROM " + table + " WHERE source = ? AND file = ?")) {
            old.setInt(1, key.source());
            old.setString(2, key.file());
            old.execute();
        }
    }

    void flush() throws SQLException {
        rows.flush();
    }

    void close() throws SQLException {
        rows.close();
    }
}

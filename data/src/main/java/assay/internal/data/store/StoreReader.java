package assay.internal.data.store;

import assay.core.error.DataMissingException;
import assay.internal.data.duck.DuckFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Opens stores for reading. No statement on such a connection can change the store. */
public final class StoreReader {
    private StoreReader() {}

    /**
     * A connection that can read the store, and write other files (exports). The rows of a query are loaded when they are
     * requested, and only one query runs at a time.
     */
    public static Connection open(Path store) {
        requireOne(store);
        return new DuckFile(store).openToStream();
    }

    static void requireOne(Path store) {
        if (!Files.isRegularFile(store)) {
            throw new DataMissingException(
                    store + ": no such store. Import a benchmark first: assay import PATH (assay import --help).");
        }
    }

    /**
     * A connection that can read the store's tables and nothing else: no file (functions that read files cannot read even
     * the store's own file), no other database, no extension, no setting. Run only queries on it that {@link
     * assay.internal.data.duck.ReadQuery} has accepted.
     */
    public static Connection openLocked(Path store) {
        Connection connection = open(store);
        try {
            DuckFile.lock(connection);
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB cannot be locked", e);
        }
    }

    /**
     * A connection that can read the store's tables and write one other file. Run only queries on it that {@link
     * assay.internal.data.duck.ReadQuery} has accepted, and {@code COPY} of such a query to that file.
     */
    static Connection openToWrite(Path store, Path file) {
        Connection connection = open(store);
        try (Statement sql = connection.createStatement()) {
            sql.execute("SET allowed_paths = ['" + file.toString().replace("'", "''") + "']");
            sql.execute("SET enable_external_access = false");
            sql.execute("SET lock_configuration = true");
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB cannot be locked", e);
        }
    }
}

package assay.data.store;

import assay.core.error.DataMissingException;
import assay.data.duck.DuckFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Opens stores for reading. Nothing that runs on the connection can change the store. */
public final class StoreReader {
    private StoreReader() {}

    /**
     * A connection that can read the store, and write other files (exports). The rows of a query come as they are asked
     * for, and only one query runs at a time.
     */
    public static Connection open(Path store) {
        if (!Files.isRegularFile(store)) {
            throw new DataMissingException(
                    store + ": no such store. Import a benchmark first: assay import PATH (assay import --help).");
        }
        return new DuckFile(store).openToStream();
    }

    /** A connection that can read the store and nothing else: no other file, no extension, no setting. */
    public static Connection openLocked(Path store) {
        return locked(open(store));
    }

    private static Connection locked(Connection connection) {
        try (Statement sql = connection.createStatement()) {
            sql.execute("SET enable_external_access = false");
            sql.execute("SET lock_configuration = true");
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB cannot be locked", e);
        }
    }
}

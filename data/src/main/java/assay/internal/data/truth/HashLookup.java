package assay.internal.data.truth;

import assay.core.error.OutOfTableException;
import assay.core.space.bench101.Hash101;
import assay.internal.data.store.StoreReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Asks the store which cell has a hash: computing the hashes of all 423,624 cells would take seconds. */
final class HashLookup implements AutoCloseable {
    private final Path store;
    private Connection connection;
    private PreparedStatement query;

    HashLookup(Path store) {
        this.store = store;
    }

    synchronized int find(Hash101 hash) {
        try {
            if (query == null) {
                connection = StoreReader.open(store);
                query = connection.prepareStatement("SELECT arch FROM architecture WHERE hash = ?");
            }
            query.setString(1, hash.text());
            try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    return row.getInt(1);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(store + ": cannot be asked for a hash", e);
        }
        throw new OutOfTableException("no cell of the space has the hash " + hash.text()
                + ": expected that of a cell of at most 7 vertices and 9 edges, as hash_module gives it.");
    }

    @Override
    public synchronized void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(store + ": cannot be closed", e);
        } finally {
            connection = null;
            query = null;
        }
    }
}

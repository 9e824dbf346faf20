package assay.internal.data.store;

import assay.core.error.UsageException;
import assay.internal.data.duck.DuckFile;
import assay.internal.data.duck.Natives;
import assay.internal.data.duck.ReadQuery;
import assay.internal.data.seal.Seal;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBResultSet;

/**
 * The rows of a query as Arrow record batches, exactly as DuckDB returns them: no value becomes a Java object. The rows
 * cannot be used after {@link #close}. The JVM needs {@code --add-opens=java.base/java.nio=ALL-UNNAMED}, and from version 24
 * on {@code --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow}.
 */
public final class ArrowRows implements AutoCloseable {
    /** How many rows a batch has. */
    private static final long BATCH = 65_536;

    private final Connection connection;
    private final Statement statement;
    private final ResultSet rows;
    private final BufferAllocator memory = new RootAllocator();
    private final ArrowReader reader;

    /** @param connection closed by {@link #close} */
    private ArrowRows(Connection connection, String query) throws SQLException {
        this.connection = connection;
        statement = connection.createStatement();
        rows = statement.executeQuery(query);
        reader = (ArrowReader) rows.unwrap(DuckDBResultSet.class).arrowExportStream(memory, BATCH);
        Natives.removeUnpacked(); // Arrow's native library, which the last call loaded
    }

    /**
     * Runs a query, which can only read the store.
     *
     * @throws UsageException if it cannot be understood, or is not a query
     */
    public static ArrowRows of(Path store, String query) {
        return of(store, ReadQuery.of("query", query));
    }

    static ArrowRows of(Path store, ReadQuery query) {
        Connection connection = StoreReader.openLocked(store);
        try {
            return new ArrowRows(connection, query.text());
        } catch (SQLException e) {
            try {
                connection.close();
            } catch (SQLException more) {
                e.addSuppressed(more);
            }
            throw new UsageException("query: " + DuckFile.saidBy(e), e);
        }
    }

    /** A reader that loads one batch after the other. It belongs to this object: the caller does not close it. */
    public ArrowReader reader() {
        return reader;
    }

    /**
     * Writes the rows that were not read yet as an Arrow IPC file, which the caller must seal; returns the number of these
     * rows.
     */
    long write(WritableByteChannel out) throws IOException {
        long written = 0;
        Map<String, String> seal = Map.of(Seal.KEY, Seal.EMPTY);
        try (ArrowFileWriter file = new ArrowFileWriter(reader.getVectorSchemaRoot(), null, out, seal)) {
            file.start();
            while (reader.loadNextBatch()) {
                written += reader.getVectorSchemaRoot().getRowCount();
                file.writeBatch();
            }
            file.end();
        }
        return written;
    }

    @Override
    public void close() throws IOException, SQLException {
        try (connection;
                statement;
                rows;
                memory) {
            reader.close();
        }
    }
}

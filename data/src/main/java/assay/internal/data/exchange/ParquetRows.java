package assay.internal.data.exchange;

import assay.core.error.DataFormatException;
import assay.internal.data.duck.DuckFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A Parquet file, read by DuckDB with one thread and little memory. */
final class ParquetRows implements FileRows {
    private final String name;
    private final Connection connection;
    private final Statement statement;
    private final ResultSet rows;
    private final long total;
    private long done;
    private final List<Column> columns = new ArrayList<>();

    /** @param name of the file, for messages */
    ParquetRows(Path file, String name) throws IOException {
        this.name = name;
        try {
            connection = DuckFile.inMemoryToStream();
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not start", e);
        }
        try {
            statement = connection.createStatement();
            statement.execute("SET threads = 1");
            statement.execute("SET memory_limit = '256MB'");
            String path = file.toAbsolutePath()
                    .toString()
                    .replaceAll("[*?\\[]", "[$0]")
                    .replace("'", "''");
            try (ResultSet count = statement.executeQuery("SELECT count(*) FROM read_parquet('" + path + "')")) {
                count.next();
                total = count.getLong(1);
            }
            rows = statement.executeQuery("SELECT * FROM read_parquet('" + path + "')");
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                columns.add(new Column(
                        rows.getMetaData().getColumnName(i), rows.getMetaData().getColumnTypeName(i)));
            }
        } catch (SQLException e) {
            close();
            throw refused(e);
        }
    }

    private DataFormatException refused(SQLException e) {
        return new DataFormatException(
                name,
                -1,
                name + ": refused: expected a Parquet file, found: " + DuckFile.saidOfFile(e) + ". Nothing was loaded.",
                e);
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public boolean next() {
        try {
            done++;
            return rows.next();
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    @Override
    public Object get(int column) {
        try {
            return rows.getObject(column + 1);
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    /** DuckDB does not say where in the file it reads. */
    @Override
    public long offset() {
        return -1;
    }

    @Override
    public long done() {
        return done;
    }

    @Override
    public long total() {
        return total;
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException(name + " cannot be closed", e);
        }
    }
}

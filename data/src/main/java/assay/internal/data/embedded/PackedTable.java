package assay.internal.data.embedded;

import assay.core.error.DataFormatException;
import assay.internal.core.io.Sha256;
import assay.internal.data.importing.StoreKind;
import assay.internal.data.seal.Seal;
import assay.internal.data.store.StoreSource;
import assay.internal.data.store.StoreUpdate;
import assay.internal.data.store.StoreWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the store from a file of {@link PackedWriter}: in DuckDB, column by column. */
public final class PackedTable {
    private static final String INFO = """
            CREATE TABLE build_info (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL);
            COMMENT ON TABLE build_info IS 'The checksum of the file that this store was made of, as long as nothing was imported into it.';
            """;

    private final Path file;
    private final StoreUpdate update;
    private final StoreWriter writer;
    private final Map<String, Integer> sources = new HashMap<>();

    private PackedTable(Path file, StoreUpdate update, StoreWriter writer) {
        this.file = file;
        this.update = update;
        this.writer = writer;
    }

    /**
     * Makes a store, completely or not at all. An existing store is replaced.
     *
     * @param importer name and version of the program, for the provenance
     * @throws DataFormatException if the file is something else or damaged
     */
    public static void make(StoreKind kind, Path file, Path store, String importer) {
        try {
            if (Seal.check(file) != Seal.State.SOUND) {
                throw new DataFormatException(
                        file.toString(), -1, file + ": expected a packed table with its checksum, found none.");
            }
            try (StoreUpdate update = StoreUpdate.beginAnew(store, kind.benchmark(), kind.schema() + INFO)) {
                try (StoreWriter writer = new StoreWriter(update, importer)) {
                    kind.architectures(writer);
                    new PackedTable(file, update, writer).fill();
                }
                update.commit();
            }
        } catch (IOException | SQLException e) {
            throw StoreUpdate.failure(store, e);
        }
    }

    private void fill() throws IOException, SQLException {
        Connection connection = update.connection();
        try (Statement sql = connection.createStatement()) {
            String from = "'" + PackedWriter.quoted(file.toAbsolutePath().toString()) + "'";
            List<PackedRow> rows =
                    PackedRow.read(columns(sql, from), file.getFileName().toString());
            sql.execute("CREATE TEMP TABLE packed AS SELECT * FROM read_parquet(" + from + ")");
            for (PackedRow row : rows) {
                insert(sql, row);
            }
            sql.execute("DROP TABLE packed");
            sql.execute("INSERT INTO build_info VALUES ('" + EmbeddedTable.FILE_SHA256 + "', '" + Sha256.hexOf(file)
                    + "')");
        }
    }

    private String columns(Statement sql, String from) throws SQLException {
        try (ResultSet row = sql.executeQuery("SELECT decode(value) FROM parquet_kv_metadata(" + from
                + ") WHERE decode(key) = '" + PackedWriter.COLUMNS + "'")) {
            if (!row.next()) {
                throw new DataFormatException(file.toString(), -1, file + ": expected a packed table, found none.");
            }
            return row.getString(1);
        }
    }

    private void insert(Statement sql, PackedRow row) throws IOException, SQLException {
        int source = source(row.source());
        String cell = "c" + row.column();
        String value = cell + "::DOUBLE / " + row.divisor() + "::DOUBLE";
        String from = " FROM packed WHERE " + cell + " IS NOT NULL ORDER BY arch";
        PackedRow.Cost cost = row.cost();
        if (cost == null) {
            int series = writer.series(row.series());
            sql.execute("INSERT INTO reading SELECT arch, " + series + ", " + value + from);
        } else {
            String dataset = cost.dataset().isEmpty() ? "NULL" : text(cost.dataset());
            sql.execute("INSERT INTO hardware_cost SELECT arch, " + dataset + ", " + text(cost.device()) + ", "
                    + text(cost.metric()) + ", " + value + ", " + text(cost.unit()) + ", " + source + from);
        }
    }

    private int source(String name) throws IOException, SQLException {
        Integer known = sources.get(name);
        if (known == null) {
            known = writer.source(name, StoreSource.PACKED);
            sources.put(name, known);
            writer.files().record(known, file.getFileName().toString(), Sha256.hexOf(file), Files.size(file), "known");
        }
        return known;
    }

    private static String text(String text) {
        return "'" + PackedWriter.quoted(text) + "'";
    }
}

package assay.internal.data.store;

import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.internal.core.io.Draft;
import assay.internal.core.io.Sha256;
import assay.internal.data.duck.DuckFile;
import assay.internal.data.duck.ReadQuery;
import assay.internal.data.seal.Seal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The result of an export.
 *
 * @param columns names and DuckDB types, in order
 * @param sha256 of the file, hexadecimal
 */
public record Export(Path file, Format format, long rows, List<Column> columns, long bytes, String sha256) {
    /** A column of the file. */
    public record Column(String name, String type) {}

    /** File formats. */
    public enum Format {
        PARQUET,
        /** Arrow IPC file ("Feather version 2"). */
        ARROW,
        CSV;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws UsageException listing the keys */
        public static Format of(String key) {
            return Arrays.stream(values())
                    .filter(f -> f.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> new UsageException(
                            "unknown format: expected one of parquet, arrow, csv (or syne-tune, for the whole table), found '"
                                    + key + "'."));
        }
    }

    /** Ends of the names of files that belong to a store. */
    private static final List<String> COMPANIONS = List.of("", ".wal", SnapshotFile.SUFFIX, StoreUpdate.LOCK, ".tmp");

    public Export {
        columns = List.copyOf(columns);
    }

    /**
     * Writes the rows of a query to a file. The file appears complete or not at all, and replaces an older one.
     *
     * @throws UsageException if the query cannot be understood
     * @throws DataMissingException if the file cannot be written
     */
    public static Export write(Path store, String query, Path file, Format format) {
        ReadQuery asked = ReadQuery.of("export", query);
        requireTarget(store, file);
        List<Column> columns = columns(store, asked);
        try (Draft draft = Draft.of(file)) {
            Drafts.Draft open = Drafts.open(draft::close);
            try {
                long rows = format == Format.ARROW
                        ? arrow(store, asked, draft.path())
                        : copy(store, asked, draft.path(), format);
                if (format != Format.CSV) {
                    Seal.close(draft.path());
                }
                String sha256 = HexFormat.of().formatHex(Sha256.of(draft.path()));
                long bytes = Files.size(draft.path());
                draft.commit();
                return new Export(file, format, rows, columns, bytes, sha256);
            } finally {
                open.close();
            }
        } catch (IOException | SQLException e) {
            throw new DataMissingException(
                    file + ": cannot be written: "
                            + (e instanceof SQLException said ? DuckFile.saidBy(said) : e.getMessage())
                            + ". Check the folder and the disk's free space.",
                    e);
        }
    }

    /** An export may replace a plain file, but never a store or a file that belongs to a store. */
    private static void requireTarget(Path store, Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new UsageException(file + ": expected the name of a file to write, found "
                    + (Files.isDirectory(file) ? "a folder." : "a device or a pipe."));
        }
        boolean isOfStore = COMPANIONS.stream().anyMatch(end -> file.toAbsolutePath()
                .normalize()
                .equals(Path.of(store + end).toAbsolutePath().normalize()));
        if (isOfStore || DuckFile.isOne(file)) {
            throw new UsageException(file
                    + ": expected the name of a file to write, found a store, or what belongs to one: the export would"
                    + " replace it. Choose another name.");
        }
    }

    private static List<Column> columns(Path store, ReadQuery query) {
        try (Connection connection = StoreReader.openLocked(store);
                PreparedStatement prepared = connection.prepareStatement(query.text())) {
            ResultSetMetaData meta = prepared.getMetaData();
            List<Column> columns = new ArrayList<>();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                columns.add(new Column(meta.getColumnLabel(i), meta.getColumnTypeName(i)));
            }
            return columns;
        } catch (SQLException e) {
            throw new UsageException("export: " + DuckFile.saidBy(e), e);
        }
    }

    private static long copy(Path store, ReadQuery query, Path draft, Format format) throws SQLException {
        String options = format == Format.CSV
                ? "FORMAT csv, HEADER"
                : "FORMAT parquet, COMPRESSION zstd, KV_METADATA {" + Seal.KEY + ": '" + Seal.EMPTY + "'}";
        try (Connection connection = StoreReader.openToWrite(store, draft);
                Statement sql = connection.createStatement()) {
            String to = draft.toString().replace("'", "''");
            return sql.executeLargeUpdate(
                    "COPY (" + query.text() + "\n) TO '" + to + "' (" + options + ", USE_TMP_FILE false)");
        }
    }

    private static long arrow(Path store, ReadQuery query, Path draft) throws SQLException, IOException {
        try (ArrowRows rows = ArrowRows.of(store, query);
                FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            return rows.write(out);
        }
    }
}

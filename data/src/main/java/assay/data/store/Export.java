package assay.data.store;

import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.core.io.Sha256;
import assay.data.duck.DuckFile;
import assay.data.duck.ReadQuery;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
 * What was written by an export.
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
                            "unknown format: expected one of parquet, arrow, csv, found '" + key + "'."));
        }
    }

    public Export {
        columns = List.copyOf(columns);
    }

    /**
     * Writes the rows of a query to a file, which appears whole or not at all; an older one is replaced.
     *
     * @throws UsageException if the query cannot be understood
     * @throws DataMissingException if the file cannot be written
     */
    public static Export write(Path store, String query, Path file, Format format) {
        ReadQuery asked = ReadQuery.of("export", query);
        Path target = file.toAbsolutePath();
        if (Files.isDirectory(target)) {
            throw new UsageException(file + ": expected the name of a file to write, found a folder.");
        }
        Path draft = target.resolveSibling(target.getFileName() + ".new");
        Drafts.Draft open = Drafts.open(() -> drop(draft));
        try {
            try {
                List<Column> columns = columns(store, asked);
                long rows = format == Format.ARROW ? arrow(store, asked, draft) : copy(store, asked, draft, format);
                try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                String sha256 = HexFormat.of().formatHex(Sha256.of(draft));
                long bytes = Files.size(draft);
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return new Export(file, format, rows, columns, bytes, sha256);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException | SQLException e) {
            throw new DataMissingException(
                    file + ": cannot be written: "
                            + (e instanceof SQLException said ? DuckFile.saidBy(said) : e.getMessage())
                            + ". Check the folder and the disk's free space.",
                    e);
        } finally {
            open.close();
        }
    }

    private static void drop(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            // It is named as a draft, and the next export replaces it.
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
        String options = format == Format.CSV ? "FORMAT csv, HEADER" : "FORMAT parquet, COMPRESSION zstd";
        try (Connection connection = StoreReader.openToWrite(store, draft);
                Statement sql = connection.createStatement()) {
            String to = draft.toString().replace("'", "''");
            return sql.executeLargeUpdate(
                    "COPY (" + query.text() + "\n) TO '" + to + "' (" + options + ", USE_TMP_FILE false)");
        }
    }

    private static long arrow(Path store, ReadQuery query, Path draft) throws SQLException, IOException {
        try (ArrowRows rows = ArrowRows.of(store, query);
                FileChannel out = FileChannel.open(
                        draft,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            return rows.write(out);
        }
    }
}

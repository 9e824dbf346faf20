package assay.internal.data.store;

import assay.internal.data.duck.DuckFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A source of the numbers in a store: the files that were imported together under one name.
 *
 * @param sha256 of the file; for several files, of their lines {@code "sha256  name\n"} sorted by name, as sha256sum prints
 *     them
 * @param checksum how the SHA-256 compares with the published one: known, unknown or mismatch; joined by + if the files
 *     differ in this
 * @param importer the program that read the files
 * @param importedAt when the last file was imported, UTC
 */
public record StoreSource(
        String name,
        String format,
        long files,
        long bytes,
        String sha256,
        String checksum,
        String importer,
        String importedAt) {
    /** The format name of sources that the program carries. */
    public static final String PACKED = "packed";

    /**
     * The sources of a store, in the order in which they were imported. This starts DuckDB.
     *
     * @throws assay.core.error.DataMissingException if there is no such store
     */
    public static List<StoreSource> of(Path store) {
        List<StoreSource> sources = new ArrayList<>();
        try (Connection connection = StoreReader.open(store);
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(
                        "SELECT name, format, count(*), sum(bytes)::BIGINT,"
                                + " CASE count(*) WHEN 1 THEN max(sha256)"
                                + " ELSE sha256(string_agg(sha256 || '  ' || file || chr(10), '' ORDER BY file)) END,"
                                + " string_agg(DISTINCT checksum, '+' ORDER BY checksum),"
                                + " string_agg(DISTINCT importer, '; ' ORDER BY importer), max(imported_at)::VARCHAR"
                                + " FROM source JOIN source_file USING (source) GROUP BY source, name, format ORDER BY source")) {
            while (row.next()) {
                sources.add(new StoreSource(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8)));
            }
            return sources;
        } catch (SQLException e) {
            throw new DuckFile(store).failed("its sources cannot be read", e);
        }
    }

    /** A description in one line. */
    public String words() {
        return name + " (" + format + ", " + files + (files == 1 ? " file, " : " files, ") + bytes + " bytes), sha256 "
                + sha256 + ", published checksum " + checksum + ", imported " + importedAt + " UTC by " + importer;
    }
}

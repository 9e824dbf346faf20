package assay.internal.data.scores;

import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.internal.core.io.PlainFile;
import assay.internal.data.archive.Unpack;
import assay.internal.data.archive.UnpackLimits;
import assay.internal.data.duck.DuckFile;
import assay.internal.data.pickled.PickleTable;
import assay.internal.data.pickled.TorchFile;
import assay.internal.data.seal.Seal;
import assay.internal.data.zerocost.ZeroCostJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * The scores of a space's architectures. They come from a {@link ScoreFile}, from an export of such a file, or from a table
 * that the user made (docs/proxies.md, "Scores of your own").
 *
 * @param settings what they were computed with
 * @param values by proxy, {@code [architectures]}; NaN where undefined or not computed
 * @param undefined by proxy, how many scores were computed but have no value
 */
public record Scores(String settings, Map<String, double[]> values, Map<String, Integer> undefined) {
    static final List<String> COLUMNS = List.of("arch", "proxy", "value");
    private static final String LAYOUT = "columns arch, proxy and value (docs/proxies.md, 'Scores of your own')";

    /**
     * Reads a file of scores. Its first bytes tell which form it has.
     *
     * @param space the space's name in commands; a file that names another space is refused
     * @param size how many architectures the space has
     * @throws DataMissingException if there is no such file
     * @throws DataFormatException if it contains no scores, scores of architectures beyond {@code size}, or scores of
     *     another space
     */
    public static Scores read(Path file, String space, int size) {
        return read(file, ScoredSpace.whole(space, size));
    }

    /**
     * The same for any architectures.
     *
     * @throws DataMissingException if there is no such file
     * @throws DataFormatException if it contains no scores, or scores of other architectures
     */
    public static Scores read(Path file, ScoredSpace space) {
        Scores scores = of(file, space);
        if (SameSettings.statesAnother(space.name(), scores.settings())) {
            throw refused(
                    file,
                    "expected scores of space " + space.name() + ", found those of another: " + scores.settings());
        }
        return scores;
    }

    private static Scores of(Path file, ScoredSpace space) {
        int size = space.size();
        PlainFile.refuseOthers(file);
        if (!PlainFile.is(file)) {
            throw new DataMissingException(file + ": no such file. Make it: assay proxy sweep 201 --out " + file + ".");
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(12);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (start.startsWith("PAR1") || file.toString().endsWith(".parquet")) {
            requireSound(file);
            return rows(file, size, DuckFile::inMemoryToStream, from(file), Optional.empty());
        }
        if (start.startsWith("DUCK", 8)) {
            // The settings are read before the rows, because DuckDB opens a file in one mode at a time.
            Optional<String> settings = Optional.of(settings(file).toString());
            return rows(file, size, () -> new DuckFile(file).openToStream(), "score", settings);
        }
        refuseForeign(file);
        return ScoreTable.read(file, space);
    }

    /** Refuses files of other programs by their names. */
    private static void refuseForeign(Path file) {
        byte[] start;
        try (InputStream in = Unpack.plainOrGzip(file, file.toString(), UnpackLimits.DEFAULT)) {
            start = in.readNBytes(TorchFile.START);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (ZeroCostJson.isOne(new String(start, StandardCharsets.ISO_8859_1))) {
            throw refused(
                    file,
                    "expected " + LAYOUT + ", found NAS-Bench-Suite-Zero's scores. Import them: 'assay import " + file
                            + "', and then say --published");
        }
        if (PickleTable.isOne(start) || TorchFile.isOne(start)) {
            throw refused(
                    file,
                    "expected " + LAYOUT + ", found "
                            + (TorchFile.isOne(start) ? TorchFile.WORDS : "a pickle")
                            + ". Save the scores as CSV");
        }
    }

    /** DuckDB checks its own files; a Parquet file is compared with its seal. */
    static void requireSound(Path file) {
        try {
            if (Seal.check(file) == Seal.State.NONE) {
                LoggerFactory.getLogger(Scores.class)
                        .warn("{}: has no checksum of its content: damage in it would not be seen.", file);
            }
        } catch (IOException e) {
            throw new DataMissingException(file + ": cannot be read: " + e + ".", e);
        }
    }

    private interface Opener {
        Connection open() throws SQLException;
    }

    private static Scores rows(Path file, int size, Opener opener, String from, Optional<String> settings) {
        try (Connection c = opener.open();
                Statement s = c.createStatement()) {
            List<String> columns = columns(s, from);
            if (!columns.containsAll(COLUMNS)) {
                throw refused(file, "expected " + LAYOUT + ", found " + columns);
            }
            Collected scores = new Collected(file.toString(), size);
            String said = settings.isEmpty() && columns.contains("settings") ? "settings" : "NULL";
            try (ResultSet rows = s.executeQuery("SELECT proxy, arch, value, " + said + " FROM " + from)) {
                while (rows.next()) {
                    int arch = rows.getInt(2);
                    scores.require(!rows.wasNull() && rows.getString(1) != null, "an architecture and a proxy", "none");
                    double value = rows.getDouble(3);
                    scores.add(rows.getString(1), arch, rows.wasNull() ? Double.NaN : value);
                    scores.settings(rows.getString(4));
                }
            }
            return scores.scores(settings);
        } catch (SQLException e) {
            throw new DataFormatException(
                    file.toString(),
                    -1,
                    file + ": expected scores as assay proxy sweep writes them, found: " + DuckFile.saidOfFile(e) + ".",
                    e);
        }
    }

    static List<String> columns(Statement s, String from) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet row = s.executeQuery("DESCRIBE SELECT * FROM " + from)) {
            while (row.next()) {
                columns.add(row.getString(1));
            }
        }
        return columns;
    }

    /** The settings of a DuckDB file of scores; empty if it has no table of settings. */
    static Map<String, String> settings(Path file) {
        Map<String, String> settings = new LinkedHashMap<>();
        try (Connection c = new DuckFile(file).openToRead();
                Statement s = c.createStatement()) {
            try (ResultSet there = s.executeQuery(
                    "SELECT count(*) FROM duckdb_columns() WHERE table_name = 'setting' AND column_name IN ('key', 'value')")) {
                there.next();
                if (there.getInt(1) < 2) {
                    return settings;
                }
            }
            try (ResultSet rows = s.executeQuery("SELECT key, value FROM setting")) {
                while (rows.next()) {
                    settings.put(rows.getString(1), rows.getString(2));
                }
            }
            return settings;
        } catch (SQLException e) {
            throw new DuckFile(file).failed("its settings cannot be read", e);
        }
    }

    /** @throws UsageException listing the proxies that there are */
    public double[] of(String proxy) {
        double[] found = values.get(proxy);
        if (found == null) {
            throw new UsageException(
                    "scores: expected one of " + String.join(", ", values.keySet()) + ", found '" + proxy + "'.");
        }
        return found.clone();
    }

    private static DataFormatException refused(Path file, String why) {
        return new DataFormatException(file.toString(), -1, file + ": refused: " + why + ". Nothing was loaded.");
    }

    /** The expression for a Parquet file in the FROM clause of a query. */
    static String from(Path parquet) {
        return "read_parquet('" + path(parquet) + "')";
    }

    /** Whether a DuckDB file has scores that a sweep can continue. */
    static boolean isWorkInProgress(Path file) {
        try (Connection c = new DuckFile(file).openToRead();
                Statement s = c.createStatement();
                ResultSet row = s.executeQuery(
                        "SELECT count(*) FROM duckdb_tables() WHERE table_name IN ('setting', 'scored', 'class')")) {
            return row.next() && row.getInt(1) == 3;
        } catch (SQLException e) {
            throw new DuckFile(file).failed("cannot be read", e);
        }
    }

    private static String path(Path file) {
        return file.toAbsolutePath().toString().replaceAll("[*?\\[]", "[$0]").replace("'", "''");
    }
}

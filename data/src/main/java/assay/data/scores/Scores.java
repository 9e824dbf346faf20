package assay.data.scores;

import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.core.io.PlainFile;
import assay.data.duck.DuckFile;
import assay.data.seal.Seal;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * The scores of a space's architectures, from a {@link ScoreFile} or what was exported of it.
 *
 * @param settings what they were computed with
 * @param values by proxy, {@code [architectures]}; NaN where undefined or not computed
 * @param undefined by proxy, how many were computed and have no value
 */
public record Scores(String settings, Map<String, double[]> values, Map<String, Integer> undefined) {
    /**
     * Reads a file of scores.
     *
     * @param size how many architectures the space has
     * @throws DataMissingException if there is no such file
     * @throws DataFormatException if it holds no scores, or of architectures beyond {@code size}
     */
    public static Scores read(Path file, int size) {
        if (!PlainFile.is(file)) {
            throw new DataMissingException(file + ": no such file. Make it: assay proxy sweep 201 --out " + file + ".");
        }
        requireSound(file);
        // Before the rows: DuckDB opens a file in one mode at a time.
        String kept = isParquet(file) ? null : settings(file).toString();
        try (Connection c = isParquet(file) ? DuckFile.inMemoryToStream() : new DuckFile(file).openToStream();
                Statement s = c.createStatement()) {
            String from = isParquet(file) ? "read_parquet('" + path(file) + "')" : "score";
            Map<String, double[]> values = new LinkedHashMap<>();
            Map<String, Integer> undefined = new LinkedHashMap<>();
            String settings = isParquet(file) ? "settings" : "NULL";
            String said = null;
            try (ResultSet rows = s.executeQuery("SELECT proxy, arch, value, " + settings + " FROM " + from)) {
                while (rows.next()) {
                    String proxy = rows.getString(1);
                    int arch = rows.getInt(2);
                    double value = rows.getDouble(3);
                    boolean isNull = rows.wasNull();
                    if (arch < 0 || arch >= size) {
                        throw new DataFormatException(
                                file.toString(),
                                -1,
                                file + ": expected architectures 0.." + (size - 1) + ", found " + arch + ".");
                    }
                    values.computeIfAbsent(proxy, p -> nothing(size))[arch] = isNull ? Double.NaN : value;
                    undefined.merge(proxy, isNull ? 1 : 0, Integer::sum);
                    said = said == null ? rows.getString(4) : said;
                }
            }
            return new Scores(kept == null ? String.valueOf(said) : kept, values, undefined);
        } catch (SQLException e) {
            throw new DataFormatException(
                    file.toString(),
                    -1,
                    file + ": expected scores as assay proxy sweep writes them, found: " + DuckFile.saidBy(e) + ".",
                    e);
        }
    }

    /** DuckDB checks its own files; a Parquet file is compared with its seal. */
    private static void requireSound(Path file) {
        try {
            if (Seal.check(file) == Seal.State.NONE) {
                LoggerFactory.getLogger(Scores.class)
                        .warn("{}: has no checksum of its content: damage in it would not be seen.", file);
            }
        } catch (IOException e) {
            throw new DataMissingException(file + ": cannot be read: " + e + ".", e);
        }
    }

    /** The settings of a DuckDB file of scores. */
    static Map<String, String> settings(Path file) {
        Map<String, String> settings = new LinkedHashMap<>();
        try (Connection c = new DuckFile(file).openToRead();
                Statement s = c.createStatement();
                ResultSet rows = s.executeQuery("SELECT key, value FROM setting")) {
            while (rows.next()) {
                settings.put(rows.getString(1), rows.getString(2));
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

    private static double[] nothing(int size) {
        double[] nan = new double[size];
        Arrays.fill(nan, Double.NaN);
        return nan;
    }

    private static boolean isParquet(Path file) {
        return file.toString().endsWith(".parquet");
    }

    private static String path(Path file) {
        return file.toAbsolutePath().toString().replaceAll("[*?\\[]", "[$0]").replace("'", "''");
    }
}

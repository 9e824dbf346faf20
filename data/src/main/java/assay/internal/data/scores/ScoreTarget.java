package assay.internal.data.scores;

import assay.core.error.DataFormatException;
import assay.core.error.UsageException;
import assay.internal.data.duck.DuckFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Checks the files that scores will be written to. If a file there has contents that would be lost, it is refused before
 * anything is computed.
 */
public final class ScoreTarget {
    private ScoreTarget() {}

    /**
     * The settings of scores and their space, as files keep them.
     *
     * @param space what commands call it
     */
    public static Map<String, String> settings(Map<String, String> settings, String space) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        if (!space.equals(SameSettings.DEFAULT_SPACE)) {
            all.put(SameSettings.SPACE, space);
        }
        return all;
    }

    /**
     * Checks a Parquet file that will be replaced.
     *
     * @param fresh whether its scores may be lost
     * @throws UsageException if it contains something other than scores; or, unless {@code fresh}, if it contains scores
     *     with other settings, by proxies that will not be computed, or of architectures that will not be computed
     * @throws DataFormatException if it is damaged, unless {@code fresh}
     */
    public static void requireReplaceable(
            Path parquet, Map<String, String> settings, Collection<String> proxies, int[] archs, boolean fresh) {
        if (!Files.exists(parquet)) {
            return;
        }
        try (Connection c = DuckFile.inMemoryToStream();
                Statement s = c.createStatement()) {
            if (!Scores.columns(s, Scores.from(parquet)).containsAll(Scores.COLUMNS)) {
                throw new UsageException(
                        parquet + ": expected scores or no file, found other data. Choose another --out.");
            }
            if (!fresh) {
                Scores.requireSound(parquet);
                List<String> lost = lost(s, parquet, settings, proxies, archs);
                if (!lost.isEmpty()) {
                    throw new UsageException(parquet + ": expected scores with " + String.join("; ", lost) + "."
                            + SameSettings.WAYS_OUT);
                }
            }
        } catch (SQLException e) {
            if (!fresh) {
                throw new DataFormatException(
                        parquet.toString(),
                        -1,
                        parquet + ": expected scores or no file, found: " + DuckFile.saidOfFile(e)
                                + ". Choose another --out, or --fresh to replace it.",
                        e);
            }
        }
    }

    private static List<String> lost(
            Statement s, Path parquet, Map<String, String> settings, Collection<String> proxies, int[] archs)
            throws SQLException {
        boolean stated = Scores.columns(s, Scores.from(parquet)).contains("settings");
        List<String> lost = new ArrayList<>();
        try (ResultSet rows =
                s.executeQuery("SELECT DISTINCT " + (stated ? "settings" : "NULL") + " FROM " + Scores.from(parquet))) {
            while (rows.next()) {
                String text = rows.getString(1);
                lost.addAll(SameSettings.differences(
                        SameSettings.parsed(SameSettings.text(settings)),
                        text == null ? Map.of() : SameSettings.parsed(text)));
            }
        }
        BitSet kept = new BitSet();
        Arrays.stream(archs).forEach(kept::set);
        Map<String, Integer> more = new TreeMap<>();
        try (ResultSet rows = s.executeQuery("SELECT proxy, arch FROM " + Scores.from(parquet))) {
            while (rows.next()) {
                if (!proxies.contains(rows.getString(1)) || !kept.get(rows.getInt(2))) {
                    more.merge(rows.getString(1), 1, Integer::sum);
                }
            }
        }
        more.forEach((proxy, n) -> lost.add(
                proxy + " of " + (proxies.contains(proxy) ? "these cells" : "none") + ", found " + n + " cells more"));
        return lost;
    }

    /**
     * Removes a DuckDB file of scores, so that the next sweep starts from the beginning.
     *
     * @throws UsageException if it is something else
     */
    public static void forget(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        if (!DuckFile.isOne(file) || !Scores.isWorkInProgress(file)) {
            throw new UsageException(file + ": expected scores or no file, found other data. Choose another --out.");
        }
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".wal"));
        } catch (IOException e) {
            throw new UsageException(file + ": cannot be removed: " + e.getMessage() + ". Choose another --out.");
        }
    }
}

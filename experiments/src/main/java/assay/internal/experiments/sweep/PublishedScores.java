package assay.internal.experiments.sweep;

import assay.internal.data.scores.Scores;
import assay.internal.data.store.StoreReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Published scores of each architecture, from the store's table {@code proxy_score}. */
public final class PublishedScores {
    /** Their names of our proxies, where they differ. */
    private static final Map<String, String> NAMES =
            Map.of("jacob_cov", "jacov", "naswot", "nwot", "synflow_partly", "synflow");

    private PublishedScores() {}

    /**
     * All published scores of a data set, under their own names.
     *
     * @param count how many architectures the space has
     */
    public static Scores all(Path store, String dataset, int count) {
        Map<String, double[]> values = new TreeMap<>();
        Map<String, Integer> undefined = new TreeMap<>();
        try (Connection c = StoreReader.openLocked(store);
                PreparedStatement s =
                        c.prepareStatement("SELECT proxy, arch, value FROM proxy_score WHERE dataset = ?")) {
            s.setString(1, dataset);
            try (ResultSet rows = s.executeQuery()) {
                while (rows.next()) {
                    double value = rows.getDouble(3);
                    boolean finite = Double.isFinite(value);
                    values.computeIfAbsent(rows.getString(1), p -> {
                                double[] none = new double[count];
                                Arrays.fill(none, Double.NaN);
                                return none;
                            })[rows.getInt(2)] =
                            finite ? value : Double.NaN;
                    undefined.merge(rows.getString(1), finite ? 0 : 1, Integer::sum);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the store's scores cannot be read", e);
        }
        return new Scores("published, as imported into " + store.getFileName(), values, undefined);
    }

    /**
     * The published scores of a proxy.
     *
     * @param count how many architectures the space has
     * @return scores by architecture, NaN if there is no finite score; empty if there are no scores of this proxy at all
     */
    public static Optional<double[]> of(Path store, String proxy, String dataset, int count) {
        double[] values = new double[count];
        Arrays.fill(values, Double.NaN);
        boolean any = false;
        try (Connection c = StoreReader.openLocked(store);
                PreparedStatement s =
                        c.prepareStatement("SELECT arch, value FROM proxy_score WHERE proxy = ? AND dataset = ?")) {
            s.setString(1, NAMES.getOrDefault(proxy, proxy));
            s.setString(2, dataset);
            try (ResultSet rows = s.executeQuery()) {
                while (rows.next()) {
                    double value = rows.getDouble(2);
                    any = true;
                    values[rows.getInt(1)] = Double.isFinite(value) ? value : Double.NaN;
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the store's scores cannot be read", e);
        }
        return any ? Optional.of(values) : Optional.empty();
    }
}

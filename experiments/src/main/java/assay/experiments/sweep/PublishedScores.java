package assay.experiments.sweep;

import assay.core.space.bench201.Genotype201;
import assay.data.store.StoreReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Others' scores of each architecture, as the store's table {@code proxy_score} has them. */
public final class PublishedScores {
    /** Their names for ours, where they differ. */
    private static final Map<String, String> NAMES =
            Map.of("jacob_cov", "jacov", "naswot", "nwot", "synflow_partly", "synflow");

    private PublishedScores() {}

    /**
     * The published scores of a proxy.
     *
     * @return {@code [15625]}, NaN where there is none or none that is finite; empty if there are no such scores at all
     */
    public static Optional<double[]> of(Path store, String proxy, String dataset) {
        double[] values = new double[Genotype201.COUNT];
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

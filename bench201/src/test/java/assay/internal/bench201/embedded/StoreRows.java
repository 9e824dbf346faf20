package assay.internal.bench201.embedded;

import assay.internal.data.store.StoreReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What stores say, to be compared. */
final class StoreRows {
    /** All measurements but for where they come from; values as bits. */
    static final String MEASUREMENTS =
            "SELECT arch, dataset, split, schedule, trial, seeds, epoch, metric, value::VARCHAR AS value,"
                    + " unit, basis FROM measurement";

    static final String COSTS =
            "SELECT arch, dataset, device, metric, value::VARCHAR AS value, unit FROM hardware_cost";

    private StoreRows() {}

    static List<String> of(Path store, String query) {
        List<String> rows = new ArrayList<>();
        try (Connection c = StoreReader.open(store);
                Statement sql = c.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            while (row.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    cells.add(String.valueOf(row.getString(i)));
                }
                rows.add(String.join("|", cells));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }

    /** How many rows of the first store's answer the second one's lacks. */
    static long lacking(Path store, String query, Path in, String ofIt) {
        try (Connection c = StoreReader.open(store);
                Statement sql = c.createStatement()) {
            sql.execute("ATTACH '" + in + "' AS other (READ_ONLY)");
            String there = ofIt.replaceAll("FROM (measurement|hardware_cost)", "FROM other.main.$1");
            try (ResultSet row = sql.executeQuery("SELECT count(*) FROM (" + query + " EXCEPT " + there + ")")) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

package assay.internal.bench201.truth;

import assay.internal.data.store.StoreReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Asks a store. */
final class Sql {
    private Sql() {}

    /** The rows, each as its cells joined by {@code |}. */
    static List<String> rows(Path store, String query) {
        List<String> rows = new ArrayList<>();
        try (Connection c = StoreReader.openLocked(store);
                Statement sql = c.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    cells.add(row.getString(i));
                }
                rows.add(String.join("|", cells));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }
}

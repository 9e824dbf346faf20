package assay.internal.data.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** Table {@code build_info}, which only stores of built benchmarks have. */
final class BuildInfo {
    private BuildInfo() {}

    /** The entries in the order of the table; empty if there is no such table. */
    static Map<String, String> read(Connection connection) throws SQLException {
        Map<String, String> info = new LinkedHashMap<>();
        try (Statement sql = connection.createStatement()) {
            try (ResultSet table = sql.executeQuery(
                    "SELECT count(*) FROM information_schema.tables WHERE table_name = 'build_info'")) {
                table.next();
                if (table.getInt(1) == 0) {
                    return info;
                }
            }
            try (ResultSet row = sql.executeQuery("SELECT key, value FROM build_info ORDER BY rowid")) {
                while (row.next()) {
                    info.put(row.getString(1), row.getString(2));
                }
            }
        }
        return info;
    }
}

package assay.internal.cli.proxy;

import assay.internal.data.duck.DuckFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a file of scores says, but for the times. */
public final class SweptRows {
    private SweptRows() {}

    public static List<String> of(Path file) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection c = DuckFile.inMemoryToStream();
                Statement s = c.createStatement();
                ResultSet found =
                        s.executeQuery("SELECT arch, proxy, value, representative, settings FROM '" + file + "'")) {
            while (found.next()) {
                rows.add(found.getInt(1) + " " + found.getString(2) + " " + found.getString(3) + " " + found.getInt(4)
                        + found.getString(5));
            }
        }
        return rows;
    }
}

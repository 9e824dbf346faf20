package assay.internal.data.importing;

import assay.internal.data.store.StoreSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Measurements that the program itself put into a store are removed where imported files replace them. If the imported
 * files answer a question for every architecture, only they answer it, so that a ranking uses one source. The same
 * holds for each cost on a device. Measurements that the imported files do not have stay.
 */
final class GiveWay {
    private static final String ASKED = "dataset, split, schedule, trial, metric, epoch";

    private static final String QUESTIONS = """
            WITH mine AS (SELECT *, dense_rank() OVER (ORDER BY %1$s) AS q FROM series WHERE source IN (%2$s)),
            pair AS (SELECT DISTINCT m.q, t.series FROM mine m JOIN series t ON m.dataset = t.dataset
                AND m.split IS NOT DISTINCT FROM t.split AND m.schedule = t.schedule AND m.trial = t.trial
                AND m.metric = t.metric AND (m.epoch IS NOT DISTINCT FROM t.epoch OR t.epoch = -1 AND m.epoch > 0)
                WHERE t.source NOT IN (%2$s)),
            left_over AS (SELECT q, arch FROM reading JOIN mine USING (series)
                EXCEPT (SELECT q, arch FROM reading JOIN pair USING (series)
                    UNION ALL SELECT q, arch FROM curve JOIN pair USING (series)))
            """;

    private GiveWay() {}

    static void to(Connection connection, ImportProgress progress) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        try (Statement sql = connection.createStatement()) {
            try (ResultSet row = sql.executeQuery("SELECT source, name FROM source WHERE format = '"
                    + StoreSource.PACKED + "' AND EXISTS (SELECT 1 FROM source WHERE format <> '" + StoreSource.PACKED
                    + "') ORDER BY source")) {
                while (row.next()) {
                    numbers.add(row.getString(1));
                    names.add(row.getString(2));
                }
            }
            if (!numbers.isEmpty()) {
                // The store is no longer made from that file alone.
                sql.execute("DROP TABLE IF EXISTS build_info");
                replace(sql, String.join(", ", numbers));
                progress.remark(words(sql, names));
            }
        }
    }

    private static void replace(Statement sql, String numbers) throws SQLException {
        sql.execute(String.format(QUESTIONS, ASKED, numbers)
                + "DELETE FROM reading WHERE series IN (SELECT series FROM mine WHERE q IN (SELECT q FROM pair)"
                + " AND q NOT IN (SELECT q FROM left_over))");
        sql.execute("DELETE FROM hardware_cost m WHERE source IN (" + numbers
                + ") AND EXISTS (SELECT 1 FROM hardware_cost t WHERE t.source NOT IN (" + numbers
                + ") AND t.arch = m.arch AND t.device = m.device AND t.metric = m.metric"
                + " AND t.dataset IS NOT DISTINCT FROM m.dataset)");
        sql.execute(
                "DELETE FROM series WHERE source IN (" + numbers + ") AND series NOT IN (SELECT series FROM reading)");
        for (String table : new String[] {"source_file", "source"}) {
            sql.execute(
                    "DELETE FROM " + table + " WHERE source IN (" + numbers
                            + ") AND source NOT IN (SELECT source FROM series) AND source NOT IN (SELECT source FROM hardware_cost)");
        }
    }

    private static String words(Statement sql, List<String> names) throws SQLException {
        List<String> still = new ArrayList<>();
        try (ResultSet row = sql.executeQuery(
                "SELECT name FROM source WHERE format = '" + StoreSource.PACKED + "' ORDER BY source")) {
            while (row.next()) {
                still.add(row.getString(1));
            }
        }
        return "the imported files answer from now on; "
                + (still.isEmpty()
                        ? "they replace all of " + String.join(" and ", names)
                        : "what they lack comes from " + String.join(" and ", still));
    }
}

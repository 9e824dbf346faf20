package assay.internal.data.store;

import assay.core.truth.Basis;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads table {@code series}. */
final class SeriesRows {
    private SeriesRows() {}

    @FunctionalInterface
    interface Sink {
        void accept(Series series, int id);
    }

    static void read(Connection connection, Sink sink) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("SELECT name, dataset, split, schedule, trial, seeds, coalesce(epoch, "
                        + Series.EVERY_EPOCH + "), metric, unit, basis, preference, series"
                        + " FROM series JOIN source USING (source) ORDER BY series")) {
            while (row.next()) {
                sink.accept(
                        new Series(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getInt(4),
                                row.getString(5),
                                Series.seeds(row.getString(6)),
                                row.getInt(7),
                                row.getString(8),
                                row.getString(9),
                                Basis.of(row.getString(10)),
                                row.getInt(11)),
                        row.getInt(12));
            }
        }
    }
}

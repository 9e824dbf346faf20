package assay.internal.data.importing;

import assay.core.error.DataFormatException;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.internal.data.store.Series;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * Checks whether the numbers of a table can be what the table calls them: no fractions in place of percent, no
 * exchanged columns, no constant columns.
 */
final class Plausibility {
    /** Images of the smallest evaluation set: half of ImageNet16-120's test images. */
    private static final int FEWEST_IMAGES = 3_000;

    /** No network is this many standard deviations below guessing by chance. */
    private static final double SIGMAS = 6;

    /** A network that only guesses has an accuracy this close to that of guessing, as a fraction of it. */
    private static final double NEAR_CHANCE = 0.15;

    /** This many architectures never all have the same value. */
    private static final int MANY = 20;

    /** With strong augmentation, training images are harder than test images, but not by more points than this. */
    private static final double FAR = 20;

    private static final Set<String> ACCURACIES = Set.of(Metric.ACCURACY.key(), Metric.TOP5.key());
    private static final String ASK = "If the values are right nevertheless, say --as-is";

    private final Connection connection;
    private final int source;
    private final String file;
    private final ImportRules rules;

    Plausibility(Connection connection, int source, String file, ImportRules rules) {
        this.connection = connection;
        this.source = source;
        this.file = file;
        this.rules = rules;
    }

    /**
     * Says why this accuracy cannot be in percent: it is far below the accuracy of guessing, and at most 1, like a
     * fraction. (A low value alone is possible: after 4 epochs some trainings of NAS-Bench-101 have 3.7 percent, while
     * guessing gives 10.)
     */
    static Optional<String> aboveChance(Series series, double value) {
        if (!series.metric().equals(Metric.ACCURACY.key())) {
            return Optional.empty();
        }
        return dataset(series.dataset())
                .filter(d -> value <= 1 && value < lowest(d))
                .map(d -> "expected an accuracy in percent, and guessing among the " + d.classes() + " classes of "
                        + d.key() + " gives " + d.chance() + ", found " + value + ". " + UNITS);
    }

    private static final String UNITS =
            "If the accuracies are fractions, say --unit fraction; if they are percent, --unit percent";

    private static double lowest(Dataset d) {
        double p = d.chance() / 100;
        return 100 * (p - SIGMAS * Math.sqrt(p * (1 - p) / FEWEST_IMAGES));
    }

    private static Optional<Dataset> dataset(String key) {
        return Dataset.values().stream().filter(d -> d.key().equals(key)).findFirst();
    }

    /**
     * Checks all numbers of the source.
     *
     * @param unitIsUsers whether the form leaves the unit of accuracies to the user
     * @throws DataFormatException naming what is impossible, and what to do
     */
    void check(boolean unitIsUsers) throws SQLException {
        if (unitIsUsers && rules.doubtsUnits()) {
            fractions();
        }
        if (!rules.asIs()) {
            constant();
            exchanged();
        }
    }

    private void fractions() throws SQLException {
        String query =
                "SELECT dataset, count(*), min(value), max(value), metric FROM reading JOIN series USING (series)"
                        + " WHERE source = ? GROUP BY dataset, metric ORDER BY ALL";
        ask(query, row -> {
            Optional<Dataset> d = dataset(row.getString(1));
            if (d.isPresent() && ACCURACIES.contains(row.getString(5)) && row.getDouble(4) <= 1) {
                double chance = d.get().chance() * (row.getString(5).equals(Metric.TOP5.key()) ? 5 : 1);
                boolean guesses = row.getDouble(3) >= chance * (1 - NEAR_CHANCE)
                        && row.getDouble(4) <= chance * (1 + NEAR_CHANCE);
                if (!guesses) {
                    throw refused("expected " + row.getString(5) + " of "
                            + d.get().key() + " in percent, found " + range(row, 2) + ", none above 1. " + UNITS);
                }
            }
        });
    }

    private void constant() throws SQLException {
        String query = "SELECT dataset, split, schedule, trial, epoch, metric, count(*), min(value), max(value)"
                + " FROM reading JOIN series USING (series) WHERE source = ? AND basis <> 'formula'"
                + " GROUP BY dataset, split, schedule, trial, epoch, metric ORDER BY ALL";
        ask(
                query,
                row -> requireDifferent(row, 7, row.getString(6) + " on " + row.getString(1) + " " + row.getString(2)));
        ask(
                "SELECT dataset, device, metric, count(*), min(value), max(value) FROM hardware_cost WHERE source = ?"
                        + " GROUP BY dataset, device, metric ORDER BY ALL",
                row -> requireDifferent(row, 4, row.getString(3) + " on " + row.getString(2)));
    }

    private void requireDifferent(ResultSet row, int column, String what) throws SQLException {
        if (row.getLong(column) >= MANY && row.getDouble(column + 1) == row.getDouble(column + 2)) {
            throw refused("expected different values of " + what + ", found " + row.getDouble(column + 1)
                    + " for all of " + row.getLong(column) + " architectures. Look for a column that was not filled. "
                    + ASK);
        }
    }

    private void exchanged() throws SQLException {
        String query =
                "WITH v AS (SELECT arch, dataset, split, schedule, trial, coalesce(epoch, 0) AS epoch, value FROM"
                        + " reading JOIN series USING (series) WHERE source = ? AND metric = 'accuracy')"
                        + " SELECT t.dataset, o.split, count(*), avg(t.value), avg(o.value) FROM v t JOIN v o USING (arch, dataset,"
                        + " schedule, trial, epoch) WHERE t.split = 'train' AND o.split <> 'train' GROUP BY ALL ORDER BY ALL";
        ask(query, row -> {
            if (row.getDouble(5) - row.getDouble(4) > FAR) {
                throw refused(
                        "expected accuracies on training images of " + row.getString(1) + " not far below those of "
                                + row.getString(2) + ", found " + row.getDouble(4) + " and " + row.getDouble(5)
                                + " (mean of " + row.getLong(3) + "). Look whether two columns are exchanged. " + ASK);
            }
        });
    }

    private static String range(ResultSet row, int count) throws SQLException {
        return row.getLong(count)
                + (row.getLong(count) == 1 ? " value, " : " values of ")
                + row.getDouble(count + 1)
                + (row.getLong(count) == 1 ? "" : " to " + row.getDouble(count + 2));
    }

    private interface Look {
        void at(ResultSet row) throws SQLException;
    }

    private void ask(String query, Look look) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(query)) {
            sql.setInt(1, source);
            try (ResultSet row = sql.executeQuery()) {
                while (row.next()) {
                    look.at(row);
                }
            }
        }
    }

    private DataFormatException refused(String why) {
        return new DataFormatException(file, -1, file + ": refused: " + why + ". Nothing was loaded.");
    }
}

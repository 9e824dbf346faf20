package assay.internal.data.scores;

import assay.core.kit.OfficialNumbers;
import assay.core.kit.SpaceKit;
import assay.internal.core.predict.ProxyFeatures;
import assay.internal.core.predict.ScoreReader;
import assay.internal.data.duck.DuckFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Files of scores as features for predictors. */
public final class FeatureScores implements ScoreReader {
    @Override
    public ProxyFeatures read(String file, SpaceKit space) {
        Path path = Path.of(file);
        OfficialNumbers numbers = space.numbering().orElseThrow();
        Scores scores = Scores.read(path, space.shortName(), numbers.size());
        return new ProxyFeatures(numbers::indexOf, List.copyOf(scores.values().values()), seconds(path));
    }

    /** The sum over all networks; 0 for a file that does not tell. */
    private static double seconds(Path file) {
        boolean parquet = file.toString().endsWith(".parquet");
        if (!parquet && !DuckFile.isOne(file)) {
            return 0;
        }
        String from = parquet ? Scores.from(file) : "score";
        try (Connection c = parquet ? DuckFile.inMemoryToStream() : new DuckFile(file).openToRead();
                Statement s = c.createStatement()) {
            if (!Scores.columns(s, from).containsAll(List.of("representative", "seconds"))) {
                return 0;
            }
            try (ResultSet row = s.executeQuery(
                    "SELECT coalesce(sum(seconds), 0) FROM (SELECT DISTINCT proxy, representative, seconds FROM " + from
                            + ")")) {
                row.next();
                return row.getDouble(1);
            }
        } catch (SQLException e) {
            throw new DuckFile(file).failed("cannot be read", e);
        }
    }
}

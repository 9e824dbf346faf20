package assay.data.importing;

import assay.core.error.DataFormatException;
import assay.data.store.Series;
import assay.data.store.StoreUpdate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Looks where a store under change says two things: a question that two sources answer differently. Only one of them is ever
 * heard, so that which one is told; and a table of people that would never be heard is refused, or put in front.
 */
final class Contradictions {
    /**
     * What two sources answer differently.
     *
     * @param count of such questions
     * @param now what the new one says of the first of them
     * @param before what the other one says of it
     * @param heard whether the new one is heard
     */
    private record Between(
            Target.Source source, String other, long count, String example, double now, double before, boolean heard) {}

    private static final String SAME = "n.dataset = o.dataset AND n.split IS NOT DISTINCT FROM o.split"
            + " AND n.schedule = o.schedule AND n.trial = o.trial AND n.metric = o.metric";

    private final Connection connection;
    private final List<Target.Source> sources;
    private final ImportRules rules;

    Contradictions(StoreUpdate update, List<Target.Source> sources, ImportRules rules) {
        this.connection = update.connection();
        this.sources = List.copyOf(sources);
        this.rules = rules;
    }

    /** A question for people. */
    static String words(Series s) {
        return s.metric() + " on " + s.dataset() + (s.split() == null ? "" : " " + s.split()) + ", schedule "
                + s.schedule() + ", trial " + s.trial() + (s.epoch() > 0 ? ", epoch " + s.epoch() : "");
    }

    /**
     * Looks at every source of this import.
     *
     * @throws DataFormatException if a table would not be heard, and the user did not say that it shall
     */
    void check(ImportProgress progress) throws SQLException {
        List<Integer> seen = new ArrayList<>();
        for (Target.Source source : sources) {
            List<Integer> later = sources.stream()
                    .map(Target.Source::number)
                    .filter(n -> !seen.contains(n) && n != source.number())
                    .toList();
            seen.add(source.number());
            for (Between b : between(source, later)) {
                if (!b.heard() && rules.replace()) {
                    putInFront(source, later);
                    progress.remark(text(b) + ": " + source.name() + " answers from now on (--replace)");
                } else if (!b.heard() && source.format().isOfPeople()) {
                    throw new DataFormatException(
                            source.name(),
                            -1,
                            text(b) + ". " + b.other() + " would go on answering. Say --replace to let " + source.name()
                                    + " answer, or correct the file. Nothing was loaded.");
                } else {
                    progress.remark(text(b) + ": " + (b.heard() ? source.name() : b.other()) + " answers");
                }
            }
        }
    }

    private static String text(Between b) {
        return b.source().name() + ": " + b.count() + (b.count() == 1 ? " value contradicts " : " values contradict ")
                + b.other() + ": " + b.example() + ": " + b.now() + " against " + b.before();
    }

    /** @param except sources that are looked at after this one */
    private List<Between> between(Target.Source source, List<Integer> except) throws SQLException {
        List<Between> found = new ArrayList<>();
        if (!overlap(source, except)) {
            return found;
        }
        String query =
                both(source, except) + " SELECT any_value(name), count(*), min_by('architecture ' || arch || ', ' ||"
                        + " metric || ' on ' || dataset || coalesce(' ' || split, '') || ', schedule ' || schedule || ', trial ' ||"
                        + " trial || coalesce(', epoch ' || epoch, ''), (arch, n, epoch)), min_by(now, (arch, n, epoch)),"
                        + " min_by(before, (arch, n, epoch)), heard FROM contested GROUP BY o_source, heard ORDER BY o_source, heard";
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            while (row.next()) {
                found.add(new Between(
                        source,
                        row.getString(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getDouble(4),
                        row.getDouble(5),
                        row.getBoolean(6)));
            }
        }
        return found;
    }

    private static String others(Target.Source source, List<Integer> except) {
        return "o.source <> " + source.number()
                + (except.isEmpty()
                        ? ""
                        : " AND o.source NOT IN ("
                                + except.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")");
    }

    private boolean overlap(Target.Source source, List<Integer> except) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("SELECT count(*) FROM series n JOIN series o ON " + SAME
                        + " WHERE n.source = " + source.number() + " AND " + others(source, except))) {
            row.next();
            return row.getLong(1) > 0;
        }
    }

    /** Table expression {@code contested}: every question that the source and another answer differently. */
    private static String both(Target.Source source, List<Integer> except) {
        String pairs =
                "WITH pair AS (SELECT n.series AS n, o.series AS o, o.source AS o_source, o.preference AS preference,"
                        + " (n.preference, n.series) < (o.preference, o.series) AS heard, n.dataset, n.split, n.schedule, n.trial,"
                        + " n.metric FROM series n JOIN series o ON " + SAME + " WHERE n.source = " + source.number()
                        + " AND "
                        + others(source, except) + ")";
        String points =
                "(SELECT arch, series, epoch, value FROM reading JOIN (SELECT series, epoch FROM series WHERE series"
                        + " IN (SELECT %1$s FROM pair)) USING (series) UNION ALL SELECT arch, series,"
                        + " generate_subscripts(\"values\", 1)::INTEGER, unnest(\"values\") FROM curve WHERE series IN (SELECT %1$s"
                        + " FROM pair)) %1$s";
        return pairs
                + ", contested AS (SELECT pair.*, np.arch, np.epoch, np.value AS now, op.value AS before, source.name FROM"
                + " pair JOIN " + String.format(points, "n").replaceAll(" n$", " np") + " ON np.series = pair.n JOIN "
                + String.format(points, "o").replaceAll(" o$", " op") + " ON op.series = pair.o AND op.arch = np.arch"
                + " AND op.epoch IS NOT DISTINCT FROM np.epoch JOIN source ON source.source = o_source"
                + " WHERE np.value <> op.value)";
    }

    /** Gives the series of the source that are contradicted a preference before all that contradict them. */
    private void putInFront(Target.Source source, List<Integer> except) throws SQLException {
        String query = both(source, except)
                + " SELECT n, min(preference) FROM contested WHERE NOT heard GROUP BY n ORDER BY n";
        List<int[]> before = new ArrayList<>();
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            while (row.next()) {
                before.add(new int[] {row.getInt(1), row.getInt(2) - 1});
            }
        }
        try (PreparedStatement sql = connection.prepareStatement("UPDATE series SET preference = ? WHERE series = ?")) {
            for (int[] one : before) {
                sql.setInt(1, one[1]);
                sql.setInt(2, one[0]);
                sql.execute();
            }
        }
    }
}

package assay.internal.data.importing;

import assay.core.error.DataFormatException;
import assay.internal.data.store.Series;
import assay.internal.data.store.StoreUpdate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Looks for contradictions in a store that is being changed: questions that two sources answer differently. Only one of
 * the two is ever used as the answer (it is "heard"), so the user is told which one. A table that a user made and that
 * would never be heard is refused, or, with --replace, put in front. Numbers that are equal but for the rounding of float32
 * do not contradict each other. Neither do trainings whose seed nobody knows, since they may be different ones.
 */
final class Contradictions {
    /**
     * A question that two sources answer differently.
     *
     * @param count how many such questions there are
     * @param now what the new source says about the first such question
     * @param before what the other source says about it
     * @param heard whether the new source is heard
     */
    private record Between(
            Target.Source source, String other, long count, String example, double now, double before, boolean heard) {}

    private static final String SAME = "n.dataset = o.dataset AND n.split IS NOT DISTINCT FROM o.split"
            + " AND n.schedule = o.schedule AND n.trial = o.trial AND n.metric = o.metric"
            + " AND NOT starts_with(n.trial, '" + Series.UNNAMED + "')";

    private final Connection connection;
    private final List<Target.Source> sources;
    private final ImportRules rules;

    Contradictions(StoreUpdate update, List<Target.Source> sources, ImportRules rules) {
        this.connection = update.connection();
        this.sources = List.copyOf(sources);
        this.rules = rules;
    }

    /** A question as text for people. */
    static String words(Series s) {
        return s.metric() + " on " + s.dataset() + (s.split() == null ? "" : " " + s.split()) + ", schedule "
                + s.schedule() + ", trial " + s.trial() + (s.epoch() > 0 ? ", epoch " + s.epoch() : "");
    }

    /**
     * Looks at every source of this import.
     *
     * @throws DataFormatException if a table would not be heard, and the user did not give --replace
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

    /** @param except sources to leave out, since they are checked after this one */
    private List<Between> between(Target.Source source, List<Integer> except) throws SQLException {
        List<Between> found = new ArrayList<>();
        if (!overlap(source, except)) {
            return found;
        }
        String query = contested(source, except)
                + " SELECT any_value(name), count(*), min_by('architecture ' || arch || ', ' ||"
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

    /**
     * Table expression {@code contested}: every question that the source and another answer differently. For two
     * learning curves, only the first point where they differ is taken: they have too many points to join them one by
     * one.
     */
    private static String contested(Target.Source source, List<Integer> except) {
        String pairs =
                "WITH pair AS (SELECT n.series AS n, o.series AS o, n.epoch AS n_epoch, o.epoch AS o_epoch, o.source AS"
                        + " o_source, o.preference AS preference, (n.preference, n.series) < (o.preference, o.series) AS heard,"
                        + " n.dataset, n.split, n.schedule, n.trial, n.metric FROM series n JOIN series o ON " + SAME
                        + " WHERE n.source = " + source.number() + " AND " + others(source, except) + ")";
        String numbers = sides("reading", "reading", "n_epoch", "x.value", "y.value")
                + " WHERE n_epoch IS NOT DISTINCT FROM o_epoch AND " + different("x.value", "y.value");
        String point = "%s.\"values\"[%s]";
        String onCurve = sides("reading", "curve", "n_epoch", "x.value", String.format(point, "y", "n_epoch"))
                + " WHERE n_epoch > 0 AND " + different("x.value", String.format(point, "y", "n_epoch"));
        String underCurve = sides("curve", "reading", "o_epoch", String.format(point, "x", "o_epoch"), "y.value")
                + " WHERE o_epoch > 0 AND " + different("y.value", String.format(point, "x", "o_epoch"));
        String at = "list_position([" + different("z[1]", "z[2]")
                + " for z in list_zip(x.\"values\", y.\"values\")], true)";
        String curves = sides("curve", "curve", at, "x.\"values\"[" + at + "]", "y.\"values\"[" + at + "]") + " WHERE "
                + at + " > 0";
        return pairs + ", contested AS (SELECT c.*, source.name FROM ("
                + String.join(" UNION ALL ", numbers, onCurve, underCurve, curves)
                + ") c JOIN source ON source.source = c.o_source)";
    }

    /** Whether two numbers differ by more than float32 numbers are rounded (6e-8), as half of the published files have them. */
    private static String different(String one, String other) {
        return "NOT (" + one + " = " + other + " OR abs(" + one + " - " + other + ") <= 1e-6 * abs(" + other + "))";
    }

    /** What both sources say about an architecture. */
    private static String sides(String mine, String theirs, String epoch, String now, String before) {
        return "SELECT pair.*, x.arch, " + epoch + " AS epoch, " + now + " AS now, " + before
                + " AS before FROM pair JOIN " + mine + " x ON x.series = pair.n JOIN " + theirs
                + " y ON y.series = pair.o AND y.arch = x.arch";
    }

    /** Takes the series of this source that others contradict, and puts them before all those that contradict them. */
    private void putInFront(Target.Source source, List<Integer> except) throws SQLException {
        String query = contested(source, except)
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

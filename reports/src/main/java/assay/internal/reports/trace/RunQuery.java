package assay.internal.reports.trace;

import assay.core.kit.SpaceKits;
import assay.core.run.Experiment;
import java.util.Optional;

/** Commands that ask the run store for the numbers in a report, from the last saved experiment with its name. */
public final class RunQuery {
    private final Experiment experiment;

    public RunQuery(Experiment experiment) {
        this.experiment = experiment;
    }

    /** The cell of each run of one method. */
    String chosen(String method) {
        return command("r.seed, r.chosen", "runs", "", Optional.of(method), "r.run");
    }

    /** The cell of each run. */
    public String chosen() {
        return all("r.chosen", "", "");
    }

    /** Losses, times and incumbents. */
    public String epochs() {
        return all("p.*", join("epochs", "p"), ", p.position");
    }

    public String diagnostics() {
        return all("d.*", join("diagnostics", "d"), ", d.position, d.number");
    }

    public String samples() {
        return all("s.arch, s.score", join("samples", "s"), ", s.position");
    }

    public String seconds() {
        return all("r.search_s, r.selection_s", "", "");
    }

    /** The results of the trainings of found architectures. */
    public String trainings() {
        boolean words = SpaceKits.named(experiment.space(), "report").readsText();
        return command("r.*", words ? "text_trainings" : "trainings", "", Optional.empty(), "r.position");
    }

    private String all(String columns, String join, String order) {
        return command("r.method, r.seed, " + columns, "runs", join, Optional.empty(), "r.run" + order);
    }

    /** A query of a table with rows for runs. */
    private static String join(String table, String as) {
        return " JOIN " + table + ' ' + as + " ON " + as + ".experiment = r.experiment AND " + as + ".run = r.run";
    }

    private String command(String columns, String from, String join, Optional<String> method, String order) {
        String sql = "SELECT " + columns + " FROM " + from + " r JOIN experiments e ON e.id = r.experiment" + join
                + " WHERE e.name = " + quoted(experiment.name())
                + method.map(m -> " AND r.method = " + quoted(m)).orElse("")
                + " AND e.number = (SELECT max(number) FROM experiments WHERE name = e.name) ORDER BY " + order;
        return "assay sql --store \"${ASSAY_HOME:-$HOME/.assay}/runs.duckdb\" \""
                + sql.replaceAll("([\"$`\\\\])", "\\\\$1") + '"';
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}

package assay.internal.experiments.referee;

import assay.core.error.UsageException;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.run.Training;
import assay.internal.experiments.config.JudgedConfig;
import assay.internal.experiments.work.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes an experiment from rows of a user. It is an experiment like any other: reports, the run store, comparisons and the gate
 * accept it.
 */
public final class Referee {
    private static final int MOST_TOLD = 5;

    private Referee() {}

    /** How rows are written in a {@link JudgedConfig}. */
    public static String text(JudgedRows rows) {
        return RowsText.write(rows.rows());
    }

    /**
     * The experiment of a judgement; the same judgement always gives the same experiment.
     *
     * @param command the command line, or other words for it, for the provenance
     * @throws UsageException naming rows that contradict each other
     */
    public static Experiment judge(JudgedConfig config, String command) {
        return judge(config, command, Map.of(), runs -> List.of());
    }

    /** Trains architectures that no table judges. */
    @FunctionalInterface
    public interface Trained {
        List<Training> of(List<RunRecord> runs);
    }

    /**
     * The same.
     *
     * @param judge a description of the judge, for the provenance
     * @param trained for a space without a table: trains the answers
     */
    public static Experiment judge(JudgedConfig config, String command, Map<String, String> judge, Trained trained) {
        SpaceKit kit = SpaceKits.named(config.space(), "judge");
        List<JudgedRow> rows = RowsText.read(config.rows(), config.name(), kit);
        requireNames(rows);
        AnswerRule rule = config.answer().equals(AnswerRule.BEST.key()) ? AnswerRule.BEST : AnswerRule.LAST;
        JudgedRuns runs = JudgedRuns.of(rows, rule, config.lower());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("command", command);
        facts.put("assay", Version.number() + " (" + Version.commit() + ")");
        facts.putAll(judge);
        facts.put(
                Experiment.JUDGED,
                count(rows.size(), "row") + ": "
                        + count(rows.stream().map(JudgedRow::method).distinct().count(), "method") + ", "
                        + count(rows.stream().map(JudgedRow::run).distinct().count(), "run"));
        for (int i = 0; i < config.files().size(); i++) {
            facts.put("file " + (i + 1), config.files().get(i));
        }
        facts.put("answer", answers(rows, rule, config.lower()));
        if (config.skippedRows() > 0) {
            facts.put(
                    "rows left out",
                    count(config.skippedRows(), "row") + " that could not be understood: "
                            + String.join(" | ", config.skipped())
                            + (config.skippedRows() > config.skipped().size() ? " | and others" : ""));
        }
        absent(rows, facts);
        config.about().forEach((key, text) -> facts.put("author says: " + key, text));
        runs.failed().forEach((run, why) -> facts.put(Experiment.FAILED + run, why));
        return new Experiment(
                config.name(),
                config.space(),
                config.truth().benchmark().built(),
                config.truth().datasets(),
                config.truth().schedule(),
                config.yaml(),
                facts,
                runs.runs(),
                trained.of(runs.runs()));
    }

    private static String answers(List<JudgedRow> rows, AnswerRule rule, boolean lower) {
        long marked = rows.stream()
                .filter(JudgedRow::isFinal)
                .map(JudgedRow::run)
                .distinct()
                .count();
        long all = rows.stream().map(JudgedRow::run).distinct().count();
        boolean scored = rows.stream().anyMatch(r -> r.score().isPresent());
        String of = rule.words()
                + (rule == AnswerRule.BEST && scored ? lower ? " (smaller is better)" : " (larger is better)" : "");
        return marked == 0
                ? of
                : "the final row" + (marked < all ? " of " + count(marked, "run") + "; of the others " + of : "");
    }

    /** Counts architectures that the table does not have; they are never dropped silently. */
    private static void absent(List<JudgedRow> rows, Map<String, String> facts) {
        List<JudgedRow> missing =
                rows.stream().filter(r -> r.architecture().isEmpty()).toList();
        if (!missing.isEmpty()) {
            facts.put(
                    "not in the table",
                    count(missing.size(), "row") + " of " + rows.size()
                            + " name an architecture that the table does not"
                            + " have: "
                            + missing.stream()
                                    .limit(MOST_TOLD)
                                    .map(r -> r.at() + " (" + r.run() + "): " + r.why())
                                    .collect(Collectors.joining(" | "))
                            + (missing.size() > MOST_TOLD ? " | and others" : ""));
        }
    }

    /** Refuses names of methods that would share a file of the report. */
    private static void requireNames(List<JudgedRow> rows) {
        Map<String, String> seen = new HashMap<>();
        for (JudgedRow row : rows) {
            String before =
                    seen.putIfAbsent(row.method().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"), row.method());
            if (before != null && !before.equals(row.method())) {
                throw new UsageException(row.at() + ": expected method names that differ in letters or digits, found '"
                        + before + "' and '" + row.method() + "'. Rename one of them.");
            }
        }
    }

    static String count(long n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    /** Makes a name of an experiment from any text. */
    public static String name(String text) {
        String name = text.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[^A-Za-z0-9]+", "");
        return name.isEmpty() ? "judged" : name.substring(0, Math.min(80, name.length()));
    }

    /** The configuration's list of the rows that were left out. */
    public static List<String> kept(JudgedRows rows) {
        List<String> kept = new ArrayList<>(rows.skipped());
        return List.copyOf(kept.subList(0, Math.min(JudgedConfig.MOST_SKIPPED, kept.size())));
    }
}

package assay.internal.reports.checklist;

import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known about runs that were made elsewhere and only judged here: the content of their rows, and the author's
 * statements.
 */
final class JudgedRecords {
    private final Experiment experiment;

    JudgedRecords(Experiment experiment) {
        this.experiment = experiment;
    }

    /** The answer that replaces the one from our own records; empty if not known. */
    Optional<String> of(Practice p) {
        return switch (p) {
            case METHOD_CODE -> author("code").map(t -> "The author says where it is: " + t + ".");
            case CODE_AS_USED -> author("version").map(t -> "The author says which version ran: " + t + ".");
            case CONFOUNDERS -> author("hardware").map(t -> "The author says what it ran on: " + t + ".");
            case SETUP -> author("settings").map(t -> "The author says: " + t + ".");
            case END_TO_END -> endToEnd();
            case RANDOM ->
                Optional.of("Random choice and random search with as many evaluations, computed exactly from the table,"
                        + " stand beside every method.");
            case TRAINING_CODE, SAME_BENCHMARK, ABLATIONS, SAME_PROTOCOL, OVER_TIME, REPEATED, TABULAR, TUNING ->
                Optional.empty();
        };
    }

    /** Whether {@link #of} answers this practice instead of the records. */
    static boolean knows(Practice p) {
        return switch (p) {
            case METHOD_CODE, CODE_AS_USED, CONFOUNDERS, SETUP, END_TO_END, RANDOM -> true;
            case TRAINING_CODE, SAME_BENCHMARK, ABLATIONS, SAME_PROTOCOL, OVER_TIME, REPEATED, TABULAR, TUNING -> false;
        };
    }

    /** What would be needed for an answer. */
    static String wanted(Practice p) {
        String key =
                switch (p) {
                    case METHOD_CODE -> "code";
                    case CODE_AS_USED -> "version";
                    case CONFOUNDERS -> "hardware";
                    case SETUP -> "settings";
                    case END_TO_END -> "cost";
                    case TRAINING_CODE,
                            SAME_BENCHMARK,
                            ABLATIONS,
                            SAME_PROTOCOL,
                            OVER_TIME,
                            RANDOM,
                            REPEATED,
                            TABULAR,
                            TUNING -> "checklist: {" + p.key() + ": ...}";
                };
        return "Only the author knows. Say it in a file for 'assay judge --about': " + key
                + (key.contains(":") ? "." : ": ... (assay judge --template).");
    }

    private Optional<String> endToEnd() {
        List<String> parts = new ArrayList<>();
        author("cost").ifPresent(c -> parts.add("The author says what all of it cost: " + c + "."));
        double[] seconds = experiment.runs().stream()
                .map(RunRecord::wallSeconds)
                .flatMapToDouble(s -> s.stream())
                .toArray();
        if (seconds.length > 0) {
            parts.add(seconds.length + " of " + experiment.runs().size() + " runs tell how long they took.");
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", parts));
    }

    private Optional<String> author(String key) {
        return Optional.ofNullable(experiment.provenance().get("author says: " + key));
    }
}

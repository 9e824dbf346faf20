package assay.internal.cli.options;

import assay.internal.cli.options.NumberBounds.Within;
import assay.internal.experiments.config.AboutConfig;
import assay.internal.experiments.config.Bounds;
import assay.internal.experiments.referee.AnswerRule;
import assay.internal.experiments.referee.JudgeRequest;
import assay.internal.experiments.referee.RowReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How rows of a user are read, and which table judges them. */
public final class RowOptions {
    @Option(
            names = "--on",
            paramLabel = "TABLE[/DATASET]",
            description =
                    "The table that judges: 201, sss, 101, 1shot1-1, 1shot1-2, 1shot1-3, mini201 or one of your own; and"
                            + " its data sets, separated by commas. Default: all data sets that papers report.")
    private String on;

    @Within(from = 1, to = Bounds.EPOCHS)
    @Option(
            names = "--schedule",
            paramLabel = "N",
            description = "Epochs of the table's trainings. Default: the longest that it has.")
    private Integer schedule;

    @Option(
            names = "--columns",
            paramLabel = "PART=COLUMN",
            split = ",",
            description =
                    "Which column is which part, as architecture=arch_str,seed=run. Parts: method, seed, architecture,"
                            + " step, epoch, time_s, cost_s, score, final, evaluations. Default: as the columns' names say.")
    private Map<String, String> columns = new LinkedHashMap<>();

    @Option(
            names = "--method",
            paramLabel = "NAME",
            description = "The method of rows without a method. Default: the name of their file.")
    private String method;

    @Option(
            names = "--answer",
            paramLabel = "best|last",
            description =
                    "The answer of a run without a final row: the architecture with the best score, or that of the last"
                            + " row. Default: best if there are scores.")
    private String answer;

    @Option(names = "--lower-is-better", description = "A smaller score is better, as for a loss.")
    private boolean lower;

    @Option(
            names = "--skip-bad",
            description = "Leave out rows that cannot be understood, and say which. Default: stop at the first.")
    private boolean skipBad;

    @Option(
            names = "--with",
            paramLabel = "EXPERIMENT",
            split = ",",
            description = "Stored experiments (name, id, or folder of a report) whose runs are judged beside the rows.")
    private List<String> with = new ArrayList<>();

    /** The table and its data sets, if they were named. */
    public Optional<String> on() {
        return Optional.ofNullable(on);
    }

    public List<String> with() {
        return List.copyOf(with);
    }

    /** Whether any option about rows was given. */
    public boolean given() {
        return on != null
                || schedule != null
                || !columns.isEmpty()
                || method != null
                || answer != null
                || lower
                || skipBad
                || !with.isEmpty();
    }

    /** Epochs of the table's trainings, if they were named. */
    public Optional<Integer> schedule() {
        return Optional.ofNullable(schedule);
    }

    /**
     * The request to judge.
     *
     * @param table the table and its data sets
     * @param epochs of the table's trainings; empty: the longest
     * @param name of the resulting experiment; empty: the name of the first file
     */
    public JudgeRequest request(
            List<Path> files, String table, Optional<Integer> epochs, Optional<String> name, AboutConfig about) {
        return new JudgeRequest(
                files,
                table,
                epochs,
                new RowReader.Options(columns, Optional.ofNullable(method), skipBad),
                Optional.ofNullable(answer).map(AnswerRule::of),
                lower,
                name,
                about,
                with);
    }
}

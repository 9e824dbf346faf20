package assay.internal.cli.judge;

import assay.core.error.AssayException.ExitCode;
import assay.core.error.InterruptedRunException;
import assay.core.error.UsageException;
import assay.internal.cli.AssayCommand;
import assay.internal.cli.Json;
import assay.internal.cli.options.DataOptions;
import assay.internal.cli.options.EngineOptions;
import assay.internal.cli.options.RowOptions;
import assay.internal.cli.options.WorkerOption;
import assay.internal.cli.run.RivalTable;
import assay.internal.cli.run.RunListener;
import assay.internal.cli.run.SummaryTable;
import assay.internal.data.runs.RunStore;
import assay.internal.experiments.config.AboutConfig;
import assay.internal.experiments.referee.JudgeRequest;
import assay.internal.experiments.referee.OpenJudgement;
import assay.internal.experiments.stored.ReportFolder;
import assay.internal.experiments.stored.Reports;
import assay.internal.experiments.work.AssayHome;
import assay.internal.experiments.work.DataFolder;
import assay.internal.experiments.work.RunOptions;
import assay.internal.reports.Report;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay judge}: judges the results of any search. */
@Command(
        name = "judge",
        header = "How good is what your own search found?",
        description = {
            "Judge the results of any search, in any language: rows with method, seed and architecture, and optionally"
                    + " step, time_s, cost_s, score and final. The table says how good each answer is; the report is like that of"
                    + " 'assay run' (docs/judge.md).",
            "Files may be CSV (also with ; or tabs), JSON Lines, JSON, Parquet or Arrow, also packed by gzip;"
                    + " - is standard input.",
            "Exit code 4 if the table does not have the answer of any run."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay judge examples/judge/searches.csv --on mini201",
            "  assay judge mine.jsonl theirs.csv --on 201/cifar10,cifar100 --with 201-table-methods",
            "  assay judge log.csv --on 201 --columns architecture=arch_str,seed=run --method mine --answer last",
            "  assay judge --template > about.yaml"
        })
public final class JudgeCommand extends AssayCommand {
    @Parameters(arity = "0..*", paramLabel = "FILE|-", description = "Files with rows.")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private RowOptions rows;

    @Option(
            names = "--about",
            paramLabel = "FILE.yaml",
            description =
                    "A file with what only the author knows, for the checklist. --template prints one to fill in.")
    private Path about;

    @Option(names = "--template", description = "Print a file for --about, and do nothing else.")
    private boolean template;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Name of the experiment. Default: that of the first file.")
    private String name;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the report goes. Default: reports-out/NAME.")
    private Path out;

    @Option(
            names = "--retrain",
            description =
                    "In a space without a table (--on darts): train the answers, by the recipe of the DARTS paper.")
    private boolean retrain;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "With --retrain: another value than the paper's, such as retrain.epochs=50 (docs/training.md).")
    private List<String> overrides = new ArrayList<>();

    @Mixin
    private DataOptions data;

    @Mixin
    private WorkerOption workers;

    @Option(
            names = "--run-on",
            paramLabel = "MASTER",
            description = "With --retrain: train by Apache Spark, as --on of 'assay run' does (docs/spark.md).")
    private String runOn;

    @Mixin
    private EngineOptions engine;

    @Option(
            names = "--by-class",
            description = "Tests treat two cells that are the same network (inner nodes exchanged) as a tie.")
    private boolean byClass;

    @Option(names = "--json", description = "Answer as one JSON object of kind 'judge'.")
    private boolean json;

    @Override
    public Integer call() {
        if (template) {
            out().print(AboutConfig.TEMPLATE);
            out().flush();
            return 0;
        }
        try (OpenJudgement judgement = judgement()) {
            judgement.requireAnswers();
            Path folder = ReportFolder.of(
                    out, judgement.experiment().name(), judgement.experiment().configuration(), this::remark);
            DataFolder.checkWritable(folder);
            RunStore.open(AssayHome.runs()).save(judgement.experiment());
            Report report = Reports.of(judgement.experiment(), judgement.truth(), byClass, this::remark);
            Reports.write(report, folder);
            SummaryTable table = new SummaryTable(judgement.experiment(), judgement.truth());
            RivalTable rivals = new RivalTable(report.study());
            if (json) {
                ObjectNode answer = table.json("judge", folder);
                rivals.json(answer);
                Json.print(out(), answer);
            } else {
                table.print(out(), rivals::print, folder);
            }
        } catch (InterruptedRunException e) {
            return ExitCode.INTERRUPTED.code(); // the user was already told
        }
        return 0;
    }

    private OpenJudgement judgement() {
        if (!retrain) {
            if (runOn != null) {
                throw new UsageException("--run-on: expected --retrain beside it, found none. Leave it out.");
            }
            if (!overrides.isEmpty()) {
                throw new UsageException("--set: expected --retrain beside it, found none. Leave it out.");
            }
            return OpenJudgement.of(request(), data.data(), commandLine(), this::remark);
        }
        RunOptions options = new RunOptions(data.data(), data.images(), engine.backend(), workers.threads(), false, "")
                .on(Optional.ofNullable(runOn));
        return OpenJudgement.retrained(
                request(), overrides, options, commandLine(), new RunListener(err(), quiet(), terminal()));
    }

    private JudgeRequest request() {
        if (files.isEmpty()) {
            throw new UsageException(
                    "judge: expected a file with rows, found none. Name one: assay judge FILE --on TABLE.");
        }
        String on = rows.on()
                .orElseThrow(() -> new UsageException(
                        "--on: expected the table that judges, such as --on 201 or --on mini201, found none."
                                + " 'assay list stores' shows those that are here."));
        return rows.request(
                files,
                on,
                rows.schedule(),
                Optional.ofNullable(name),
                about == null ? AboutConfig.NONE : AboutConfig.read(about));
    }
}

package assay.internal.cli.gate;

import assay.core.error.AssayException.ExitCode;
import assay.core.error.InterruptedRunException;
import assay.core.error.UsageException;
import assay.core.kit.SpaceKits;
import assay.internal.cli.AssayCommand;
import assay.internal.cli.options.DataOptions;
import assay.internal.cli.options.EngineOptions;
import assay.internal.cli.options.NumberBounds.Within;
import assay.internal.cli.options.RowOptions;
import assay.internal.cli.options.WorkerOption;
import assay.internal.cli.run.RunListener;
import assay.internal.experiments.config.AboutConfig;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.gate.Baseline;
import assay.internal.experiments.gate.BaselineFile;
import assay.internal.experiments.gate.EmbeddedGate;
import assay.internal.experiments.gate.ExperimentGate;
import assay.internal.experiments.gate.JudgedGate;
import assay.internal.experiments.gate.ProxyPanel;
import assay.internal.experiments.gate.Quantity;
import assay.internal.experiments.methods.Catalogue;
import assay.internal.experiments.run.ExperimentRun;
import assay.internal.experiments.work.RunOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay gate}: does this program search as well as at the time of the baseline? */
@Command(
        name = "gate",
        header = "Did a change make the search worse? For CI.",
        description = {
            "Search with a few methods and seeds, and compare the results with a stored baseline: the regret of the chosen"
                    + " cells, what the searches learnt, and how proxies order cells (docs/gate.md).",
            "With --judge nothing is run: the results of any search, in any language, are compared (docs/ci.md).",
            "Exit code 0 if nothing is shown to be worse by more than its margin, 1 if something is, or a method fails, 3 if"
                    + " nothing could be compared. If it is stopped, finished work is kept, and the same command goes on."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay gate",
            "  assay gate --short --junit target/gate.xml",
            "  assay gate --config my.yaml --baseline my-baseline.json --data DATA --update",
            "  assay gate --judge results/*.csv --on mini201 --baseline main.json --update",
            "  assay gate --judge results/*.csv --baseline main.json --comment gate.md"
        })
public final class GateCommand extends AssayCommand {
    private static final Path STANDARD = Path.of("gate", "gate-baseline.json");

    /** Seeds of {@code --short}. */
    private static final int FEW = 16;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "What to compare with; by default gate/gate-baseline.json.")
    private Path file = STANDARD;

    @Option(names = "--config", paramLabel = "FILE", description = "The experiment. Default: the embedded one.")
    private Path experiment;

    @Option(
            names = "--judge",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Run nothing: compare what these files say that searches found (docs/judge.md). The baseline"
                    + " says which table judges; with --update --on does.")
    private List<Path> judged = new ArrayList<>();

    @Mixin
    private RowOptions rows;

    @Option(names = "--update", description = "Write a new baseline instead of comparing with one.")
    private boolean update;

    @Option(names = "--methods", split = ",", paramLabel = "NAME", description = "Run, or compare, these methods only.")
    private List<String> methods;

    @Option(
            names = "--seeds",
            split = ",",
            paramLabel = "N",
            description = "Run, or compare, with these seeds. Default: all of the experiment or the files.")
    private List<String> seeds;

    @Option(names = "--short", description = "Run with the first sixteen seeds only.")
    private boolean few;

    @Within(from = 0, to = 100)
    @Option(
            names = "--margin",
            paramLabel = "POINTS",
            description =
                    "How much worse accuracies may be, percent points. Default: 1; for the embedded experiment 0.5.")
    private Double points;

    @Within(from = Double.MIN_VALUE, to = 0.5)
    @Option(
            names = "--alpha",
            paramLabel = "P",
            description =
                    "Probability that the gate closes although nothing is worse by more than its margin. Default: 0.05.")
    private double alpha = 0.05;

    @Mixin
    private DataOptions data;

    @Mixin
    private WorkerOption workers;

    @Mixin
    private EngineOptions engine;

    @Option(names = "--fresh", description = "Delete earlier work of this gate, and start again.")
    private boolean fresh;

    @Option(names = "--json", description = "Answer as one JSON object of kind 'gate'.")
    private boolean json;

    @Option(
            names = "--comment",
            paramLabel = "FILE",
            description = "Also write the answer as short Markdown, for a pull request: the first line is the verdict.")
    private Path comment;

    @Option(names = "--junit", paramLabel = "FILE", description = "Also write the answer as JUnit XML, for CI systems.")
    private Path junit;

    @Override
    public Integer call() {
        check();
        if (isJudged()) {
            JudgedGate gate = new JudgedGate(
                    rows.on(),
                    rows.schedule(),
                    (table, epochs) -> rows.request(judged, table, epochs, Optional.of("gate"), AboutConfig.NONE),
                    data.data(),
                    methods == null ? List.of() : methods,
                    seeds == null
                            ? List.of()
                            : seeds.stream().map(GateCommand::seed).toList(),
                    commandLine(),
                    this::remark,
                    end());
            return update ? gate.update() : gate.compare();
        }
        Optional<Baseline> baseline = update ? Optional.empty() : Optional.of(BaselineFile.read(file, this::remark));
        ExperimentConfig config = config();
        baseline.ifPresent(b -> b.conditions().requireExperiment(config, file.toString()));
        try {
            return new ExperimentRun(config, options(), commandLine(), new Listener())
                    .run(new ExperimentGate(
                            config,
                            experiment == null ? ProxyPanel.EMBEDDED : ProxyPanel.ALWAYS,
                            baseline,
                            workers.threads(),
                            end(),
                            this::remark,
                            verbose() ? err() : null));
        } catch (InterruptedRunException e) {
            return ExitCode.INTERRUPTED.code(); // the user was already told
        }
    }

    private boolean isJudged() {
        return !judged.isEmpty() || !rows.with().isEmpty();
    }

    private double margin() {
        if (points != null) {
            return points;
        }
        return experiment == null && !isJudged() ? EmbeddedGate.POINTS : Quantity.standardPoints();
    }

    private PrintedGate end() {
        return new PrintedGate(file, margin(), alpha, json, junit, comment, out());
    }

    private static long seed(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new UsageException("--seeds: expected whole numbers, found '" + text + "'.", e);
        }
    }

    private RunOptions options() {
        return new RunOptions(data.data(), data.images(), engine.backend(), workers.threads(), fresh, "gate")
                .besideFile(experiment);
    }

    /** Failures are reported in the gate's own words, at the end. */
    private final class Listener extends RunListener {
        Listener() {
            super(err(), quiet(), terminal());
        }

        @Override
        public void failed(String job, String cause) {}
    }

    private void check() {
        if (few && seeds != null) {
            throw new UsageException("gate: expected --short or --seeds, found both.");
        }
        if (isJudged() && (experiment != null || few || fresh)) {
            throw new UsageException("gate: expected files of what was found (--judge, --with) or an experiment to run"
                    + " (--config, --short, --fresh), found both.");
        }
        if (!isJudged() && rows.given()) {
            throw new UsageException("gate: expected --judge FILE beside options that say how rows are judged (--on,"
                    + " --schedule, --columns, --method, --answer, --lower-is-better, --skip-bad), found none.");
        }
    }

    private ExperimentConfig config() {
        List<String> overrides = new ArrayList<>();
        if (seeds != null) {
            overrides.add("seeds=[" + String.join(", ", seeds) + "]");
        }
        ExperimentConfig config = read(overrides);
        if (few && config.seeds().size() > FEW) {
            config = read(List.of("seeds=" + config.seeds().subList(0, FEW)));
        }
        if (methods != null) {
            config = config.withMethods(methods, Catalogue.methods());
        }
        if (SpaceKits.named(config.space(), "gate").benchmark().isEmpty()) {
            throw new UsageException("gate: expected an experiment that a table judges, found '" + config.name()
                    + "' of space " + config.space()
                    + ", whose results are trained. Run it before and after the change,"
                    + " under two names, and compare: assay report BEFORE AFTER.");
        }
        if (config.seeds().size() < 2) {
            throw new UsageException("gate: expected at least 2 seeds, found " + config.seeds()
                    + ": one run has no spread. Give more (--seeds).");
        }
        return config;
    }

    private ExperimentConfig read(List<String> overrides) {
        return experiment == null
                ? EmbeddedGate.experiment(overrides)
                : ExperimentConfig.read(experiment, overrides, Catalogue.methods());
    }
}

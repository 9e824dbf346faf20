package assay.cli.gate;

import assay.cli.AssayCommand;
import assay.cli.options.DataOptions;
import assay.cli.options.EngineOptions;
import assay.cli.options.Within;
import assay.cli.options.WorkerOption;
import assay.cli.run.RunListener;
import assay.core.error.AssayException.ExitCode;
import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import assay.core.error.InterruptedRunException;
import assay.core.error.UsageException;
import assay.core.kit.SpaceKits;
import assay.core.truth.Truth;
import assay.experiments.config.ExperimentConfig;
import assay.experiments.gate.Baseline;
import assay.experiments.gate.BaselineFile;
import assay.experiments.gate.Conditions;
import assay.experiments.gate.EmbeddedGate;
import assay.experiments.gate.GateAnswer;
import assay.experiments.gate.GateJudge;
import assay.experiments.gate.Gauge;
import assay.experiments.gate.Gauged;
import assay.experiments.gate.Landscape;
import assay.experiments.gate.Quantity;
import assay.experiments.methods.Catalogue;
import assay.experiments.run.ExperimentRun;
import assay.experiments.run.RunOutcome;
import assay.experiments.work.RunOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay gate}: does this program search as well as the one that wrote the baseline? */
@Command(
        name = "gate",
        description = {
            "Search with a few methods and seeds, and compare what comes out with a stored baseline: the regret of the chosen"
                    + " cells, what the searches learnt, and how proxies order cells (docs/gate.md).",
            "Exit code 0 if nothing is shown to be worse by more than its margin, 1 if something is, or a method fails, 3 if"
                    + " nothing could be compared. What was done is kept: stopped, the same command goes on."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay gate",
            "  assay gate --short --junit target/gate.xml",
            "  assay gate --config my.yaml --baseline my-baseline.json --data DATA --update"
        })
public final class GateCommand extends AssayCommand {
    private static final Path STANDARD = Path.of("gate", "gate-baseline.json");

    private static final int CLOSED = 1;

    /** Seeds of {@code --short}. */
    private static final int FEW = 8;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "What to compare with. Default: gate/gate-baseline.json.")
    private Path file = STANDARD;

    @Option(names = "--config", paramLabel = "FILE", description = "The experiment. Default: the embedded one.")
    private Path experiment;

    @Option(names = "--update", description = "Write a new baseline instead of comparing with one.")
    private boolean update;

    @Option(names = "--methods", split = ",", paramLabel = "NAME", description = "Run these methods only.")
    private List<String> methods;

    @Option(
            names = "--seeds",
            split = ",",
            paramLabel = "N",
            description = "Run with these seeds. Default: the experiment's.")
    private List<String> seeds;

    @Option(names = "--short", description = "Run with the first eight seeds only.")
    private boolean few;

    @Within(from = 0, to = 100)
    @Option(
            names = "--margin",
            paramLabel = "POINTS",
            description = "How much worse accuracies may be, percent points. Default: 1.")
    private double points = Quantity.standardPoints();

    @Within(from = Double.MIN_VALUE, to = 0.5)
    @Option(
            names = "--alpha",
            paramLabel = "P",
            description =
                    "Chance that the gate closes although nothing is worse by more than its margin. Default: 0.05.")
    private double alpha = 0.05;

    @Mixin
    private DataOptions data;

    @Mixin
    private WorkerOption workers;

    @Mixin
    private EngineOptions engine;

    @Option(names = "--fresh", description = "Forget what was done of this, and begin anew.")
    private boolean fresh;

    @Option(names = "--json", description = "Answer as one JSON object of kind 'gate'.")
    private boolean json;

    @Option(names = "--junit", paramLabel = "FILE", description = "Also write the answer as JUnit XML, for CI systems.")
    private Path junit;

    @Override
    public Integer call() {
        check();
        Optional<Baseline> baseline = update ? Optional.empty() : Optional.of(BaselineFile.read(file));
        ExperimentConfig config = config();
        baseline.ifPresent(b -> b.conditions().requireExperiment(config, file.toString()));
        try {
            return new ExperimentRun(config, options(), commandLine(), new Listener()).run(new Gate(config, baseline));
        } catch (InterruptedRunException e) {
            return ExitCode.INTERRUPTED.code(); // it was said already
        }
    }

    private RunOptions options() {
        return new RunOptions(data.data(), data.images(), engine.backend(), workers.threads(), fresh, "gate")
                .besideFile(experiment);
    }

    /** Failures are told with the gate's own words, when all is done. */
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

    /** What is done with one run. */
    private final class Gate implements ExperimentRun.Then {
        private final ExperimentConfig config;
        private final Optional<Baseline> baseline;
        private Landscape landscape;
        private Conditions conditions;

        Gate(ExperimentConfig config, Optional<Baseline> baseline) {
            this.config = config;
            this.baseline = baseline;
        }

        @Override
        public void begins(Truth truth, Optional<String> imagesSha256) {
            landscape = new Landscape(
                    SpaceKits.named(config.space(), "gate"),
                    truth,
                    config.truth().benchmark().dataset(config.truth().datasets().get(0)),
                    config.truth().schedule());
            conditions = new Conditions(config.yaml(), imagesSha256.orElse(""), landscape.sha256());
            baseline.ifPresent(b -> b.conditions().requireData(conditions, file.toString()));
        }

        @Override
        public int done(RunOutcome outcome) {
            remark("scoring " + Gauge.CELLS + " cells by " + String.join(", ", Gauge.PROXIES));
            Gauge gauge = new Gauge(outcome, config, landscape);
            Gauged now = gauge.measure(workers.threads());
            now.failures().forEach(f -> failure(f));
            return baseline.isPresent()
                    ? judge(baseline.get(), now, gauge.proxies())
                    : write(new Baseline(conditions, now, outcome.experiment().provenance()));
        }

        private void failure(RunOutcome.Failure f) {
            remark("gate: " + f.method() + " failed with seed " + f.seed() + ": " + f.cause());
            if (verbose()) {
                f.cause().printStackTrace(err());
            }
        }

        private int write(Baseline found) {
            if (!found.gauged().failures().isEmpty()) {
                throw new DataFormatException(
                        file.toString(),
                        -1,
                        "gate: a baseline of methods that fail is none; " + file + " is as it was.",
                        found.gauged().failures().get(0).cause());
            }
            BaselineFile.write(file, found);
            GateTable.print(out(), file, found, config.seeds());
            return ExitCode.DONE.code();
        }

        private int judge(Baseline before, Gauged now, List<String> proxies) {
            GateJudge judge = new GateJudge(before, points, alpha);
            List<String> asked = new ArrayList<>(proxies);
            config.methods().forEach(m -> asked.add(m.name()));
            GateAnswer answer = new GateAnswer(
                    file, before, now, config.seeds(), judge.pairing(now), alpha, judge.judge(now, asked));
            if (answer.compared() == 0 && answer.bad().isEmpty()) {
                throw new DataMissingException("gate: expected values of " + String.join(", ", asked) + " in " + file
                        + " with two seeds at least, found none: nothing was compared. Write a new baseline with a program"
                        + " that is known to be right (--update), or name another (--baseline).");
            }
            if (json) {
                GateJson.print(out(), answer);
            } else {
                GateTable.print(out(), answer);
            }
            if (junit != null) {
                JunitXml.write(junit, answer);
            }
            return answer.bad().isEmpty() ? ExitCode.DONE.code() : CLOSED;
        }
    }
}

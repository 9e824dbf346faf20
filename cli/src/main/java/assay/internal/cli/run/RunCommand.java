package assay.internal.cli.run;

import assay.core.error.AssayException.ExitCode;
import assay.core.error.InterruptedRunException;
import assay.core.error.UsageException;
import assay.core.run.Experiment;
import assay.core.run.WorkListener;
import assay.internal.cli.AssayCommand;
import assay.internal.cli.Json;
import assay.internal.cli.options.DataOptions;
import assay.internal.cli.options.EngineOptions;
import assay.internal.cli.options.PlaceOption;
import assay.internal.cli.options.WorkerOption;
import assay.internal.cli.plan.PlannedCommand;
import assay.internal.data.runs.RunStore;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.methods.Catalogue;
import assay.internal.experiments.plan.PlannedWork;
import assay.internal.experiments.plan.WorkCost;
import assay.internal.experiments.run.EmbeddedExperiment;
import assay.internal.experiments.run.ExperimentRun;
import assay.internal.experiments.run.RunCut;
import assay.internal.experiments.run.RunProfile;
import assay.internal.experiments.run.WatchedRun;
import assay.internal.experiments.stored.Added;
import assay.internal.experiments.stored.ReportFolder;
import assay.internal.experiments.stored.Reports;
import assay.internal.experiments.stored.Stored;
import assay.internal.experiments.work.AssayHome;
import assay.internal.experiments.work.DataFolder;
import assay.internal.experiments.work.RunOptions;
import assay.internal.experiments.work.WorkParts;
import assay.internal.reports.Report;
import assay.internal.reports.progress.ProgressPage;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay run}: runs an experiment from its file to its report. */
@Command(
        name = "run",
        header = "Run an experiment: methods, seeds, report.",
        description = {
            "Run an experiment: each method with each seed, then the report. Without a file, it is a small experiment whose images and"
                    + " table are part of the program: it needs no data, and takes minutes.",
            "Finished work is kept in ASSAY_HOME/work: the same command goes on where it was stopped, by Ctrl-C, a"
                    + " crash or a power cut. Finished work is not done again."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay run",
            "  assay run examples/201-cifar10-cpu.yaml --data DATA",
            "  assay run my.yaml --methods darts,random --seeds 0,1 --set supernet.epochs=5 --out trial",
            "  assay run my.yaml --seeds 2,3 --add",
            "  assay run my.yaml --watch",
            "  assay run my.yaml --methods darts --seeds 0,1 --work a",
            "  assay run my.yaml --merge a,b",
            "  assay run my.yaml --print-config"
        })
public final class RunCommand extends AssayCommand implements PlannedCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "CONFIG.yaml",
            description = "The experiment file. Default: the embedded experiment.")
    private Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Override a value of the file: supernet.epochs=5 or 'methods=[darts, random]'.")
    private List<String> overrides = new ArrayList<>();

    @Option(names = "--methods", split = ",", paramLabel = "NAME", description = "Run only these methods.")
    private List<String> methods;

    @Option(names = "--seeds", split = ",", paramLabel = "N", description = "Run with these seeds.")
    private List<String> seeds;

    @Option(names = "--seed", paramLabel = "N", description = "Run only with this seed.")
    private String seed;

    @Mixin
    private DataOptions data;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the report goes. Default: reports-out/NAME.")
    private Path out;

    @Mixin
    private WorkerOption workers;

    @Mixin
    private PlaceOption on;

    @Mixin
    private EngineOptions engine;

    @Option(
            names = "--by-class",
            description =
                    "The report's tests treat two cells that are the same network as a tie: report.by_class=true.")
    private boolean byClass;

    @Option(
            names = "--add",
            description =
                    "Add these methods and seeds to the stored experiment with this name: finished runs are not done again, and"
                            + " the report covers all.")
    private boolean add;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description =
                    "Do these methods and seeds as a part: finished jobs go into this folder, and there is no report.")
    private Path work;

    @Option(
            names = "--merge",
            split = ",",
            paramLabel = "DIR",
            description = "Compute nothing: take the finished jobs of these parts, and report.")
    private List<Path> merge = new ArrayList<>();

    @Option(names = "--fresh", description = "Delete earlier work of this experiment, and start again.")
    private boolean fresh;

    @Option(
            names = "--watch",
            description =
                    "Keep progress.html current beside the report: jobs, time left, losses so far. It opens from disk.")
    private boolean watch;

    @Option(
            names = "--profile",
            description = "Say at the end where the time of the searches went, by part and by kernel.")
    private boolean profile;

    @Option(names = "--print-config", description = "Print the effective configuration and do nothing else.")
    private boolean printConfig;

    @Option(names = "--json", description = "Answer as one JSON object of kind 'run'.")
    private boolean json;

    @Override
    public Integer call() {
        ExperimentConfig config = config();
        if (add) {
            config = Added.to(Stored.experiment(config.name()), config);
        }
        if (printConfig) {
            out().print(config.yaml());
            return 0;
        }
        if (work != null) {
            return part(config);
        }
        Path reports = ReportFolder.of(out, config.name(), config.yaml(), this::remark);
        DataFolder.checkWritable(reports);
        RunListener told = new RunListener(err(), quiet(), terminal());
        Optional<WatchedRun> page =
                watch ? Optional.of(new WatchedRun(config.name(), reports, System::nanoTime, told)) : Optional.empty();
        page.ifPresent(p -> remark("Watch " + reports.resolve(ProgressPage.FILE) + " in a browser."));
        ExperimentRun run = new ExperimentRun(
                config, options(), commandLine(), page.<WorkListener>map(p -> p).orElse(told));
        run.in(new WorkParts(Optional.empty(), merge));
        Optional<RunProfile> times = profile ? Optional.of(new RunProfile()) : Optional.empty();
        times.ifPresent(run::profiled);
        try {
            return run.run(outcome -> {
                outcome.requireRuns();
                Experiment experiment = outcome.experiment();
                RunStore.open(AssayHome.runs()).save(experiment);
                Report report = times.orElseGet(RunProfile::new).timed("report", () -> {
                    Report made = Reports.of(experiment, outcome.truth(), false, this::remark);
                    Reports.write(made, reports);
                    return made;
                });
                page.ifPresent(p -> p.over(reports.resolve("report.html")));
                SummaryTable table = new SummaryTable(experiment, outcome.truth());
                if (json) {
                    ObjectNode answer = table.json(report.study(), reports);
                    times.ifPresent(p -> ProfileTable.json(answer, p));
                    Json.print(out(), answer);
                } else {
                    table.print(out(), new RivalTable(report.study())::print, reports);
                    times.ifPresent(p -> ProfileTable.print(out(), p));
                    if (file == null) {
                        next(reports);
                    }
                }
                return outcome.code(0);
            });
        } catch (InterruptedRunException e) {
            return ExitCode.INTERRUPTED.code(); // the user was already told
        }
    }

    private RunOptions options() {
        return new RunOptions(data.data(), data.images(), engine.backend(), workers.threads(), fresh, "")
                .besideFile(file)
                .on(on.master());
    }

    private int part(ExperimentConfig config) {
        if (!merge.isEmpty() || add || watch || profile || out != null) {
            throw new UsageException(
                    "run --work: expected no --merge, --add, --watch, --profile or --out beside it, found one:"
                            + " a part has no report.");
        }
        DataFolder.checkWritable(work);
        RunListener told = new RunListener(err(), quiet(), terminal());
        try {
            return new ExperimentRun(config, options(), commandLine(), told)
                    .in(new WorkParts(Optional.of(work), List.of()))
                    .run(outcome -> {
                        outcome.requireRuns();
                        out().println("jobs are in " + work);
                        return outcome.code(0);
                    });
        } catch (InterruptedRunException e) {
            return ExitCode.INTERRUPTED.code(); // the user was already told
        }
    }

    /** Says where the report is, and what else can be done. */
    private void next(Path reports) {
        out().println();
        out().println("Open " + reports.resolve("report.html").toAbsolutePath() + " in a browser.");
        out().println("To go on: 'assay run --print-config > my.yaml' is this experiment, to be changed;");
        out().println(
                        "on CIFAR-10: 'assay run examples/201-cifar10-cpu.yaml --data DATA' (README.md says what DATA is).");
    }

    @Override
    public PlannedWork planned(Wish wish) {
        if (wish.timed()) {
            throw new UsageException(
                    "plan: expected --time MINUTES with run, found none: how long a search takes is known"
                            + " when it has begun. Run one method with one seed for some minutes: it tells the time left.");
        }
        ExperimentConfig config = config();
        RunCut cut = new RunCut(config);
        List<Long> all = config.seeds();
        List<List<String>> groups = cut.groups();
        WorkCost cost = new WorkCost(
                0,
                WorkCost.heapNow(),
                cut.bytes(data.data()),
                workers.threadsOr(1),
                List.of(groups.size() + " searches with " + all.size() + " seeds each; the time of a part was given"));
        int cuts = Math.max(1, Math.min(all.size(), wish.tasks(groups.size() * all.size(), cost) / groups.size()));
        List<List<String>> tasks = new ArrayList<>();
        for (List<String> group : groups) {
            for (int i = 0; i < cuts; i++) {
                String some = all.subList(all.size() * i / cuts, all.size() * (i + 1) / cuts).stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(","));
                tasks.add(List.of("--methods", String.join(",", group), "--seeds", some));
            }
        }
        return new PlannedWork(config.name(), tasks, "--work", "", Set.of("--methods", "--seeds", "--seed"), cost);
    }

    private List<String> withSeeds(List<String> given) {
        List<String> all = new ArrayList<>(given);
        if (seed != null && seeds != null) {
            throw new UsageException("run: expected --seed or --seeds, found both.");
        }
        if (seed != null || seeds != null) {
            all.add("seeds=[" + (seed != null ? seed : String.join(", ", seeds)) + "]");
        }
        return all;
    }

    private ExperimentConfig config() {
        List<String> all = withSeeds(overrides);
        if (byClass) {
            all.add("report.by_class=true");
        }
        ExperimentConfig config =
                file == null ? EmbeddedExperiment.read(all) : ExperimentConfig.read(file, all, Catalogue.methods());
        return methods == null ? config : config.withMethods(methods, Catalogue.methods());
    }
}

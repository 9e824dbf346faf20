package assay.cli.run;

import assay.cli.AssayCommand;
import assay.cli.AssayHome;
import assay.cli.Version;
import assay.cli.config.ExperimentConfig;
import assay.core.error.AssayException.ExitCode;
import assay.core.error.DataMissingException;
import assay.core.error.InterruptedRunException;
import assay.core.error.UsageException;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.space.Bench201Space;
import assay.core.truth.Truth;
import assay.data.runs.RunStore;
import assay.supernet.tensor.Backends;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay run}: an experiment from its file to its report. */
@Command(
        name = "run",
        description = {
            "Run an experiment: each method with each seed, then the report.",
            "What is done is kept in ASSAY_HOME/work: the same command goes on where it was stopped, by Ctrl-C, a"
                    + " crash or a power cut. What was done completely is not done again."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay run examples/201-cifar10-cpu.yaml --data DATA",
            "  assay run my.yaml --methods darts,random --seeds 0,1 --set supernet.epochs=5 --out trial",
            "  assay run my.yaml --print-config"
        })
public final class RunCommand extends AssayCommand {
    @Parameters(arity = "0..1", paramLabel = "CONFIG.yaml", description = "The experiment file.")
    private Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Override a value of the file, such as supernet.epochs=5 or 'methods=[darts, random]'.")
    private List<String> overrides = new ArrayList<>();

    @Option(names = "--methods", split = ",", paramLabel = "NAME", description = "Run these methods only.")
    private List<String> methods;

    @Option(names = "--seeds", split = ",", paramLabel = "N", description = "Run with these seeds.")
    private List<String> seeds;

    @Option(names = "--seed", paramLabel = "N", description = "Run with this seed alone.")
    private String seed;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder with nasbench201 (imported if no table is yet) and the images in a folder named as"
                    + " their data set. Default: environment variable ASSAY_REAL_DATA.")
    private Path data;

    @Option(names = "--images", paramLabel = "PATH", description = "The images themselves: their folder or file.")
    private Path images;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the report goes. Default: reports-out/NAME.")
    private Path out;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Jobs at the same time, each with one compute thread. Default: the number of cores.")
    private Integer workers;

    @Option(names = "--backend", paramLabel = "NAME", description = "Compute engine: nd4j (default) or plain.")
    private String backend = Backends.ND4J;

    @Option(names = "--fresh", description = "Forget what was done of this experiment, and begin anew.")
    private boolean fresh;

    @Option(names = "--print-config", description = "Print the effective configuration and do nothing else.")
    private boolean printConfig;

    @Option(names = "--json", description = "Answer as one JSON object of kind 'run'.")
    private boolean json;

    @Override
    public Integer call() {
        ExperimentConfig config = config();
        if (printConfig) {
            out().print(config.yaml());
            return 0;
        }
        List<Job> jobs = Job.plan(config);
        checkFlags();
        Path reports = out != null ? out : Path.of("reports-out", config.name());
        checkWritable(reports);
        Optional<Path> folder = Optional.ofNullable(data)
                .or(() -> Optional.ofNullable(System.getenv("ASSAY_REAL_DATA")).map(Path::of));
        try (Truth truth = Table201.open(folder, this::remark)) {
            Optional<SearchImages> pictures = SearchImages.needed(config)
                    ? Optional.of(SearchImages.read(config.images(), Optional.ofNullable(images), folder))
                    : Optional.empty();
            try (WorkFolder work = WorkFolder.open(config.name(), decides(config, pictures))) {
                if (fresh) {
                    work.clear();
                }
                return run(config, jobs, truth, pictures, work, reports);
            }
        }
    }

    private ExperimentConfig config() {
        if (file == null) {
            throw new DataMissingException("run: expected an experiment file: there is no embedded experiment yet."
                    + " Try 'assay run examples/201-cifar10-cpu.yaml --data DIR', where DIR holds the table of"
                    + " NAS-Bench-201 (folder nasbench201) and images (folder cifar10); or import the table with"
                    + " 'assay import PATH'.");
        }
        List<String> all = new ArrayList<>(overrides);
        if (seed != null && seeds != null) {
            throw new UsageException("run: expected --seed or --seeds, found both.");
        }
        if (seed != null || seeds != null) {
            all.add("seeds=[" + (seed != null ? seed : String.join(", ", seeds)) + "]");
        }
        ExperimentConfig config = ExperimentConfig.read(file, all, Catalogue.methods());
        return methods == null ? config : config.withMethods(methods, Catalogue.methods());
    }

    private void checkFlags() {
        if (workers != null && workers < 1) {
            throw new UsageException("--workers: expected at least 1, found " + workers + ".");
        }
        if (!Backends.names().contains(backend)) {
            throw new UsageException(
                    "--backend: expected one of " + String.join(", ", Backends.names()) + ", found '" + backend + "'.");
        }
    }

    /** Told before the work, not after it. */
    private static void checkWritable(Path folder) {
        Path there = folder.toAbsolutePath();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null || !Files.isDirectory(there) || !Files.isWritable(there)) {
            throw new DataMissingException("report: expected a folder that can be written, found " + there
                    + ", which is none. Choose another with --out DIR.");
        }
    }

    /** All that decides which architectures are found; what is asked about them afterwards is not part of it. */
    private String decides(ExperimentConfig config, Optional<SearchImages> pictures) {
        return String.join(
                "\n",
                config.searchYaml(),
                Version.number(),
                Version.commit(),
                backend,
                pictures.map(SearchImages::sha256).orElse("no images"));
    }

    private int run(
            ExperimentConfig config,
            List<Job> jobs,
            Truth truth,
            Optional<SearchImages> pictures,
            WorkFolder work,
            Path reports) {
        int threads = workers == null ? Runtime.getRuntime().availableProcessors() : workers;
        work.moment("started");
        List<RunRecord> records;
        try (StopSignal stop = new StopSignal()) {
            int epochs = config.supernet().epochs();
            double total = jobs.stream().mapToDouble(j -> j.weight(epochs)).sum();
            boolean live = terminal();
            Progress progress = new Progress(quiet() ? null : err(), live, System::nanoTime, total, jobs.size());
            Pool pool = new Pool(
                    work,
                    new Bench201Space(),
                    () -> new Searches(config, pictures.orElse(null), backend, work.key()),
                    stop,
                    progress,
                    epochs);
            try {
                records = pool.run(jobs, threads);
            } catch (InterruptedRunException e) {
                // Said here and not thrown: the virtual machine is on its way out once 'stop' closes.
                err().println("assay: " + e.getMessage() + " Give the same command again to go on.");
                err().flush();
                return ExitCode.INTERRUPTED.code();
            }
        }
        Experiment experiment = new Experiment(
                config.name(),
                config.space(),
                config.truth().datasets(),
                config.truth().schedule(),
                config.yaml(),
                Provenance.of(commandLine(), work, jobs, pictures, AssayHome.truth(config.space()), backend, threads),
                records);
        RunStore.open(AssayHome.runs()).save(experiment);
        Reports.write(experiment, truth, reports);
        SummaryTable table = new SummaryTable(experiment, truth);
        if (json) {
            table.json(out(), reports);
        } else {
            table.print(out(), reports);
        }
        return 0;
    }
}

package assay.internal.cli.build;

import assay.core.error.AssayException.ExitCode;
import assay.core.error.InterruptedRunException;
import assay.core.error.UsageException;
import assay.internal.cli.AssayCommand;
import assay.internal.cli.options.EngineOptions;
import assay.internal.cli.options.PlaceOption;
import assay.internal.cli.options.WorkerOption;
import assay.internal.cli.plan.PlannedCommand;
import assay.internal.cli.proxy.SweepProgress;
import assay.internal.experiments.build.Build;
import assay.internal.experiments.build.BuildFit;
import assay.internal.experiments.build.Estimate;
import assay.internal.experiments.build.Shard;
import assay.internal.experiments.build.ShardFolder;
import assay.internal.experiments.build.ShardPool;
import assay.internal.experiments.build.Worth;
import assay.internal.experiments.config.BuildConfig;
import assay.internal.experiments.images.BuildImages;
import assay.internal.experiments.place.UnitsFailedException;
import assay.internal.experiments.place.Workplace;
import assay.internal.experiments.plan.PlannedWork;
import assay.internal.experiments.plan.WorkCost;
import assay.internal.experiments.work.AssayHome;
import assay.internal.experiments.work.EngineMemory;
import assay.internal.experiments.work.StopSignal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay build}: makes a tabular benchmark. */
@Command(
        name = "build",
        header = "Make a tabular benchmark of your own images.",
        description = {
            "Make a tabular benchmark: train every cell of NAS-Bench-201's space on your images (a"
                    + " network that several cells share only once), and write a file that is asked, searched"
                    + " and reported like the published ones.",
            "Work is cut into shards of 125 architectures and one seed, which are files in a folder. The same command goes"
                    + " on where it was stopped; shards can be computed on any machine; and a merge checks that no shard is"
                    + " missing or there twice."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay build leaves.yaml --images leaves --dry-run",
            "  assay build leaves.yaml --images leaves --range 0..250 --worth",
            "  assay build leaves.yaml --images leaves",
            "  assay build leaves.yaml --images leaves --range 0..8000 --work shards-a",
            "  assay build leaves.yaml --images leaves --merge shards-a,shards-b --out leaves.parquet"
        })
public final class BuildCommand extends AssayCommand implements PlannedCommand {
    @Parameters(paramLabel = "CONFIG.yaml", description = "Space, images, network, recipe, seeds.")
    private Path file;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Override a value of the file: recipe.epochs=5.")
    private List<String> overrides = new ArrayList<>();

    @Option(
            names = "--images",
            paramLabel = "PATH",
            description =
                    "The images: whatever 'assay train' reads. Not needed for images that are part of the program.")
    private Path images;

    @Option(names = "--out", paramLabel = "FILE", description = "The benchmark. Default: NAME.parquet.")
    private Path out;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "The folder of the shards. Default: build/NAME-HASH in ASSAY_HOME (~/.assay).")
    private Path work;

    @Option(
            names = "--range",
            paramLabel = "FROM..TO",
            description = "Compute only the shards of these architectures (multiples of 125), and do not merge.")
    private String range;

    @Option(
            names = "--merge",
            split = ",",
            paramLabel = "DIR",
            description = "Compute nothing: merge the shards of these folders.")
    private List<Path> merge;

    @Option(
            names = "--worth",
            description = "Also say what the trainings are worth: how alike seeds order them, their noise, and how they"
                    + " agree with NAS-Bench-201 and with the file's proxies. With --range it judges a recipe.")
    private boolean worth;

    @Mixin
    private WorkerOption workers;

    @Mixin
    private PlaceOption on;

    @Mixin
    private EngineOptions engine;

    @Option(names = "--dry-run", description = "Only say how many networks there are, and how long they would take.")
    private boolean dryRun;

    @Option(names = "--print-config", description = "Print the effective configuration and do nothing else.")
    private boolean printConfig;

    @Override
    public Integer call() {
        BuildConfig config = BuildConfig.read(file, overrides);
        if (printConfig) {
            out().print(config.allYaml());
            return 0;
        }
        if (range != null && merge != null) {
            throw new UsageException("build: expected --range or --merge, found both.");
        }
        Build build = Build.of(config, BuildImages.read(config, Optional.ofNullable(images)), engine.backend());
        if (merge != null) {
            List<Path> files = merge.stream()
                    .flatMap(folder -> ShardFolder.files(folder).stream())
                    .toList();
            write(build, files);
            judge(build, files);
            return 0;
        }
        BuildFit.check(config, workers.threads(), EngineMemory.limit());
        List<Shard> shards = shards(config);
        Path place = work != null
                ? work
                : AssayHome.path()
                        .resolve("build")
                        .resolve(config.name() + "-" + build.fingerprint().name());
        try (ShardFolder folder = new ShardFolder(place)) {
            if (!dryRun) {
                folder.claim(build);
            }
            List<Shard> left = shards.stream().filter(s -> !folder.has(s)).toList();
            int[] todo = build.trainings(left);
            announce(build, shards, left.size(), todo);
            if (dryRun) {
                return 0;
            }
            compute(build, folder, left);
            if (range == null) {
                write(build, ShardFolder.files(place));
            } else {
                out().println("shards are in " + place);
            }
            judge(build, shards.stream().map(folder::file).toList());
            return 0;
        } catch (UnitsFailedException e) {
            err().println("assay: " + e.getMessage());
            return e.exitCode().code();
        } catch (InterruptedRunException e) {
            return ExitCode.INTERRUPTED.code(); // the user was already told
        }
    }

    @Override
    public PlannedWork planned(Wish wish) {
        BuildConfig config = BuildConfig.read(file, overrides);
        Build build = Build.of(config, BuildImages.read(config, Optional.ofNullable(images)), engine.backend());
        List<Shard> shards = shards(config);
        int[] trainings = build.trainings(shards);
        double seconds = wish.timed() ? new Estimate(config, build.images()).seconds(engine.backend(), trainings) : 0;
        WorkCost cost = new WorkCost(
                seconds,
                WorkCost.heapNow(),
                BuildFit.bytes(config),
                workers.threadsOr(1),
                List.of(trainings.length + " trainings in " + shards.size()
                        + " shards, as 'assay build --dry-run' says;"
                        + " steps of the cheapest and the most expensive network were timed where this was written"));
        return new PlannedWork(
                config.name(), tasks(config, wish.tasks(shards.size(), cost)), "--work", "", Set.of(), cost);
    }

    /** Ranges of architectures with all seeds; if more tasks are requested, with some of the seeds. */
    private static List<List<String>> tasks(BuildConfig config, int tasks) {
        int all = Build.architectures(config);
        int ranges = Math.min(tasks, Shard.count(all));
        int groups = Math.max(1, Math.min(config.seeds().size(), tasks / ranges));
        List<List<String>> commands = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            List<Long> some = config.seeds()
                    .subList(config.seeds().size() * g / groups, config.seeds().size() * (g + 1) / groups);
            for (String r : PlannedWork.ranges(all, Shard.SIZE, ranges)) {
                commands.add(groups == 1 ? List.of("--range", r) : List.of("--range", r, "--set", "seeds=" + some));
            }
        }
        return commands;
    }

    private List<Shard> shards(BuildConfig config) {
        int all = Build.architectures(config);
        int from = 0;
        int to = all;
        if (range != null) {
            if (!range.matches("\\d{1,9}\\.\\.\\d{1,9}")) {
                throw new UsageException("--range: expected FROM..TO, found '" + range + "'.");
            }
            from = Integer.parseInt(range.substring(0, range.indexOf('.')));
            to = Integer.parseInt(range.substring(range.lastIndexOf('.') + 1));
        }
        return Shard.of(config.seeds(), from, to, all);
    }

    private void announce(Build build, List<Shard> shards, int left, int[] todo) {
        double hours = todo.length == 0
                ? 0
                : new Estimate(build.config(), build.images()).seconds(engine.backend(), todo) / 3600;
        boolean scored = !build.config().proxies().isEmpty();
        String text = String.format(
                Locale.ROOT,
                "%s: %d trainings in %d shards, %d of them in %d shards to do: about %.2f hours of one core, %.2f with %d"
                        + " workers%s",
                build.config().name(),
                build.trainings(shards).length,
                shards.size(),
                todo.length,
                left,
                hours,
                hours / workers.threads(),
                workers.threads(),
                scored ? ", the scores by proxies among it" : "");
        if (dryRun) {
            out().println(text);
        } else {
            remark(text);
        }
    }

    private void compute(Build build, ShardFolder folder, List<Shard> left) {
        try (StopSignal stop = new StopSignal()) {
            ShardPool pool = new ShardPool(build, folder, stop);
            try (Workplace place = on.open(workers.threads())) {
                pool.run(left, place, new SweepProgress(quiet() ? null : err(), terminal()));
            } catch (InterruptedRunException e) {
                // Printed before 'stop' closes, because the virtual machine ends after that.
                err().println("assay: " + e.getMessage());
                err().flush();
                throw e;
            }
        }
    }

    private void judge(Build build, List<Path> files) {
        if (worth) {
            WorthText.lines(Worth.of(build, files), build.networks()).forEach(out()::println);
        }
    }

    private void write(Build build, List<Path> files) {
        BuildConfig config = build.config();
        Path target = out != null ? out : Path.of(config.name() + ".parquet");
        int trainings = build.write(files, target);
        out().println(trainings + " trainings are in " + target + ". Next: assay import " + target
                + ", then assay top " + config.name() + " --dataset " + config.images() + " --split test --schedule "
                + config.recipe().epochs() + " --trials mean");
    }
}

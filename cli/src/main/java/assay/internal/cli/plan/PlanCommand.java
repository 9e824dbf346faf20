package assay.internal.cli.plan;

import assay.core.error.UsageException;
import assay.internal.cli.Assay;
import assay.internal.cli.AssayCommand;
import assay.internal.cli.options.NumberBounds.Within;
import assay.internal.core.io.WholeFile;
import assay.internal.experiments.plan.JobPlace;
import assay.internal.experiments.plan.KubernetesJobs;
import assay.internal.experiments.plan.PlannedWork;
import assay.internal.experiments.plan.SlurmScripts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** {@code assay plan}: job scripts for a cluster, from the command that one would give locally. */
@Command(
        name = "plan",
        header = "Write job scripts for SLURM or Kubernetes.",
        description = {
            "Cut a command into parts for a cluster: " + PlanCommand.PLANNED
                    + ". It prints scripts, and submits nothing. It estimates the memory and time of the jobs"
                    + " from a few steps, done here.",
            "Each part has a folder of its own. A merge joins them when all are done; it refuses"
                    + " parts that are missing. If the jobs are submitted again, they go on where they were"
                    + " (docs/scale.md)."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay plan --slurm build leaves.yaml --images leaves",
            "  assay plan --slurm --out plan --tasks 100 build leaves.yaml --images leaves",
            "  bash plan/submit.sh",
            "  assay plan --slurm --time 120 run my.yaml --data DATA --seeds 0,1,2",
            "  assay plan --k8s --image registry/assay:1 --claim data build leaves.yaml"
        })
public final class PlanCommand extends AssayCommand {
    /** The commands that can be planned. */
    static final String PLANNED = "build, proxy sweep, run";

    /**
     * The largest number of tasks: every SLURM accepts this many in an array, and a ConfigMap of Kubernetes has room for this
     * many lines.
     */
    private static final int MOST = 10_000;

    /** Options that a planned command gets from its plan, or that make no sense in jobs. */
    private static final Set<String> NOT_PLANNED = Set.of(
            "--range", "--merge", "--dry-run", "--print-config", "--on", "--add", "--fresh", "--watch", "--template");

    private static final String SAFE = "[A-Za-z0-9_.:/@+-]+";

    @Parameters(
            arity = "1..*",
            paramLabel = "COMMAND",
            description = "The command as you would give it on one machine. Options of plan stand before it.")
    private List<String> command;

    /** For what. */
    static final class Scheduler {
        @Option(names = "--slurm", required = true, description = "Scripts for SLURM: array.sh, merge.sh, submit.sh.")
        private boolean slurm;

        @Option(names = "--k8s", required = true, description = "Jobs for Kubernetes: jobs.yaml.")
        private boolean kubernetes;
    }

    @ArgGroup(multiplicity = "1")
    private Scheduler scheduler;

    @Option(names = "--out", paramLabel = "DIR", description = "Write the files into this folder. Default: print them.")
    private Path out;

    @Within(from = 1, to = MOST)
    @Option(
            names = "--tasks",
            paramLabel = "N",
            description = "How many parts. Default: of about an hour each, at most 1000.")
    private Integer tasks;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description =
                    "Where parts, logs and the merged result lie: for SLURM on a file system that all machines share"
                            + " (default: NAME-plan in the current folder), for Kubernetes in the volume (default: its root).")
    private String folder;

    @Within(from = 1, to = 100_000)
    @Option(
            names = "--time",
            paramLabel = "MINUTES",
            description = "Time limit of a part. Default: estimated; some steps are timed for it.")
    private Integer minutes;

    @Within(from = 1, to = 10_000_000)
    @Option(names = "--memory", paramLabel = "MIB", description = "Memory of a part. Default: estimated.")
    private Integer memory;

    @Option(
            names = "--program",
            paramLabel = "PATH",
            description = "How machines of the cluster call Assay. Default: assay.")
    private String program = "assay";

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description =
                    "ASSAY_HOME of the jobs: where imported tables are. Default: as it is there; in pods /tmp/assay.")
    private String home;

    @Option(names = "--image", paramLabel = "NAME", description = "For Kubernetes: the image with Assay.")
    private String image;

    @Option(
            names = "--claim",
            paramLabel = "NAME",
            description = "For Kubernetes: the claim of a volume that all pods can write. Default: assay.")
    private String claim;

    @Option(
            names = "--store",
            paramLabel = "REMOTE:PATH",
            description = "For Kubernetes, in place of a volume: a folder of an object store, as rclone names it.")
    private String store;

    @Override
    public Integer call() {
        if (scheduler.kubernetes && image == null) {
            throw new UsageException(
                    "plan: expected --image NAME with --k8s, found none. docs/scale.md has a Dockerfile.");
        }
        if (!scheduler.kubernetes && (image != null || claim != null || store != null)) {
            throw new UsageException(
                    "plan: expected --image, --claim and --store only with --k8s, found one with --slurm.");
        }
        if (claim != null && store != null) {
            throw new UsageException("plan: expected --claim or --store, found both.");
        }
        for (String place : new String[] {folder, store, claim}) {
            if (place != null && !place.matches(SAFE)) {
                throw new UsageException("plan: expected a place of letters, digits and _.:/@+- alone, found '" + place
                        + "', which scripts could take for something else.");
            }
        }
        PlannedWork work = planned()
                .planned(new PlannedCommand.Wish(
                        tasks == null ? OptionalInt.empty() : OptionalInt.of(tasks), minutes == null));
        Map<String, String> files = files(work);
        if (out == null) {
            files.forEach((name, text) -> out().print((files.size() > 1 ? "# ==> " + name + " <==\n" : "") + text));
            out().flush();
        } else {
            write(files);
            out().println("wrote " + String.join(", ", files.keySet()) + " in " + out
                    + ". Nothing was submitted. Next: "
                    + (scheduler.kubernetes
                            ? "kubectl apply -f " + out.resolve("jobs.yaml")
                            : "bash " + out.resolve("submit.sh")));
        }
        return 0;
    }

    /** The planned command with its options, by the program's own parser. */
    private PlannedCommand planned() {
        CommandLine line = Assay.line().setOut(out()).setErr(err()).setExpandAtFiles(false);
        ParseResult parsed = line.parseArgs(command.toArray(String[]::new));
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
        }
        if (!(parsed.commandSpec().userObject() instanceof PlannedCommand found)) {
            throw new UsageException("plan: expected one of " + PLANNED + ", found '" + command.get(0)
                    + "', whose work is not in parts.");
        }
        parsed.matchedOptions().stream()
                .map(o -> o.longestName())
                .filter(NOT_PLANNED::contains)
                .findFirst()
                .ifPresent(o -> {
                    throw new UsageException(
                            "plan: expected the whole command without " + o + ", found it. Leave it out.");
                });
        return found;
    }

    private Map<String, String> files(PlannedWork work) {
        String here = Path.of("").toAbsolutePath().toString();
        String shared = scheduler.kubernetes
                ? KubernetesJobs.SHARED + (folder == null ? "" : "/" + folder)
                : Path.of(folder == null ? work.name() + "-plan" : folder)
                        .toAbsolutePath()
                        .toString();
        if (!shared.matches(SAFE)) {
            throw new UsageException("plan: expected a shared folder of letters, digits and _.:/@+- alone, found '"
                    + shared + "'. Name another one with --folder.");
        }
        JobPlace place = new JobPlace(
                program,
                command,
                here,
                shared,
                Optional.ofNullable(home),
                memory != null ? memory : work.cost().memoryMib(),
                minutes != null ? minutes : work.cost().minutes(work.tasks().size()));
        return scheduler.kubernetes
                ? new KubernetesJobs(
                                work,
                                place,
                                image,
                                store != null ? Optional.empty() : Optional.of(claim == null ? "assay" : claim),
                                Optional.ofNullable(store))
                        .files()
                : new SlurmScripts(work, place).files();
    }

    private void write(Map<String, String> files) {
        try {
            Files.createDirectories(out);
            files.forEach((name, text) ->
                    WholeFile.write(out.resolve(name), to -> to.write(text.getBytes(StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

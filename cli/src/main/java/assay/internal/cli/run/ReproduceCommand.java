package assay.internal.cli.run;

import assay.core.error.AssayException.ExitCode;
import assay.core.error.InterruptedRunException;
import assay.core.error.UsageException;
import assay.internal.cli.AssayCommand;
import assay.internal.cli.Json;
import assay.internal.cli.options.DataOptions;
import assay.internal.cli.options.EngineOptions;
import assay.internal.cli.options.WorkerOption;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.config.JudgedConfig;
import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.config.ProgramSpec;
import assay.internal.experiments.methods.Catalogue;
import assay.internal.experiments.referee.OpenJudgement;
import assay.internal.experiments.run.ExperimentRun;
import assay.internal.experiments.stored.Reports;
import assay.internal.experiments.work.DataFolder;
import assay.internal.experiments.work.RunOptions;
import assay.internal.reports.trace.Carried;
import assay.internal.reports.trace.CarriedJson;
import assay.internal.reports.trace.Differences;
import assay.internal.reports.trace.Differences.Difference;
import assay.internal.reports.trace.VisibleNumbers;
import assay.supernet.tensor.Backends;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay reproduce}: runs the experiment of a report again and compares the results. */
@Command(
        name = "reproduce",
        header = "Run the experiment of a report again, and compare.",
        description = {
            "Run the experiment of a report again, from the data in the page itself, and show what differs: the cell that"
                    + " each run chose, the incumbent after each epoch, and the table's answers, or the trainings of what was"
                    + " found.",
            "The numbers that a reader sees on the page are also compared with the data in it.",
            "Exit code 0 if all of that is the same, 1 if anything differs, 3 if the page has nothing to compare. Times are"
                    + " not compared. Nothing that an earlier"
                    + " run left is used, and the run store is not changed. If it is stopped, the same command goes on."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay reproduce reports-out/201-cifar10-cpu/report.html --data DATA",
            "  assay reproduce paper/report.html --data DATA --out reproduced --json"
        })
public final class ReproduceCommand extends AssayCommand {
    @Parameters(paramLabel = "REPORT", description = "A report.html, or its folder.")
    private Path page;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the new report goes. Default: reproduced/NAME.")
    private Path out;

    @Mixin
    private DataOptions data;

    @Mixin
    private WorkerOption workers;

    @Mixin
    private EngineOptions engine;

    @Option(
            names = "--run-programs",
            description =
                    "Start the programs that the page names as methods. Look at them first: they run with your rights.")
    private boolean runPrograms;

    @Option(names = "--json", description = "Answer as one JSON object of kind 'reproduce'.")
    private boolean json;

    @Override
    public Integer call() {
        Path file = Files.isDirectory(page) ? page.resolve("report.html") : page;
        Carried before = CarriedJson.read(file);
        Differences.requireQuestions(before);
        VisibleNumbers visible = VisibleNumbers.of(file, before);
        if (JudgedConfig.isOne(before.configuration())) {
            return judgeAgain(file, before, visible);
        }
        ExperimentConfig config = ExperimentConfig.parse(
                before.configuration(), file.getFileName().toString(), List.of(), Catalogue.methods());
        requireLeave(config);
        Path target = out != null ? out : Path.of("reproduced", config.name());
        DataFolder.checkWritable(target);
        RunOptions options = new RunOptions(
                        data.data(),
                        data.images(),
                        engine.given().orElseGet(() -> backend(before)),
                        workers.threads(),
                        false,
                        "reproduce")
                .besideFile(file);
        RunListener listener = new RunListener(err(), quiet(), terminal());
        try {
            return new ExperimentRun(config, options, commandLine(), listener).run(outcome -> {
                outcome.requireRuns();
                Reports.write(outcome.experiment(), outcome.truth(), target, this::remark);
                outcome.forget(); // the next time it is run again, not looked up
                return outcome.code(compare(file, before, target, visible));
            });
        } catch (InterruptedRunException e) {
            return ExitCode.INTERRUPTED.code(); // the user was already told
        }
    }

    /** The rows of a judgement are part of the page: they are judged again, and no search is run. */
    private int judgeAgain(Path file, Carried before, VisibleNumbers visible) {
        JudgedConfig config =
                JudgedConfig.parse(before.configuration(), file.getFileName().toString());
        Path target = out != null ? out : Path.of("reproduced", config.name());
        DataFolder.checkWritable(target);
        try (OpenJudgement again = again(config, before)) {
            Reports.write(again.experiment(), again.truth(), target, this::remark);
        }
        return compare(file, before, target, visible);
    }

    private OpenJudgement again(JudgedConfig config, Carried before) {
        if (config.retrain().isEmpty()) {
            return OpenJudgement.again(config, data.data(), commandLine(), this::remark);
        }
        RunOptions options = new RunOptions(
                data.data(),
                data.images(),
                engine.given().orElseGet(() -> backend(before)),
                workers.threads(),
                false,
                "reproduce");
        return OpenJudgement.retrained(config, options, commandLine(), new RunListener(err(), quiet(), terminal()));
    }

    /** @return the exit code */
    private int compare(Path file, Carried before, Path target, VisibleNumbers visible) {
        Path made = target.resolve("report.html");
        Differences differences = Differences.of(before, CarriedJson.read(made));
        if (json) {
            printJson(file, made, differences, visible);
        } else {
            print(made, differences, visible);
        }
        return differences.same() && visible.differences().isEmpty() ? ExitCode.DONE.code() : 1;
    }

    /** Pages are untrusted, so the programs that a page would start are shown first. */
    private void requireLeave(ExperimentConfig config) {
        List<String> programs = config.methods().stream()
                .filter(MethodConfig::isProgram)
                .map(m -> m.name() + ": " + String.join(" ", m.words(ProgramSpec.COMMAND)))
                .toList();
        if (!programs.isEmpty() && !runPrograms) {
            throw new UsageException("reproduce: the methods of this page include programs, which would run with your"
                    + " rights: " + String.join("; ", programs)
                    + ". Look at them, have their files beside the page or in this folder, and give --run-programs.");
        }
    }

    /** The engine that the report names, if it exists here. */
    private static String backend(Carried carried) {
        String recorded = carried.provenance().getOrDefault("backend", "");
        if (recorded.startsWith(Backends.TORCH + ",") && !Backends.names().contains(Backends.TORCH)) {
            throw new UsageException("reproduce: the report was made by backend torch, which is not on the class path."
                    + " Start with ASSAY_BACKEND=torch in the environment.");
        }
        return Backends.names().stream()
                .filter(n -> recorded.equals(n) || recorded.startsWith(n + ","))
                .findFirst()
                .orElse(Backends.ND4J);
    }

    private void print(Path made, Differences differences, VisibleNumbers visible) {
        if (differences.same()) {
            out().println("The same: " + differences.compared().words() + ".");
        } else {
            out().println("Different (" + differences.results().size() + "; compared: "
                    + differences.compared().words() + "):");
            differences.results().forEach(this::print);
        }
        if (visible.differences().isEmpty()) {
            out().println("The page shows what it carries: " + visible.compared() + " numbers compared.");
        } else {
            out().println("The page shows something else than it carries (" + visible.compared()
                    + " numbers compared):");
            visible.differences().forEach(this::print);
        }
        if (!differences.circumstances().isEmpty()) {
            out().println("Other differences, which are not results:");
            differences.circumstances().forEach(this::print);
        }
        out().println("Report: " + made);
        out().flush();
    }

    private void print(Difference d) {
        out().println("  " + d.where() + ": " + d.what() + ": " + d.before() + " -> " + d.after());
    }

    private void printJson(Path file, Path made, Differences differences, VisibleNumbers visible) {
        ObjectNode answer = Json.answer("reproduce")
                .put("report", file.toString())
                .put("reproduced", made.toString())
                .put("runs", differences.compared().runs())
                .put("epochs", differences.compared().epochs())
                .put("answers", differences.compared().answers())
                .put("trainings", differences.compared().trainings())
                .put("visible_numbers", visible.compared())
                .put("same", differences.same() && visible.differences().isEmpty());
        put(answer.putArray("differences"), differences.results());
        put(answer.putArray("visible_differences"), visible.differences());
        put(answer.putArray("circumstances"), differences.circumstances());
        Json.print(out(), answer);
    }

    private static void put(ArrayNode array, List<Difference> all) {
        all.forEach(d -> array.addObject()
                .put("where", d.where())
                .put("what", d.what())
                .put("before", d.before())
                .put("after", d.after()));
    }
}

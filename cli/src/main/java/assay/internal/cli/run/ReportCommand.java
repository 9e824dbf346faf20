package assay.internal.cli.run;

import assay.core.error.UsageException;
import assay.core.run.Experiment;
import assay.core.truth.Truth;
import assay.internal.cli.AssayCommand;
import assay.internal.cli.Json;
import assay.internal.data.runs.RunStore;
import assay.internal.experiments.stored.Joined;
import assay.internal.experiments.stored.ReportFolder;
import assay.internal.experiments.stored.Reports;
import assay.internal.experiments.stored.Stored;
import assay.internal.reports.Report;
import assay.internal.reports.comparison.Comparison;
import assay.internal.reports.exchange.Form;
import assay.internal.reports.image.FigureForm;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay report}: makes the report of a stored experiment again, or puts several experiments side by side. */
@Command(
        name = "report",
        header = "Make reports again, side by side, or for other tools.",
        description = {
            "Make the report of an experiment again, from the run store and the table.",
            "With several experiments: compare the first with each of the others, paired by method and seed"
                    + " (comparison.html, .md, .csv, .json, comment.md)."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay report 201-cifar10-cpu",
            "  assay report reports-out/201-cifar10-cpu --out elsewhere",
            "  assay report seeds-0-to-3 --merge 1a2b3c4d5e6f",
            "  assay report main/report.html branch/report.html --comment",
            "  assay report 201-cifar10-cpu --as latex,ioh --out for-the-paper",
            "  assay report 201-cifar10-cpu --figures pdf,png"
        })
public final class ReportCommand extends AssayCommand {
    @Parameters(
            arity = "1..*",
            paramLabel = "NAME|DIR|FILE",
            description = "Name or id of a stored experiment, the folder of a report that 'assay run' wrote, or a"
                    + " report.html: a comparison reads the data in it.")
    private List<String> which;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where it goes. Default: DIR or reports-out/NAME; with several reports-out/comparison.")
    private Path out;

    @Option(
            names = "--merge",
            paramLabel = "NAME|DIR",
            description =
                    "Join the runs of this stored experiment, with the same configuration except methods and seeds. A run"
                            + " that both have must be the same in both.")
    private List<String> merged = new ArrayList<>();

    @Option(
            names = "--comment",
            description =
                    "With several: print the comparison as short Markdown, for a pull request, and write no files.")
    private boolean comment;

    @Option(
            names = "--by-class",
            description = "Tests treat two cells that are the same network (inner nodes exchanged) as a tie."
                    + " In a configuration: report: {by_class: true}.")
    private boolean byClass;

    @Option(
            names = "--as",
            split = ",",
            paramLabel = "FORM",
            description =
                    "Write these instead of the report, into its folder: latex, csv (tables); deepcave, ioh, mlflow"
                            + " (runs). docs/exchange.md.")
    private List<String> forms = new ArrayList<>();

    @Option(
            names = "--figures",
            split = ",",
            paramLabel = "FORM",
            description = "Write the figures in these forms, too: svg (always written), pdf, png.")
    private List<String> figures = new ArrayList<>();

    @Option(
            names = "--json",
            description =
                    "Answer as one JSON object of kind 'run', of several 'comparison', with --as" + " 'exchange'.")
    private boolean json;

    @Override
    public Integer call() {
        if (which.size() > 1 && !merged.isEmpty()) {
            throw new UsageException(
                    "report: expected one experiment and --merge OTHER to join, or several to compare, found"
                            + " several and --merge.");
        }
        if (which.size() == 1 && comment) {
            throw new UsageException("report --comment: expected at least two experiments to compare, found one.");
        }
        if (comment && (json || out != null)) {
            throw new UsageException("report --comment: expected neither --json nor --out beside it.");
        }
        if (!forms.isEmpty() && which.size() > 1) {
            throw new UsageException("report --as: expected one experiment, found several.");
        }
        if (!figures.isEmpty() && (comment || !forms.isEmpty())) {
            throw new UsageException(
                    "report --figures: expected neither --as nor --comment beside it: they write no figures.");
        }
        Set<FigureForm> drawn = figures.stream().map(FigureForm::of).collect(Collectors.toSet());
        List<Form> as = forms.stream().map(Form::of).distinct().toList();
        which.forEach(Stored::requirePresent);
        List<Experiment> experiments =
                which.size() > 1 ? which.stream().map(Stored::orCarried).toList() : List.of(joined());
        try (Truth truth = Reports.judge(experiments.get(0), this::remark)) {
            if (which.size() > 1) {
                compare(experiments, truth, drawn);
            } else if (!as.isEmpty()) {
                exchange(experiments.get(0), truth, as);
            } else {
                again(experiments.get(0), truth, drawn);
            }
        }
        return 0;
    }

    private Experiment joined() {
        merged.forEach(Stored::requirePresent);
        Experiment all = Stored.experiment(which.get(0));
        for (String other : merged) {
            all = Joined.of(all, Stored.experiment(other));
        }
        return all;
    }

    private void again(Experiment experiment, Truth truth, Set<FigureForm> drawn) {
        Path target = target(experiment);
        Report report = Reports.of(experiment, truth, byClass, this::remark);
        Reports.write(report, target, drawn);
        SummaryTable table = new SummaryTable(experiment, truth);
        if (json) {
            Json.print(out(), table.json(report.study(), target));
        } else {
            table.print(out(), new RivalTable(report.study())::print, target);
        }
    }

    private Path target(Experiment experiment) {
        Path folder = Path.of(which.get(0));
        return out == null && merged.isEmpty() && Files.isDirectory(folder)
                ? folder
                : ReportFolder.of(out, experiment.name(), experiment.configuration(), this::remark);
    }

    private void exchange(Experiment experiment, Truth truth, List<Form> as) {
        Report report = Reports.of(experiment, truth, byClass, this::remark);
        Path target = out != null ? out : target(experiment);
        List<Form.Written> written =
                as.stream().map(f -> f.write(report, target)).toList();
        written.forEach(w -> w.remark().ifPresent(this::remark));
        if (json) {
            ObjectNode answer = Json.answer("exchange").put("experiment", experiment.name());
            ArrayNode all = answer.putArray("written");
            written.forEach(w -> all.addObject()
                    .put("form", w.form().key())
                    .put("path", w.target().toString())
                    .put("files", w.files()));
            Json.print(out(), answer);
        } else {
            written.forEach(w -> out().println(w.form().key() + ": " + w.target() + " (" + w.files()
                    + (w.files() == 1 ? " file)" : " files)")));
        }
    }

    private void compare(List<Experiment> experiments, Truth truth, Set<FigureForm> drawn) {
        Comparison comparison = new Comparison(experiments, truth, byClass);
        if (comment) {
            out().print(comparison.comment());
            out().flush();
            return;
        }
        Path target = out != null ? out : Path.of("reports-out", "comparison");
        comparison.writeTo(target, drawn);
        Path page = target.resolve("comparison.html");
        if (json) {
            ObjectNode answer = Json.answer("comparison").put("report", page.toString());
            ArrayNode names = answer.putArray("experiments");
            experiments.forEach(e -> names.addObject().put("name", e.name()).put("id", RunStore.id(e)));
            ArrayNode verdicts = answer.putArray("verdicts");
            comparison.verdicts().forEach(verdicts::add);
            Json.print(out(), answer);
        } else {
            comparison.verdicts().forEach(out()::println);
            out().println("Comparison: " + page);
        }
    }
}

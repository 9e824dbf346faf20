package assay.cli.run;

import assay.cli.AssayCommand;
import assay.cli.AssayHome;
import assay.core.error.DataMissingException;
import assay.core.run.Experiment;
import assay.core.truth.Truth;
import assay.data.runs.RunStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay report}: the report of a stored experiment, made again. */
@Command(
        name = "report",
        description = "Make the report of an experiment again, from the run store and the table.",
        footerHeading = "%nExamples:%n",
        footer = {"  assay report 201-cifar10-cpu", "  assay report reports-out/201-cifar10-cpu --out elsewhere"})
public final class ReportCommand extends AssayCommand {
    @Parameters(
            paramLabel = "NAME|DIR",
            description = "Name or id of a stored experiment, or the folder of a report that 'assay run' wrote.")
    private String which;

    @Option(names = "--out", paramLabel = "DIR", description = "Where it goes. Default: DIR, or reports-out/NAME.")
    private Path out;

    @Option(names = "--json", description = "Answer as one JSON object of kind 'run'.")
    private boolean json;

    @Override
    public Integer call() {
        Path folder = Path.of(which);
        boolean isFolder = Files.isDirectory(folder);
        RunStore store = RunStore.open(AssayHome.runs());
        Experiment experiment = isFolder ? ofFolder(store, folder) : store.load(which);
        Path target = out != null ? out : isFolder ? folder : Path.of("reports-out", experiment.name());
        try (Truth truth = Table201.open(Optional.empty(), this::remark)) {
            Reports.write(experiment, truth, target, this::remark);
            SummaryTable table = new SummaryTable(experiment, truth);
            if (json) {
                table.json(out(), target);
            } else {
                table.print(out(), target);
            }
        }
        return 0;
    }

    /** The last experiment with the configuration that lies beside the report. */
    private static Experiment ofFolder(RunStore store, Path folder) {
        Path file = folder.resolve(Reports.CONFIGURATION);
        if (!Files.exists(file)) {
            throw new DataMissingException(folder + ": expected " + Reports.CONFIGURATION
                    + ", as 'assay run' writes it beside a report, found none. Give the experiment's name instead.");
        }
        try {
            String configuration = Files.readString(file);
            return store.list().stream()
                    .map(saved -> store.load(saved.id()))
                    .filter(e -> e.configuration().equals(configuration))
                    .findFirst()
                    .orElseThrow(() -> new DataMissingException(AssayHome.runs() + ": expected an experiment with the"
                            + " configuration in " + file + ", found none. Run it: assay run " + file + "."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

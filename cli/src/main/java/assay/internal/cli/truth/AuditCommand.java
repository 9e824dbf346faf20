package assay.internal.cli.truth;

import assay.core.error.AssayException.ExitCode;
import assay.core.truth.Benchmark;
import assay.internal.cli.AssayCommand;
import assay.internal.cli.Json;
import assay.internal.cli.options.StoreOption;
import assay.internal.core.text.Printable;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.audit.Audit;
import assay.internal.experiments.audit.ColumnFinding;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay audit}: says what the numbers in a foreign table are. */
@Command(
        name = "audit",
        header = "What the numbers in a foreign table really are.",
        description = {
            "Say what the numbers in a foreign table of NAS-Bench-201 are, and where they differ from the benchmark's: each column"
                    + " is compared with every accuracy of the table and with the exact costs, as percent, fraction or"
                    + " error. It reports a wrong split, data set, schedule or seed, numbers of two kinds in one column,"
                    + " numbers for seeds with which a cell was not trained, wrong costs, and cells that are missing.",
            "The table is CSV, JSON, Parquet or Arrow with a column of architectures (index or text); a column 'seed' tells"
                    + " its rows apart. The name of a column says what it should be (valid, test, cifar100, 12 ...)."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  assay audit accuracies.csv", "  assay audit their-table.parquet --json"})
public final class AuditCommand extends AssayCommand {
    @Parameters(paramLabel = "FILE", description = "The table.")
    private Path file;

    @Mixin
    private StoreOption store;

    @Option(names = "--json", description = "One JSON object (kind 'audit').")
    private boolean json;

    @Override
    public Integer call() {
        List<ColumnFinding> findings;
        try (StoreTruth truth = store.open(Benchmark.NASBENCH201)) {
            findings = Audit.of(file, truth);
        }
        if (json) {
            Json.print(out(), json(findings));
        } else {
            findings.forEach(this::print);
        }
        return ExitCode.DONE.code();
    }

    private void print(ColumnFinding f) {
        out().println(Printable.of(f.column().name())
                + f.column().seed().map(s -> ", seed " + s).orElse("") + ": "
                + (f.what().isEmpty()
                        ? f.differences().isEmpty() ? "not compared: the table has no such numbers" : "unknown numbers"
                        : f.what() + ", as " + f.unit() + " (" + f.equal() + " of " + f.compared() + " equal)"));
        f.differences().forEach(d -> out().println("  " + d));
    }

    private static ObjectNode json(List<ColumnFinding> findings) {
        ObjectNode object = Json.answer("audit");
        object.put("differs", findings.stream().anyMatch(f -> !f.differences().isEmpty()));
        ArrayNode columns = object.putArray("columns");
        for (ColumnFinding f : findings) {
            ObjectNode row = columns.addObject().put("column", f.column().name());
            row.put("seed", f.column().seed().orElse(null));
            row.put("numbers", f.column().count());
            row.put("are", f.what().isEmpty() ? null : f.what());
            row.put("unit", f.what().isEmpty() ? null : f.unit());
            row.put("equal", f.equal()).put("compared", f.compared());
            ArrayNode differences = row.putArray("differences");
            f.differences().forEach(differences::add);
        }
        return object;
    }
}

package assay.internal.cli.truth;

import assay.core.error.AssayException.ExitCode;
import assay.core.error.UsageException;
import assay.core.truth.Dataset;
import assay.internal.cli.AssayCommand;
import assay.internal.cli.Json;
import assay.internal.cli.options.NumberBounds.Within;
import assay.internal.cli.options.WholeStoreOption;
import assay.internal.core.text.Printable;
import assay.internal.data.store.Export;
import assay.internal.data.store.Export.Format;
import assay.internal.data.synetune.Blackbox;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.config.Bounds;
import assay.internal.experiments.work.Interrupt;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay export}: writes the store's rows as a file for other tools. */
@Command(
        name = "export",
        header = "Write a table as Parquet, Arrow, CSV or for Syne Tune.",
        description = "Write one part of a benchmark (--table) or the rows of a question in SQL (--query) as a"
                + " Parquet, Arrow IPC or CSV file; or all of it as a blackbox of Syne Tune. A file appears"
                + " whole or not at all.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay export 201 measurement.parquet --table measurement",
            "  assay export 201 cells.csv --query 'SELECT arch, text FROM architecture'",
            "  assay export mini201 blackbox --format syne-tune"
        })
public final class ExportCommand extends AssayCommand {
    @Option(
            names = "--table",
            paramLabel = "T",
            description = "The part to write: measurement, architecture, hardware_cost ... (docs/truth-schema.md"
                    + " has all).")
    private String table;

    @Option(
            names = "--query",
            paramLabel = "SQL",
            description = "Write what this question in SQL answers, in place of --table.")
    private String query;

    @Option(
            names = "--format",
            paramLabel = "F",
            description = "parquet, arrow, csv or syne-tune (docs/exchange.md). Default: by the file's name.")
    private String format;

    @Within(from = 1, to = Bounds.EPOCHS)
    @Option(
            names = "--schedule",
            paramLabel = "EPOCHS",
            description = "For syne-tune: epochs of the trainings. Default: the longest.")
    private Integer schedule;

    @Option(
            names = "--trials",
            paramLabel = "mean",
            description =
                    "For syne-tune: the means of the table's trainings. Default: its single trainings, if it has some.")
    private String trials;

    @Parameters(
            arity = WholeStoreOption.WORDS,
            paramLabel = "[BENCHMARK] FILE",
            hideParamSyntax = true,
            description = {
                WholeStoreOption.BENCHMARK,
                "FILE: the file to write, .parquet, .arrow or .csv; with --format syne-tune a folder."
            })
    private List<String> words;

    @Mixin
    private WholeStoreOption store;

    @Option(names = "--json", description = "One JSON object (kind 'export') that describes the file.")
    private boolean json;

    @Override
    public Integer call() {
        Path file = file();
        if (Blackbox.FORM.equals(format)) {
            return blackbox(file);
        }
        if (schedule != null || trials != null) {
            throw new UsageException("export " + (schedule != null ? "--schedule" : "--trials")
                    + ": expected --format syne-tune beside it. Leave it out.");
        }
        if ((table == null) == (query == null)) {
            throw new UsageException("export: expected one of --table and --query, found "
                    + (table == null ? "none" : "both") + ". Say what to export.");
        }
        String name = String.valueOf(file.getFileName());
        Format as = Format.of(format != null ? format : name.substring(name.lastIndexOf('.') + 1));
        String sql = query != null ? query : "SELECT * FROM \"" + table.replace("\"", "\"\"") + '"';
        Export done = Interrupt.guard("export", () -> Export.write(store.path(words), sql, file, as));
        if (json) {
            Json.print(out(), json(done));
        } else {
            out().println("wrote " + done.rows() + " rows of " + done.columns().size() + " columns to "
                    + Printable.of(done.file().toString())
                    + " (" + done.bytes() + " bytes, sha256 " + done.sha256() + ")");
        }
        return ExitCode.DONE.code();
    }

    /** An unset variable in a script gives an empty path, which would be the current folder. */
    private Path file() {
        if (store.what(words).isBlank()) {
            throw new UsageException(
                    "export: expected a file to write, found an empty text (a variable that is not set?).");
        }
        return Path.of(store.what(words));
    }

    private int blackbox(Path file) {
        if (table != null || query != null) {
            throw new UsageException(
                    "export --format syne-tune: expected neither --table nor --query: the whole table is"
                            + " written.");
        }
        if (trials != null && !trials.equals("mean")) {
            throw new UsageException(
                    "export --trials: expected mean, found '" + trials + "'. Leave it out for all single trainings.");
        }
        Path path = store.path(words);
        try (StoreTruth truth = StoreTruth.open(store.benchmark(words), path)) {
            Blackbox done = Blackbox.write(
                    truth, schedule == null ? OptionalInt.empty() : OptionalInt.of(schedule), trials != null, file);
            List<String> left = store.benchmark(words).datasets().stream()
                    .map(Dataset::key)
                    .filter(d -> !done.tasks().contains(d))
                    .toList();
            if (!left.isEmpty()) {
                remark("left out, without accuracies of these trainings: " + String.join(", ", left)
                        + (trials == null ? ". --trials mean writes means." : "."));
            }
            if (json) {
                ObjectNode answer = Json.answer("export")
                        .put("file", done.folder().toString())
                        .put("format", Blackbox.FORM)
                        .put("configurations", done.configurations());
                done.tasks().forEach(answer.putArray("tasks")::add);
                done.trials().forEach(answer.putArray("trials")::add);
                done.fidelities().forEach(answer.putArray("fidelities")::add);
                done.objectives().forEach(answer.putArray("objectives")::add);
                Json.print(out(), answer);
            } else {
                out().println("wrote " + Printable.of(done.folder().toString()) + ": tasks " + done.tasks() + ", "
                        + done.configurations() + " configurations, trials " + done.trials() + ", "
                        + done.fidelities().size() + " fidelities, objectives " + done.objectives());
            }
        }
        return ExitCode.DONE.code();
    }

    private static ObjectNode json(Export done) {
        ObjectNode object = Json.answer("export");
        object.put("file", done.file().toString());
        object.put("format", done.format().key());
        object.put("rows", done.rows());
        ArrayNode columns = object.putArray("columns");
        done.columns().forEach(c -> columns.addObject().put("name", c.name()).put("type", c.type()));
        object.put("bytes", done.bytes());
        return object.put("sha256", done.sha256());
    }
}

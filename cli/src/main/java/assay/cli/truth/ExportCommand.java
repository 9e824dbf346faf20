package assay.cli.truth;

import assay.cli.AssayCommand;
import assay.cli.Json;
import assay.cli.Printable;
import assay.cli.answer.Interruption;
import assay.cli.options.WholeStoreOption;
import assay.core.error.AssayException.ExitCode;
import assay.core.error.UsageException;
import assay.data.store.Export;
import assay.data.store.Export.Format;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay export}: the store's rows as a file for other tools. */
@Command(
        name = "export",
        description =
                "Write a table of the store, or the rows of a query, as Parquet, Arrow IPC or CSV. The file appears"
                        + " whole or not at all.",
        footerHeading = "%nExamples:%n",
        footer = {"  assay export measurement.parquet --table measurement"})
public final class ExportCommand extends AssayCommand {
    @Parameters(index = "0", paramLabel = "FILE", description = "The file to write: .parquet, .arrow or .csv.")
    private Path file;

    @Option(
            names = "--table",
            paramLabel = "T",
            description = "A table or view (docs/truth-schema.md): measurement, architecture, hardware_cost, ...")
    private String table;

    @Option(names = "--query", paramLabel = "SQL", description = "A query instead of a table.")
    private String query;

    @Option(names = "--format", paramLabel = "F", description = "parquet, arrow or csv. Default: by the file's name.")
    private String format;

    @Mixin
    private WholeStoreOption store;

    @Option(names = "--json", description = "One JSON object (kind 'export') that describes the file.")
    private boolean json;

    @Override
    public Integer call() {
        if ((table == null) == (query == null)) {
            throw new UsageException("export: expected one of --table and --query, found "
                    + (table == null ? "none" : "both") + ". Say what to export.");
        }
        String name = String.valueOf(file.getFileName());
        Format as = Format.of(format != null ? format : name.substring(name.lastIndexOf('.') + 1));
        String sql = query != null ? query : "SELECT * FROM \"" + table.replace("\"", "\"\"") + '"';
        Export done = Interruption.guard("export", () -> Export.write(store.path(), sql, file, as));
        if (json) {
            Json.print(out(), json(done));
        } else {
            out().println("wrote " + done.rows() + " rows of " + done.columns().size() + " columns to "
                    + Printable.of(done.file().toString())
                    + " (" + done.bytes() + " bytes, sha256 " + done.sha256() + ")");
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

package assay.cli.truth;

import assay.bench201.truth.ImportFormat;
import assay.bench201.truth.Imported;
import assay.bench201.truth.TruthImport;
import assay.cli.AssayCommand;
import assay.cli.Json;
import assay.cli.Version;
import assay.core.error.AssayException.ExitCode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay import}: foreign files into the store. */
@Command(
        name = "import",
        description = "Put a benchmark's files into its store: tables in CSV (docs/csv-layout.md), or NATS-Bench's"
                + " '-simple' folder or tar (topology space). Imports add up; each happens whole or not at all.",
        footerHeading = "%nExamples:%n",
        footer = {"  assay import DATA/nasbench201", "  assay import NATS-tss-v1_0-3ffb9-simple.tar"})
public final class ImportCommand extends AssayCommand {
    @Parameters(index = "0", paramLabel = "PATH", description = "The file or folder.")
    private Path path;

    @Option(names = "--format", paramLabel = "F", description = "csv or nats. Default: by content.")
    private String format;

    @Mixin
    private StoreOption store;

    @Option(names = "--json", description = "One JSON object (kind 'import').")
    private boolean json;

    @Override
    public Integer call() {
        long start = System.nanoTime();
        Optional<ImportFormat> as = Optional.ofNullable(format).map(ImportFormat::of);
        ProgressLine progress = new ProgressLine(err(), quiet(), terminal());
        String program = "assay " + Version.number() + " (" + Version.commit() + ")";
        Imported done = Interruption.guard("import", () -> TruthImport.run(path, as, store.path(), program, progress));
        progress.end();
        double seconds = (System.nanoTime() - start) / 1_000_000 / 1e3;
        if (json) {
            Json.print(out(), json(done, seconds));
        } else {
            out().println("imported " + done.rows() + " values from "
                    + done.files().size() + " files ("
                    + done.unchanged().size() + " unchanged, " + done.skipped().size() + " skipped) into "
                    + done.store() + " in " + seconds + " s");
        }
        return ExitCode.DONE.code();
    }

    private static ObjectNode json(Imported done, double seconds) {
        ObjectNode object = Json.answer("import");
        object.put("store", done.store().toString());
        object.put("format", done.format().key());
        object.put("values", done.rows());
        put(object, "files", done.files());
        put(object, "unchanged", done.unchanged());
        put(object, "skipped", done.skipped());
        return object.put("wall_s", seconds);
    }

    private static void put(ObjectNode object, String field, List<String> names) {
        ArrayNode array = object.putArray(field);
        names.forEach(array::add);
    }
}

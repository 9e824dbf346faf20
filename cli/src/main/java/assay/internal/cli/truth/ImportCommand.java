package assay.internal.cli.truth;

import assay.core.error.AssayException.ExitCode;
import assay.core.error.UsageException;
import assay.internal.cli.AssayCommand;
import assay.internal.cli.Json;
import assay.internal.cli.StatusLine;
import assay.internal.core.text.Printable;
import assay.internal.data.importing.ImportProgress;
import assay.internal.data.importing.ImportRules;
import assay.internal.data.importing.Imported;
import assay.internal.data.importing.Imports;
import assay.internal.data.importing.StoreKind;
import assay.internal.experiments.judge.TableFormats;
import assay.internal.experiments.tables.DescribedTables;
import assay.internal.experiments.work.AssayHome;
import assay.internal.experiments.work.Benchmarks;
import assay.internal.experiments.work.Interrupt;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay import}: imports foreign files into the store. */
@Command(
        name = "import",
        header = "Put a benchmark's files into its store.",
        description = "Put a benchmark's files into its store: tables in CSV (docs/csv-layout.md),"
                + " NATS-Bench's '-simple' folder or tar (topology space), and others (docs/formats.md)."
                + " Imports add up; each happens whole or not at all.",
        footerHeading = "%nExamples:%n",
        footer = {"  assay import DATA/nasbench201", "  assay import NATS-tss-v1_0-3ffb9-simple.tar"})
public final class ImportCommand extends AssayCommand {
    @Parameters(
            index = "0",
            paramLabel = "PATH",
            description =
                    "The file or folder; or the description of a table of your own, a .yaml file (docs/tables.md).")
    private Path path;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DATA",
            description = "The file or folder that the description is about.")
    private Path data;

    @Option(
            names = "--format",
            paramLabel = "F",
            description = "Only files of this format: ${COMPLETION-CANDIDATES}. Default: recognised by content.",
            completionCandidates = ImportCommand.FormatNames.class)
    private String format;

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "The store to import into. Default: truth/BENCHMARK.duckdb in ASSAY_HOME (~/.assay).")
    private Path store;

    @Option(
            names = "--unit",
            paramLabel = "U",
            description = "Accuracies in these tables are 'fraction' (0..1) or 'percent'. Default: percent, and a table"
                    + " whose numbers look like fractions is refused.")
    private String unit;

    @Option(
            names = "--as-is",
            description =
                    "Take numbers that are not plausible (far below guessing, one value for all architectures, training"
                            + " images far below test images) without refusing them.")
    private boolean asIs;

    @Option(
            names = "--replace",
            description =
                    "Where these files contradict what the store has, they answer from now on; where rows of a file"
                            + " contradict each other, the later one counts. Default: both are refused.")
    private boolean replace;

    @Option(names = "--json", description = "One JSON object (kind 'import') for each store, a line each.")
    private boolean json;

    @Override
    public Integer call() {
        long start = System.nanoTime();
        Progress progress = new Progress(new StatusLine(quiet() ? null : err(), terminal()));
        ImportRules rules = new ImportRules(Optional.ofNullable(unit).map(ImportRules.Unit::of), asIs, replace);
        List<Imported> done = Interrupt.guard(
                "import",
                () -> isDescription()
                        ? List.of(described(rules, progress))
                        : new Imports(TableFormats.all())
                                .run(
                                        path,
                                        Optional.ofNullable(format),
                                        rules,
                                        this::store,
                                        Benchmarks.importer(),
                                        progress));
        progress.line.end();
        double seconds = (System.nanoTime() - start) / 1_000_000 / 1e3;
        for (Imported one : done) {
            if (json) {
                Json.print(out(), json(one, seconds));
            } else {
                out().println("imported " + one.values() + " values from "
                        + one.files().size() + " files ("
                        + one.unchanged().size() + " unchanged, "
                        + one.skipped().size() + " skipped) into "
                        + Printable.of(one.store().toString()) + " in " + seconds + " s");
            }
        }
        return ExitCode.DONE.code();
    }

    private boolean isDescription() {
        boolean described = path.toString().matches(".*\\.ya?ml");
        if (data != null && !described) {
            throw new UsageException(
                    "import: expected the description of a table, a .yaml file, before the data, found " + path
                            + ". Name one file or folder; or a description and then its data (docs/tables.md).");
        }
        return described;
    }

    private Imported described(ImportRules rules, ImportProgress progress) {
        if (data == null) {
            throw new UsageException("import: expected the data behind the description, found none: assay import "
                    + path + " DATA, where DATA is a file (CSV, JSON, Parquet, Arrow) or a folder of such files.");
        }
        if (format != null || store != null) {
            throw new UsageException(
                    "import: expected no --format and no --store with a description, which says the form"
                            + " and the name of the table. Leave them out.");
        }
        return DescribedTables.run(path, data, rules, progress);
    }

    private Path store(StoreKind kind) {
        if (store != null) {
            return store.toAbsolutePath();
        }
        // A built benchmark replaces its store; everything else is added to the program's own numbers.
        return (kind.isMadeAnew() ? AssayHome.truth(kind.benchmark()) : Benchmarks.store(kind.benchmark()))
                .toAbsolutePath();
    }

    private static ObjectNode json(Imported done, double seconds) {
        ObjectNode object = Json.answer("import");
        object.put("store", done.store().toString());
        put(object, "formats", done.formats());
        object.put("values", done.values());
        put(object, "files", done.files());
        put(object, "unchanged", done.unchanged());
        put(object, "skipped", done.skipped());
        return object.put("wall_s", seconds);
    }

    private static void put(ObjectNode object, String field, List<String> names) {
        ArrayNode array = object.putArray(field);
        names.forEach(array::add);
    }

    /** The names of all file formats that can be imported. */
    static final class FormatNames extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        FormatNames() {
            super(TableFormats.keys());
        }
    }

    /** The progress of an import: one live line on a terminal, sometimes a plain line elsewhere. */
    private static final class Progress implements ImportProgress {
        private static final long LIVE = 100_000_000L;
        private static final long PLAIN = 5_000_000_000L;

        private final StatusLine line;
        private final long start = System.nanoTime();
        private long last = start;

        Progress(StatusLine line) {
            this.line = line;
        }

        @Override
        public void at(long done, long total, String at) {
            long now = System.nanoTime();
            if (now - last < line.every(LIVE, PLAIN)) {
                return;
            }
            last = now;
            double share = total == 0 ? 1 : (double) done / total;
            String eta = share >= 0.05 ? ", " + text((long) ((now - start) * (1 - share) / share)) + " to go" : "";
            line.show("importing: " + Math.round(100 * share) + " %, " + text(now - start) + eta + "  " + at);
        }

        private static String text(long nanos) {
            Duration time = Duration.ofNanos(nanos);
            return time.toMinutes() > 0
                    ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                    : time.toSeconds() + " s";
        }

        @Override
        public void remark(String text) {
            line.say(text);
        }
    }
}

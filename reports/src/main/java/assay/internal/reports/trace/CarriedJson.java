package assay.internal.reports.trace;

import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import assay.core.run.Experiment;
import assay.core.truth.BuiltFacts;
import assay.core.truth.Metric;
import assay.core.truth.Split;
import assay.internal.core.io.PlainFile;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes {@link Carried} as JSON (docs/reports.md), and reads it from a page. */
public final class CarriedJson {
    private static final String FORMAT = "assay-provenance";
    private static final int VERSION = 1;

    /** The version of the layout. Incumbents are [epoch, cell] at each change, or a digest of epochs and incumbents as text. */
    private static final List<String> RUN_COLUMNS =
            List.of("method", "seed", "chosen", "search_s", "selection_s", "epochs", "incumbents");

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** The largest page. Our reports are below 5 MB; this leaves room for others. */
    private static final long MOST_BYTES = 64L << 20;

    private CarriedJson() {}

    static String write(Carried carried) {
        Experiment e = carried.head();
        ObjectNode root = MAPPER.createObjectNode().put("format", FORMAT).put("version", VERSION);
        root.put("name", e.name()).put("space", e.space()).put("schedule_epochs", e.schedule());
        e.built().ifPresent(facts -> facts.texts().forEach(root.putObject("built")::put));
        root.put("trials", "mean");
        ArrayNode datasets = root.putArray("datasets");
        e.truthDatasets().forEach(datasets::add);
        root.put("configuration", e.configuration());
        ObjectNode provenance = root.putObject("provenance");
        e.provenance().forEach(provenance::put);
        ArrayNode files = root.putArray("table_files");
        carried.table().forEach(f -> files.addObject()
                .put("source", f.source())
                .put("file", f.file())
                .put("sha256", f.sha256()));
        List<CarriedRun> all = carried.runs();
        long changes = all.stream()
                .mapToLong(r -> r.incumbents().orElse(List.of()).size())
                .sum();
        boolean whole = changes <= Carried.MOST_CHANGES;
        if (!carried.cells().isEmpty()) {
            int shown = whole
                    ? carried.cells().size()
                    : Numbering.judged(carried.experiment()).size();
            ArrayNode listed = root.putArray("cells");
            carried.cells().subList(0, shown).forEach(listed::add);
        }
        ArrayNode asked = root.putArray("asked");
        carried.asked().forEach(a -> asked.addObject()
                .put("dataset", a.dataset().key())
                .put("split", a.split().key()));
        ArrayNode cells = root.putArray(values(carried.experiment()));
        carried.accuracies().forEach((cell, values) -> {
            ArrayNode row = cells.addArray().add(cell);
            values.forEach(v -> {
                if (v.isPresent()) {
                    row.add(v.getAsDouble());
                } else {
                    row.addNull();
                }
            });
        });
        if (!carried.trainings().isEmpty()) {
            CarriedTrainings.write(root, carried.trainings(), carried.numbering());
        }
        ArrayNode columns = root.putArray("run_columns");
        RUN_COLUMNS.forEach(columns::add);
        ArrayNode runs = root.putArray("runs");
        all.forEach(r -> write(runs.addArray(), r, whole));
        try {
            return MAPPER.writeValueAsString(root);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void write(ArrayNode row, CarriedRun r, boolean whole) {
        row.add(r.method()).add(r.seed()).add(r.chosen()).add(r.searchSeconds()).add(r.selectionSeconds());
        row.add(r.epochs());
        if (whole && r.incumbents().isPresent()) {
            ArrayNode incumbents = row.addArray();
            r.incumbents()
                    .get()
                    .forEach(c -> incumbents.addArray().add(c.epoch()).add(c.cell()));
        } else {
            row.add(r.digest());
        }
    }

    /**
     * Reads the data in a page.
     *
     * @throws DataFormatException if it is not a report with such data
     */
    public static Carried read(Path page) {
        PlainFile.refuseOthers(page);
        try {
            if (Files.size(page) > MOST_BYTES) {
                throw refused(page, "a page of at most 64 MiB", Files.size(page) + " bytes", null);
            }
            return parse(page, Files.readString(page));
        } catch (NoSuchFileException e) {
            throw new DataMissingException(
                    page
                            + ": expected a report.html that Assay wrote, or the folder of one, found no such file. 'assay run'"
                            + " and 'assay report' print where they write theirs.",
                    e);
        } catch (IOException e) {
            throw refused(page, "a page of UTF-8 text that can be read", String.valueOf(e.getMessage()), e);
        }
    }

    private static Carried parse(Path page, String html) throws IOException {
        String open = "<script type=\"application/json\" id=\"" + Carried.ID + "\">";
        int from = html.indexOf(open);
        int to = html.indexOf("</script>", Math.max(0, from));
        if (from < 0 || to < 0) {
            throw refused(page, "a report.html that Assay wrote, with the element " + Carried.ID, "none in it", null);
        }
        try {
            return carried(MAPPER.readTree(html.substring(from + open.length(), to)));
        } catch (JsonProcessingException | RuntimeException e) {
            String what = e instanceof JsonProcessingException j ? j.getOriginalMessage() : e.getMessage();
            throw refused(page, "what a report carries (" + FORMAT + ", version " + VERSION + ")", what, e);
        }
    }

    private static DataFormatException refused(Path page, String expected, String found, Throwable cause) {
        return new DataFormatException(
                page.toString(), -1, page + ": expected " + expected + ", found " + found + ".", cause);
    }

    private static Carried carried(JsonNode root) {
        if (!FORMAT.equals(text(root, "format")) || need(root, "version").intValue() != VERSION) {
            throw new IllegalArgumentException("format " + text(root, "format") + ", version " + need(root, "version"));
        }
        Map<String, String> provenance = new LinkedHashMap<>();
        need(root, "provenance").properties().forEach(f -> provenance.put(f.getKey(), string(f.getValue())));
        List<String> datasets = new ArrayList<>();
        need(root, "datasets").forEach(d -> datasets.add(string(d)));
        Map<String, String> built = new LinkedHashMap<>();
        root.path("built").properties().forEach(f -> built.put(f.getKey(), string(f.getValue())));
        Experiment head = new Experiment(
                text(root, "name"),
                text(root, "space"),
                built.isEmpty() ? Optional.empty() : Optional.of(BuiltFacts.of(built)),
                datasets,
                need(root, "schedule_epochs").intValue(),
                text(root, "configuration"),
                provenance,
                List.of());
        List<TableFile> files = new ArrayList<>();
        need(root, "table_files")
                .forEach(f -> files.add(new TableFile(text(f, "source"), text(f, "file"), text(f, "sha256"))));
        List<Asked> asked = new ArrayList<>();
        need(root, "asked")
                .forEach(a ->
                        asked.add(new Asked(head.benchmark().dataset(text(a, "dataset")), Split.of(text(a, "split")))));
        SortedMap<Integer, List<OptionalDouble>> accuracies = new TreeMap<>();
        List<String> listed = new ArrayList<>();
        root.path("cells").forEach(c -> listed.add(string(c)));
        Numbering numbering = Carried.numbering(head, listed);
        int cells = numbering.size();
        need(root, values(head)).forEach(row -> accuracies.put(cell(row.get(0), cells), values(row, asked.size())));
        List<CarriedRun> runs = new ArrayList<>();
        need(root, "runs").forEach(r -> runs.add(run(r, numbering)));
        return new Carried(head, files, listed, asked, accuracies, CarriedTrainings.read(root, numbering), runs);
    }

    /** The name of the values by which the architectures of a space are judged. */
    private static String values(Experiment of) {
        return of.population().metric().equals(Metric.ACCURACY) ? "accuracy_percent" : "perplexity";
    }

    private static List<OptionalDouble> values(JsonNode row, int n) {
        if (row.size() != n + 1) {
            throw new IllegalArgumentException("a row of " + row.size() + " numbers for " + n + " questions");
        }
        List<OptionalDouble> values = new ArrayList<>();
        for (int i = 1; i <= n; i++) {
            values.add(row.get(i).isNumber() ? OptionalDouble.of(row.get(i).doubleValue()) : OptionalDouble.empty());
        }
        return values;
    }

    private static CarriedRun run(JsonNode r, Numbering numbering) {
        int cells = numbering.size();
        if (r.size() != RUN_COLUMNS.size()) {
            throw new IllegalArgumentException("a run of " + r.size() + " values");
        }
        int epochs = r.get(5).intValue();
        Optional<List<CarriedRun.Change>> incumbents = Optional.empty();
        if (r.get(6).isArray()) {
            List<CarriedRun.Change> changes = new ArrayList<>();
            r.get(6).forEach(c -> changes.add(new CarriedRun.Change(c.get(0).intValue(), cell(c.get(1), cells))));
            if (epochs < 0
                    || epochs > 1 << 20
                    || (epochs > 0 && (changes.isEmpty() || changes.get(0).epoch() != 1))) {
                throw new IllegalArgumentException("incumbents that do not begin with epoch 1");
            }
            incumbents = Optional.of(changes);
        }
        return new CarriedRun(
                string(r.get(0)),
                r.get(1).longValue(),
                cell(r.get(2), cells),
                number(r.get(3)),
                number(r.get(4)),
                epochs,
                incumbents,
                incumbents.map(i -> CarriedRun.digest(epochs, i, numbering)).orElseGet(() -> string(r.get(6))));
    }

    static int cell(JsonNode node, int cells) {
        if (node == null || !node.isInt() || node.intValue() < 0 || node.intValue() >= cells) {
            throw new IllegalArgumentException("no index of a cell: " + node);
        }
        return node.intValue();
    }

    private static String text(JsonNode node, String key) {
        return string(need(node, key));
    }

    /** A number. A number that is not finite is a text, because JSON has no such numbers. */
    static double number(JsonNode node) {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        return switch (string(node)) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw new IllegalArgumentException("no number: " + node);
        };
    }

    static String string(JsonNode node) {
        if (!node.isTextual()) {
            throw new IllegalArgumentException("no text: " + node);
        }
        return node.textValue();
    }

    private static JsonNode need(JsonNode node, String key) {
        JsonNode found = node.get(key);
        if (found == null) {
            throw new IllegalArgumentException("no '" + key + "'");
        }
        return found;
    }
}

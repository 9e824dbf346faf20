package assay.internal.experiments.foreign;

import assay.core.error.DataFormatException;
import assay.internal.data.archive.UnpackLimits;
import assay.internal.data.archive.ZipEntries;
import assay.internal.data.csv.CsvTable;
import assay.internal.experiments.rows.Row;
import assay.internal.experiments.rows.RowList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The results of a Syne Tune experiment on its blackbox {@code nasbench201}: {@code results.csv.zip}, a zip of one CSV (or that
 * CSV), with a row for each result that a trial reported; {@code metadata.json} beside it says method, seed and metric. A row
 * becomes a step; its score is the metric, with the sign for which larger is better.
 */
final class SyneTuneResults implements ForeignRun.Form {
    private static final String TIME = "st_tuner_time";
    private static final String TRIAL = "trial_id";
    private static final String DECISION = "config_hp_x";
    private static final int HEAD = 1 << 16;

    /** A result, before results are put in the order of time. */
    private record Result(long line, String arch, String trial, double seconds, OptionalDouble metric) {}

    @Override
    public Optional<RowList> open(Path file, Optional<String> method) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (head.length > 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4) {
            try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                ZipEntries zip = new ZipEntries(channel, file.toString());
                List<String> tables =
                        zip.names().stream().filter(n -> n.endsWith(".csv")).toList();
                if (tables.size() != 1 || zip.names().size() != 1) {
                    return Optional.empty();
                }
                return read(zip.open(tables.get(0), UnpackLimits.DEFAULT), file, method);
            }
        }
        String text = new String(head, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        return end > 0 && isHeader(List.of(text.substring(0, end).strip().split(",")))
                ? read(Files.newInputStream(file), file, method)
                : Optional.empty();
    }

    private static boolean isHeader(List<String> columns) {
        return columns.contains(TRIAL) && columns.contains(TIME) && columns.contains(DECISION + 0);
    }

    private static Optional<RowList> read(InputStream in, Path file, Optional<String> method) throws IOException {
        try (CsvTable table = new CsvTable(in, file.toString())) {
            if (!isHeader(table.columns())) {
                return Optional.empty();
            }
            SyneTuneMetadata about = SyneTuneMetadata.beside(file);
            String metric = about.metric(table.columns());
            List<String> decisions = table.columns().stream()
                    .filter(c -> c.matches(DECISION + "\\d{1,9}"))
                    .sorted(Comparator.comparingInt(c -> Integer.parseInt(c.substring(DECISION.length()))))
                    .toList();
            List<Result> results = new ArrayList<>();
            while (table.next()) {
                double seconds =
                        table.number(TIME).orElseThrow(() -> table.bad("column '" + TIME + "': expected seconds"));
                results.add(new Result(
                        table.line(), arch(table, decisions), table.text(TRIAL), seconds, table.number(metric)));
            }
            results.sort(Comparator.comparingDouble(Result::seconds)); // stable: several workers report in turns
            return Optional.of(RowList.of(rows(file, results, about, method)));
        }
    }

    private static String arch(CsvTable table, List<String> decisions) {
        List<String> options = decisions.stream().map(table::text).toList();
        if (options.contains("")) {
            throw table.bad("expected a choice in " + String.join(", ", decisions) + ", found none in one of them");
        }
        return options.stream().allMatch(o -> o.matches("\\d+"))
                ? String.join(":", options)
                : decisions.stream()
                        .map(d -> '"' + d.substring("config_".length()) + "\": \"" + table.text(d) + '"')
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    private static List<Row> rows(Path file, List<Result> results, SyneTuneMetadata about, Optional<String> method) {
        if (results.isEmpty()) {
            throw new DataFormatException(
                    file.toString(), -1, file + ": refused: expected results of trials, found none.");
        }
        Set<String> trials = new HashSet<>();
        List<Row> rows = new ArrayList<>();
        for (Result r : results) {
            trials.add(r.trial());
            double sign = about.isMaximised() ? 1 : -1;
            rows.add(ForeignRun.row(
                    file + " line " + r.line(),
                    "method",
                    method.orElse(about.method()),
                    "seed",
                    Long.toString(about.seed()),
                    "step",
                    Integer.toString(rows.size() + 1),
                    "architecture",
                    r.arch(),
                    about.isSimulated() ? "cost_s" : "time_s",
                    Double.toString(r.seconds()),
                    "score",
                    r.metric().isPresent() ? Double.toString(sign * r.metric().getAsDouble()) : "",
                    "evaluations",
                    Integer.toString(trials.size())));
        }
        return rows;
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}

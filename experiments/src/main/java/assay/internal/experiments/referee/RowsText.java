package assay.internal.experiments.referee;

import assay.core.error.UsageException;
import assay.core.kit.SpaceKit;
import assay.core.space.Genotype;
import assay.internal.data.csv.TextSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Rows as a judgement stores them: CSV with our names of columns, for the parts that some row has. Architectures are their
 * official texts.
 */
final class RowsText {
    private static final String ARCHITECTURE = "architecture";
    private static final String MISSING = "not_in_table";

    private static final Map<String, Function<JudgedRow, String>> COLUMNS = columns();

    private RowsText() {}

    private static Map<String, Function<JudgedRow, String>> columns() {
        Map<String, Function<JudgedRow, String>> all = new LinkedHashMap<>();
        all.put(JudgedColumns.METHOD, JudgedRow::method);
        all.put(JudgedColumns.SEED, r -> Long.toString(r.seed()));
        all.put(JudgedColumns.STEP, r -> text(r.step()));
        all.put(JudgedColumns.TIME, r -> text(r.timeSeconds()));
        all.put(JudgedColumns.COST, r -> text(r.costSeconds()));
        all.put(JudgedColumns.SCORE, r -> text(r.score()));
        all.put(JudgedColumns.FINAL, r -> r.isFinal() ? "true" : "");
        all.put(JudgedColumns.EVALUATIONS, r -> text(r.evaluations()));
        all.put(ARCHITECTURE, r -> r.architecture().map(Genotype::text).orElse(""));
        all.put(MISSING, JudgedRow::why);
        return all;
    }

    private static String text(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "";
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
    }

    static String write(List<JudgedRow> rows) {
        List<String> used = COLUMNS.entrySet().stream()
                .filter(c -> rows.stream().anyMatch(r -> !c.getValue().apply(r).isEmpty()))
                .map(Map.Entry::getKey)
                .toList();
        StringBuilder text = new StringBuilder(String.join(",", used)).append('\n');
        for (JudgedRow row : rows) {
            text.append(used.stream().map(c -> cell(COLUMNS.get(c).apply(row))).collect(Collectors.joining(",")))
                    .append('\n');
        }
        return text.toString();
    }

    private static String cell(String text) {
        String line = text.replaceAll("\\R", " ");
        return line.matches("[^\",#\\s]*") ? line : '"' + line.replace("\"", "\"\"") + '"';
    }

    /** @throws UsageException if this class did not write the text */
    static List<JudgedRow> read(String text, String source, SpaceKit kit) {
        try (TextSource in = TextSource.open(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), source)) {
            List<String> names = in.cells(Optional.ofNullable(in.line()).orElse(""), ',');
            if (!COLUMNS.keySet().containsAll(names) || !names.contains(JudgedColumns.METHOD)) {
                throw new UsageException(source + ": expected rows that 'assay judge' wrote, with columns of "
                        + String.join(", ", COLUMNS.keySet()) + ", found " + String.join(", ", names) + ".");
            }
            Map<String, Genotype> known = new HashMap<>();
            List<JudgedRow> rows = new ArrayList<>();
            for (String line = in.line(); line != null; line = in.line()) {
                List<String> cells = in.cells(line, ',');
                String at = source + " row " + (rows.size() + 1);
                if (cells.size() != names.size()) {
                    throw new UsageException(at + ": expected " + names.size() + " cells, found " + cells.size() + ".");
                }
                Map<String, String> row = new LinkedHashMap<>();
                names.forEach(n -> row.put(n, cells.get(names.indexOf(n))));
                rows.add(row(at, row, t -> known.computeIfAbsent(t, kit::parse)));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JudgedRow row(String at, Map<String, String> row, Function<String, Genotype> parse) {
        Map<String, String> parts = new LinkedHashMap<>();
        row.keySet().forEach(n -> parts.put(n, n));
        Cells cells = new Cells(at, new JudgedColumns.Use(parts, ""), row, false);
        return cells.row(
                row.get(JudgedColumns.METHOD),
                Optional.ofNullable(row.get(ARCHITECTURE))
                        .filter(t -> !t.isEmpty())
                        .map(parse),
                row.getOrDefault(MISSING, ""));
    }
}

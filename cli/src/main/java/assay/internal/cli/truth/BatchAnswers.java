package assay.internal.cli.truth;

import assay.internal.cli.Json;
import assay.internal.cli.answer.CsvLine;
import assay.internal.experiments.rows.Row;
import assay.internal.experiments.rows.RowList;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes rows followed by their answers, in the format of the input. */
final class BatchAnswers {
    private final PrintWriter out;
    private final List<String> columns;
    private final char separator;
    private final RowList list;

    /** @param columns of answers */
    BatchAnswers(PrintWriter out, List<String> columns, RowList list) {
        this.out = out;
        this.columns = columns;
        this.separator = list.separator();
        this.list = list;
    }

    /** Writes the header of a table; does nothing for lists of objects. */
    void head(Map<String, String> renamed) {
        list.columns().ifPresent(names -> {
            List<Object> cells = new ArrayList<>();
            names.forEach(c -> cells.add(renamed.getOrDefault(c, c)));
            cells.addAll(columns);
            out.print(CsvLine.of(separator, cells));
        });
    }

    void write(Row row, Map<String, String> renamed, ObjectNode answer) {
        if (row.object().isPresent()) {
            ObjectNode line = JsonNodeFactory.instance.objectNode();
            row.object()
                    .get()
                    .properties()
                    .forEach(f -> line.set(renamed.getOrDefault(f.getKey(), f.getKey()), f.getValue()));
            Json.line(out, line.setAll(answer));
        } else {
            List<Object> cells = new ArrayList<>(row.texts().values());
            columns.forEach(column -> cells.add(text(answer.path(column))));
            out.print(CsvLine.of(separator, cells));
        }
    }

    /** Several numbers as {@code 777+888}. */
    private static String text(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asText).collect(Collectors.joining("+"))
                : value.isNull() ? "" : value.asText();
    }
}

package assay.cli.truth;

import assay.data.csv.CsvTable;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Questions and answers as CSV with a header. */
final class BatchCsv {
    private final Batch batch;
    private final String source;

    BatchCsv(Batch batch, String source) {
        this.batch = batch;
        this.source = source;
    }

    void run(InputStream in, PrintWriter out) throws IOException {
        try (CsvTable table = new CsvTable(in, source)) {
            List<String> columns = table.columns();
            batch.check(columns, source + " line 1");
            List<Object> cells = new ArrayList<>(columns);
            cells.addAll(batch.answer());
            out.print(CsvLine.of(cells));
            while (batch.open() && table.next()) {
                Fields row = new Fields("");
                cells.clear();
                for (String column : columns) {
                    if (Batch.asks(column)) {
                        row.put(column, table.text(column));
                    }
                    cells.add(table.text(column));
                }
                ObjectNode answer = batch.ask(row, source + " line " + table.line());
                batch.answer().forEach(column -> cells.add(text(answer.path(column))));
                out.print(CsvLine.of(cells));
            }
        }
    }

    /** Several numbers as {@code 777+888}. */
    private static String text(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asText).collect(Collectors.joining("+"))
                : value.isNull() ? "" : value.asText();
    }
}

package assay.cli.truth;

import assay.core.truth.Answer;
import assay.data.csv.CsvTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
            cells.addAll(Batch.ANSWER);
            out.print(CsvLine.of(cells));
            while (table.next()) {
                Fields row = new Fields("");
                cells.clear();
                for (String column : columns) {
                    if (Batch.asks(column)) {
                        row.put(column, table.text(column));
                    }
                    cells.add(table.text(column));
                }
                cells.addAll(batch.ask(row, source + " line " + table.line())
                        .fold(BatchCsv::measured, absent -> Arrays.asList(null, null, null, null, null, absent.why())));
                out.print(CsvLine.of(cells));
            }
        }
    }

    private static List<Object> measured(Answer.Measured m) {
        return Arrays.asList(
                m.value(), m.unit(), Told.seeds(m.seeds()), m.basis().text(), m.source(), null);
    }
}

package assay.internal.data.described;

import assay.core.error.DataFormatException;
import assay.internal.data.csv.CsvTable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The rows of a CSV file. */
final class DescribedCsv implements DescribedRows {
    private final CsvTable table;

    DescribedCsv(InputStream in, String name) {
        table = new CsvTable(in, name);
    }

    @Override
    public List<String> columns() {
        return table.columns();
    }

    @Override
    public boolean next() {
        return table.next();
    }

    @Override
    public String text(String column) {
        return table.text(column);
    }

    @Override
    public DataFormatException bad(String what) {
        return table.bad(what);
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}

package assay.internal.data.described;

import assay.core.error.DataFormatException;
import assay.internal.data.exchange.ForeignTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of a Parquet or Arrow file. Entry 2 of a list in column {@code acc} is column {@code acc.2}; the first entry has
 * number 0.
 */
final class DescribedForeign implements DescribedRows {
    private final ForeignTable table;
    private final String name;
    private final Map<String, String> cells = new LinkedHashMap<>();
    private long row;

    DescribedForeign(ForeignTable table, String name) {
        this.table = table;
        this.name = name;
    }

    @Override
    public List<String> columns() {
        List<String> all = new ArrayList<>(table.columns());
        cells.keySet().stream().filter(c -> !all.contains(c)).forEach(all::add);
        return all;
    }

    @Override
    public boolean next() throws IOException {
        Optional<List<Object>> found = table.next();
        cells.clear();
        row++;
        found.ifPresent(values -> {
            for (int c = 0; c < values.size(); c++) {
                put(table.columns().get(c), values.get(c));
            }
        });
        if (found.isEmpty() && row == 1) {
            throw bad("expected rows, found none");
        }
        return found.isPresent();
    }

    private void put(String column, Object value) {
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                put(column + "." + i, list.get(i));
            }
        } else if (value != null) {
            cells.put(column, value instanceof Float f ? new BigDecimal(f.toString()).toString() : value.toString());
        }
    }

    @Override
    public String text(String column) {
        return cells.getOrDefault(column, "").strip();
    }

    @Override
    public DataFormatException bad(String what) {
        return new DataFormatException(
                name, -1, name + ": refused: row " + row + ": " + what + ". Nothing was loaded.");
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}

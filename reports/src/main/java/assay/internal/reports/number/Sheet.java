package assay.internal.reports.number;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.io.csv.CsvWriteOptions;
import tech.tablesaw.io.csv.CsvWriter;

/**
 * The numbers behind one table or curve of the report, with all digits, one fact per row. Units are in the names of the
 * columns; absent values are missing.
 */
public final class Sheet {
    private final Table table;
    private final String what;

    /** @param what its content in one line, for people */
    public Sheet(String name, String what, Column<?>... columns) {
        this.table = Table.create(name, columns);
        this.what = what;
    }

    public static StringColumn text(String name) {
        return StringColumn.create(name);
    }

    public static DoubleColumn number(String name) {
        return DoubleColumn.create(name);
    }

    public static LongColumn whole(String name) {
        return LongColumn.create(name);
    }

    /** One value for each column: text, a number, or an optional one; NaN and empty ones are missing. */
    public Sheet row(Object... values) {
        List<Column<?>> columns = table.columns();
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(
                    table.name() + ": expected " + columns.size() + " values, found " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            append(columns.get(i), plain(values[i]));
        }
        return this;
    }

    private static Object plain(Object value) {
        if (value instanceof OptionalDouble d) {
            return d.isPresent() ? d.getAsDouble() : Double.NaN;
        }
        if (value instanceof OptionalInt n) {
            return n.isPresent() ? n.getAsInt() : Double.NaN;
        }
        if (value instanceof Optional<?> o) {
            return o.isPresent() ? o.get() : Double.NaN;
        }
        return value;
    }

    private static void append(Column<?> column, Object value) {
        if (value instanceof Double d && d.isNaN()) {
            column.appendMissing();
        } else if (column instanceof StringColumn text) {
            text.append((String) value);
        } else if (column instanceof DoubleColumn number) {
            number.append(((Number) value).doubleValue());
        } else {
            ((LongColumn) column).append(((Number) value).longValue());
        }
    }

    public String name() {
        return table.name();
    }

    public String what() {
        return what;
    }

    public Table table() {
        return table;
    }

    public String csv() {
        return csv(table);
    }

    /** {@code {"format": "assay-table", "version": 1, "name", "what", "rows": [...]}}; missing fields are left out. */
    public String json() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode root = json.objectNode().put("format", "assay-table").put("version", 1);
        root.put("name", name()).put("what", what);
        ArrayNode rows = root.putArray("rows");
        for (int r = 0; r < table.rowCount(); r++) {
            ObjectNode row = rows.addObject();
            for (Column<?> column : table.columns()) {
                if (column.isMissing(r)) {
                    continue;
                } else if (column instanceof DoubleColumn number) {
                    row.put(column.name(), number.getDouble(r));
                } else if (column instanceof LongColumn number) {
                    row.put(column.name(), number.getLong(r));
                } else {
                    row.put(column.name(), column.getString(r));
                }
            }
        }
        try {
            return JsonMapper.builder().build().writeValueAsString(root).replace("},{", "},\n{") + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Numbers printed so that they read back exactly. */
    public static String csv(Table table) {
        StringWriter out = new StringWriter();
        new CsvWriter()
                .write(
                        table,
                        CsvWriteOptions.builder(out).header(true).lineEnd("\n").build());
        return out.toString();
    }
}

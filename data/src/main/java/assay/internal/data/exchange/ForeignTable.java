package assay.internal.data.exchange;

import assay.core.error.DataFormatException;
import assay.internal.data.exchange.FileRows.Column;
import assay.internal.data.exchange.MeasurementFormat.Form;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Struct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The rows of a Parquet or Arrow IPC file that another program wrote, with any columns. */
public final class ForeignTable implements AutoCloseable {
    /** How many first bytes of a file are needed to recognise it. */
    public static final int START = 6;

    private final FileRows rows;
    private final List<String> columns;

    ForeignTable(FileRows rows) {
        this.rows = rows;
        columns = rows.columns().stream().map(Column::name).toList();
    }

    /** Whether a file with these first bytes is a Parquet or Arrow IPC file. */
    public static boolean isOne(byte[] start) {
        return form(start).isPresent();
    }

    private static Optional<Form> form(byte[] start) {
        return Arrays.stream(Form.values()).filter(f -> f.begins(start)).findFirst();
    }

    /**
     * Opens a file.
     *
     * @param start its first bytes, which {@link #isOne} has accepted
     * @param name of the file, for messages
     * @throws DataFormatException if it is damaged
     */
    public static ForeignTable open(Path file, byte[] start, String name) throws IOException {
        return new ForeignTable(form(start).orElseThrow().open(file, name));
    }

    public List<String> columns() {
        return columns;
    }

    /**
     * The cells of the next row: texts, numbers, true, false, or lists of these; null for no value. Empty after the
     * last row.
     */
    public Optional<List<Object>> next() throws IOException {
        if (!rows.next()) {
            return Optional.empty();
        }
        List<Object> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.add(value(rows.get(i)));
        }
        return Optional.of(cells);
    }

    private static Object value(Object found) throws IOException {
        try {
            if (found instanceof Array list) {
                return values(Arrays.asList((Object[]) list.getArray()));
            }
            if (found instanceof Struct struct) {
                return values(Arrays.asList(struct.getAttributes()));
            }
        } catch (SQLException e) {
            throw new IOException("a list that cannot be read: " + e.getMessage(), e);
        }
        if (found instanceof List<?> list) {
            return values(list);
        }
        return found == null || found instanceof Number || found instanceof Boolean ? found : found.toString();
    }

    private static List<Object> values(List<?> items) throws IOException {
        List<Object> all = new ArrayList<>();
        for (Object item : items) {
            all.add(value(item));
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}

package assay.internal.experiments.rows;

import assay.core.error.UsageException;
import assay.internal.data.exchange.ForeignTable;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rows of a Parquet or Arrow file. They are counted from 1. */
final class BinaryRows extends RowList {
    private final ForeignTable table;
    private final String source;
    private final Closeable also;
    private long number;

    /**
     * Opens a table.
     *
     * @param start the first bytes of the file, which say that it is one
     * @param also what is closed with it
     */
    BinaryRows(RowFile file, byte[] start, Closeable also) throws IOException {
        this.also = also;
        source = file.name();
        try {
            table = ForeignTable.open(file.path(), start, source);
        } catch (IOException | RuntimeException e) {
            also.close();
            throw e;
        }
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().indexOf(table.columns().get(i)) < i) {
                close();
                throw new UsageException(source + ": column '" + table.columns().get(i) + "' twice. Call one of them"
                        + " something else.");
            }
        }
    }

    @Override
    public Optional<List<String>> columns() {
        return Optional.of(table.columns());
    }

    @Override
    public Optional<Row> next() {
        try {
            Optional<List<Object>> cells = table.next();
            number++;
            return cells.map(this::row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Row row(List<Object> cells) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            texts.put(table.columns().get(i), text(cells.get(i)));
        }
        return new Row(source + " row " + number, texts, Optional.empty());
    }

    /** Lists in the form of JSON, which is also a notation of architectures. */
    private static String text(Object value) {
        return value == null
                ? ""
                : value instanceof List<?> list
                        ? list.stream().map(BinaryRows::item).collect(Collectors.joining(", ", "[", "]"))
                        : value.toString();
    }

    private static String item(Object value) {
        return value instanceof String s ? '"' + s.replace("\\", "\\\\").replace("\"", "\\\"") + '"' : text(value);
    }

    @Override
    public void close() throws IOException {
        try {
            table.close();
        } finally {
            also.close();
        }
    }
}

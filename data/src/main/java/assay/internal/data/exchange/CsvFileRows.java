package assay.internal.data.exchange;

import assay.internal.data.archive.Unpack;
import assay.internal.data.archive.UnpackLimits;
import assay.internal.data.csv.CsvTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A CSV file, plain or gzip. A column whose name is in the view has the view's type; all other columns are texts. */
final class CsvFileRows implements FileRows {
    private final CsvTable table;
    private final List<Column> columns;

    CsvFileRows(Path file) throws IOException {
        String name = file.getFileName().toString();
        table = new CsvTable(Unpack.plainOrGzip(file, name, UnpackLimits.DEFAULT), name);
        columns = table.columns().stream()
                .map(c -> Measurement.COLUMNS.stream()
                        .filter(known -> known.name().equals(c))
                        .findFirst()
                        .orElse(new Column(c, "VARCHAR")))
                .toList();
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public boolean next() {
        return table.next();
    }

    /**
     * An empty cell is an empty text if the column requires a text; in a column of numbers or of splits it means that
     * there is no value.
     */
    @Override
    public Object get(int column) {
        Column c = columns.get(column);
        return switch (c.type()) {
            case "INTEGER" -> {
                OptionalInt n = table.whole(c.name());
                yield n.isPresent() ? n.getAsInt() : null;
            }
            case "DOUBLE" -> {
                OptionalDouble n = table.number(c.name());
                yield n.isPresent() ? n.getAsDouble() : null;
            }
            case "VARCHAR" -> {
                String text = table.text(c.name());
                yield text.isEmpty() && Measurement.NULLABLE.contains(c.name()) ? null : text;
            }
            default -> throw new IllegalArgumentException(c.type());
        };
    }

    @Override
    public long offset() {
        return -1;
    }

    @Override
    public long done() {
        return table.line();
    }

    /** The number of lines is not known. */
    @Override
    public long total() {
        return 0;
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}

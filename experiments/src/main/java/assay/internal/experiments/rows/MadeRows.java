package assay.internal.experiments.rows;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Rows that already exist, all with the columns of the first. */
final class MadeRows extends RowList {
    private final List<String> columns;
    private final Iterator<Row> rows;

    MadeRows(List<Row> rows) {
        this.columns = List.copyOf(rows.get(0).texts().keySet());
        this.rows = List.copyOf(rows).iterator();
    }

    @Override
    public Optional<List<String>> columns() {
        return Optional.of(columns);
    }

    @Override
    public Optional<Row> next() {
        return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}

package assay.internal.reports.page;

import assay.internal.reports.document.Block.Cell;
import assay.internal.reports.document.Block.Column;
import assay.internal.reports.document.Block.Row;
import java.util.List;
import java.util.stream.Stream;

/** Rows and columns of plain texts. */
public final class Grids {
    private Grids() {}

    /** A row of these texts. */
    public static Row row(String... texts) {
        return Row.of(Stream.of(texts).map(Cell::of).toList());
    }

    /** Columns of words, then columns of numbers. */
    public static List<Column> columns(List<String> words, String... numbers) {
        return Stream.concat(
                        words.stream().map(w -> new Column("", w, false)),
                        Stream.of(numbers).map(n -> new Column("", n, true)))
                .toList();
    }
}

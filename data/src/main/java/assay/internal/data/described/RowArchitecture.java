package assay.internal.data.described;

import assay.core.error.AssayException;
import assay.core.space.Genotype;
import assay.internal.core.described.Decision;
import assay.internal.core.described.TableKit;
import java.util.LinkedHashSet;
import java.util.List;

/** Which architecture a row is about: by a column with its text, or by a column for each decision. */
final class RowArchitecture {
    private final DescribedTable table;
    private final DescribedRows rows;
    private final List<String> columns;

    RowArchitecture(DescribedTable table, DescribedRows rows) {
        this.table = table;
        this.rows = rows;
        columns = table.layout().architecture();
    }

    /**
     * The architecture of the current row.
     *
     * @throws assay.core.error.DataFormatException if the row names none, or one that the decisions do not allow
     */
    Genotype read(TableKit kit) {
        return table.layout().text().map(c -> parsed(kit, c, cell(c))).orElseGet(() -> chosen(kit));
    }

    private String cell(String column) {
        String text = rows.text(column);
        if (text.isEmpty() && !rows.columns().contains(column)) {
            throw rows.bad("expected a column '" + column + "', which names the architecture, found "
                    + DescribedFormat.shown(new LinkedHashSet<>(rows.columns())));
        }
        return text;
    }

    private Genotype parsed(TableKit kit, String column, String text) {
        if (text.isEmpty()) {
            throw rows.bad("column '" + column + "': expected an architecture, found none");
        }
        try {
            return kit.parse(text);
        } catch (AssayException e) {
            throw rows.bad(
                    "column '" + column + "': '" + text + "' is no architecture of the decisions: " + e.getMessage());
        }
    }

    private Genotype chosen(TableKit kit) {
        List<Decision> decisions = table.description().decisions();
        int[] choices = new int[decisions.size()];
        for (int d = 0; d < choices.length; d++) {
            String text = cell(columns.get(d));
            choices[d] = decisions.get(d).texts().indexOf(text);
            if (choices[d] < 0) {
                throw rows.bad("column '" + columns.get(d) + "': expected a choice of "
                        + decisions.get(d).name() + ", one of "
                        + String.join(", ", decisions.get(d).texts()) + ", found '" + text + "'");
            }
        }
        return kit.search().orElseThrow().decode(choices);
    }
}

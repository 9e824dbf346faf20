package assay.internal.bench1shot1.truth;

import assay.core.space.bench101.Bench101Index;
import assay.internal.data.csv.CsvTable;
import assay.internal.data.importing.Target;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.Set;

/** The rows of one kind of CSV extract (docs/csv-layout.md). */
abstract class Extract {
    final CsvTable table;
    final Target target;

    Extract(CsvTable table, Target target) {
        this.table = table;
        this.target = target;
        target.refusingBy(table::bad);
        for (String column : table.columns()) {
            if (!CellRow.isColumn(column) && !isColumn(column)) {
                throw table.bad("unknown column '" + column + "' (docs/csv-layout.md)");
            }
        }
    }

    /** The kind of table with these columns; refuses a table of no known kind. */
    static Extract of(CsvTable table, String name, Target target) {
        Set<String> columns = Set.copyOf(table.columns());
        if (!columns.contains(CellRow.HASH) || columns.contains(CellRow.ADJACENCY) != columns.contains("ops")) {
            throw table.bad("expected a column module_hash, and adjacency_upper and ops both or neither"
                    + " (docs/csv-layout.md), found " + table.columns());
        }
        if (columns.contains("repeat")) {
            return new RecordRows(table, name, target);
        }
        return new CountRows(table, name, target);
    }

    /** Whether this kind of table may have this column besides those of the cell. */
    abstract boolean isColumn(String column);

    /** Adds all rows to the target. */
    abstract void read(int source) throws SQLException;

    /** The cells of a table in which each cell has one row. */
    static final class Once {
        private final CsvTable table;
        private final BitSet seen = new BitSet(Bench101Index.CELLS);

        Once(CsvTable table) {
            this.table = table;
        }

        int arch() {
            int arch = CellRow.arch(table);
            if (seen.get(arch)) {
                throw table.bad("a second row of cell " + table.text(CellRow.HASH));
            }
            seen.set(arch);
            return arch;
        }
    }
}

package assay.internal.bench1shot1.truth;

import assay.core.space.GenotypeException;
import assay.core.space.bench101.Bench101Index;
import assay.core.space.bench101.Cell101;
import assay.core.space.bench101.Cost101;
import assay.internal.data.csv.CsvTable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** The columns that every CSV extract has, checked against each other: hash, adjacency, operations, parameters. */
final class CellRow {
    static final String HASH = "module_hash";
    private static final Set<String> COLUMNS =
            Set.of(HASH, "n_vertices", "n_edges", "adjacency_upper", "ops", "params", "flops");

    private CellRow() {}

    /** Whether the column is about the cell itself. */
    static boolean isColumn(String column) {
        return COLUMNS.contains(column);
    }

    /** The cell of the row. */
    static int arch(CsvTable table) {
        Cell101 cell;
        try {
            cell = Cell101.parse(table.text("adjacency_upper"), table.text("ops"));
        } catch (GenotypeException e) {
            throw table.bad("adjacency_upper and ops: " + e.getMessage());
        }
        require(table, HASH, cell.hash().text());
        require(table, "n_vertices", Integer.toString(cell.vertices()));
        require(table, "n_edges", Integer.toString(cell.edgeCount()));
        Cost101 cost = Cost101.of(cell);
        require(table, "params", Long.toString(cost.params()));
        require(table, "flops", Long.toString(cost.operations()));
        return Bench101Index.get().indexOf(cell);
    }

    private static void require(CsvTable table, String column, String expected) {
        String found = table.text(column);
        if (!found.equals(expected) && !found.isEmpty()) {
            throw table.bad("column '" + column + "': expected " + expected + " by adjacency_upper and ops, found '"
                    + (found.length() > 40 ? found.substring(0, 40) + "..." : found) + "'");
        }
    }

    /** A cell of counts of right images joined by {@code ;}. */
    static List<Integer> counts(CsvTable table, String column) {
        String text = table.text(column);
        List<Integer> counts = new ArrayList<>();
        for (String part : text.isEmpty() ? new String[0] : text.split(";", -1)) {
            OptionalInt count = part.matches("\\d{1,4}") ? OptionalInt.of(Integer.parseInt(part)) : OptionalInt.empty();
            if (count.isEmpty() || count.getAsInt() > RightImages.ALL || counts.size() == 3) {
                throw table.bad("column '" + column + "': expected at most three counts of 0.." + RightImages.ALL
                        + " joined by ';', found '" + (text.length() > 40 ? text.substring(0, 40) + "..." : text)
                        + "'");
            }
            counts.add(count.getAsInt());
        }
        return counts;
    }
}

package assay.internal.bench1shot1.truth;

import assay.core.space.GenotypeException;
import assay.core.space.bench101.Bench101Index;
import assay.core.space.bench101.Cell101;
import assay.core.space.bench101.Cost101;
import assay.core.space.bench101.Hash101;
import assay.internal.data.csv.CsvTable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** The columns that every CSV extract has, checked against each other: hash, adjacency, operations, parameters. */
final class CellRow {
    static final String HASH = "module_hash";
    static final String ADJACENCY = "adjacency_upper";
    private static final Set<String> COLUMNS =
            Set.of(HASH, "n_vertices", "n_edges", ADJACENCY, "ops", "params", "flops");

    private CellRow() {}

    /** Whether the column is about the cell itself. */
    static boolean isColumn(String column) {
        return COLUMNS.contains(column);
    }

    /** The cell of the row: by its graph, or by its hash alone if the table has no graphs. */
    static int arch(CsvTable table) {
        boolean graphs = table.columns().contains(ADJACENCY);
        Cell101 cell = graphs ? graph(table) : Bench101Index.get().cell(hash(table));
        String by = graphs ? "adjacency_upper and ops" : HASH;
        if (graphs) {
            require(table, HASH, cell.hash().text(), by);
        }
        require(table, "n_vertices", Integer.toString(cell.vertices()), by);
        require(table, "n_edges", Integer.toString(cell.edgeCount()), by);
        Cost101 cost = Cost101.of(cell);
        require(table, "params", Long.toString(cost.params()), by);
        require(table, "flops", Long.toString(cost.operations()), by);
        return Bench101Index.get().indexOf(cell);
    }

    private static Cell101 graph(CsvTable table) {
        try {
            return Cell101.parse(table.text(ADJACENCY), table.text("ops"));
        } catch (GenotypeException e) {
            throw table.bad("adjacency_upper and ops: " + e.getMessage());
        }
    }

    private static int hash(CsvTable table) {
        try {
            return Bench101Index.get()
                    .indexOf(Hash101.parse(table.text(HASH)))
                    .orElseThrow(() -> table.bad("column '" + HASH + "': expected the hash of one of the "
                            + Bench101Index.CELLS + " cells, found '" + table.text(HASH) + "'"));
        } catch (GenotypeException e) {
            throw table.bad("column '" + HASH + "': " + e.getMessage().replaceFirst("\\.$", ""));
        }
    }

    private static void require(CsvTable table, String column, String expected, String by) {
        String found = table.text(column);
        if (!found.equals(expected) && !found.isEmpty()) {
            throw table.bad("column '" + column + "': expected " + expected + " by " + by + ", found '"
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

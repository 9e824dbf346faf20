package assay.internal.core.kits;

import assay.core.kit.Choices;
import assay.core.space.DecisionGroup;
import assay.core.space.DecisionGroup.Target;
import assay.core.space.bench101.Cell101;
import assay.core.space.bench101.Op101;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cells of NAS-Bench-101 as choices. They have different numbers of vertices. The choices say for each possible edge whether it
 * is there, and for each inner vertex its operation, which is {@code none} for missing vertices. The output is always the last
 * vertex.
 */
final class Choices101 {
    private static final int OUTPUT = Cell101.MAX_VERTICES - 1;
    private static final List<String> EDGE = List.of("0", "1");
    private static final String NONE = "none";

    private Choices101() {}

    static Choices of() {
        return new Choices(groups(), g -> encode(Kit101.cell(g)));
    }

    private static List<DecisionGroup> groups() {
        List<DecisionGroup> groups = new ArrayList<>();
        for (int y = 1; y <= OUTPUT; y++) {
            for (int x = 0; x < y; x++) {
                groups.add(DecisionGroup.operation(y + "<-" + x, new Target("cell", y), EDGE, null, null));
            }
        }
        List<String> operations = new ArrayList<>(List.of(NONE));
        Arrays.stream(Op101.values()).map(Op101::officialName).forEach(operations::add);
        for (int v = 1; v < OUTPUT; v++) {
            groups.add(DecisionGroup.operation(
                    "operation " + v, new Target("cell", v), List.copyOf(operations), NONE, null));
        }
        return List.copyOf(groups);
    }

    private static int[] encode(Cell101 cell) {
        List<Integer> choices = new ArrayList<>();
        for (int y = 1; y <= OUTPUT; y++) {
            for (int x = 0; x < y; x++) {
                choices.add(cell.hasEdge(vertex(x, cell), vertex(y, cell)) ? 1 : 0);
            }
        }
        for (int v = 1; v < OUTPUT; v++) {
            choices.add(v <= cell.ops().size() ? cell.ops().get(v - 1).ordinal() + 1 : 0);
        }
        return choices.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The vertex of the cell at a place; -1 if there is none. */
    private static int vertex(int place, Cell101 cell) {
        return place == OUTPUT ? cell.vertices() - 1 : place <= cell.ops().size() ? place : -1;
    }
}

package assay.core.space.bench101;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.core.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Cell101PropertyTest {
    private static final List<Op101> OPS = List.of(Op101.values());
    private final Bench101Index index = Bench101Index.get();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
    void parseOfText_isTheCell(long seed) {
        RandomStream random = new RandomStream(seed);
        for (int i = 0; i < 500; i++) {
            Cell101 cell = index.cell(random.nextInt(index.size()));
            assertEquals(cell, Cell101.parse(cell.text()));
            assertEquals(cell, Cell101.parse(fullMatrix(cell), officialNames(cell)));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
    void renumberedCells_haveTheSameHashAndIndex(long seed) {
        RandomStream random = new RandomStream(seed);
        for (int i = 0; i < 100; i++) {
            int number = random.nextInt(index.size());
            Cell101 cell = index.cell(number);
            Cell101 renumbered = renumbered(cell, random);
            assertEquals(index.hash(number), renumbered.hash(), renumbered.text());
            assertEquals(number, index.indexOf(renumbered), renumbered.text());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
    void looseEnds_changeNothing(long seed) {
        RandomStream random = new RandomStream(seed);
        for (int i = 0; i < 200; i++) {
            Cell101 cell = index.cell(random.nextInt(index.size()));
            if (cell.vertices() < Cell101.MAX_VERTICES) {
                assertEquals(cell, withLooseEnd(cell, random));
            }
        }
    }

    private static String fullMatrix(Cell101 cell) {
        StringBuilder text = new StringBuilder();
        for (int x = 0; x < cell.vertices(); x++) {
            for (int y = 0; y < cell.vertices(); y++) {
                text.append(cell.hasEdge(x, y) ? '1' : '0');
            }
        }
        return text.toString();
    }

    private static String officialNames(Cell101 cell) {
        StringBuilder text = new StringBuilder("input");
        cell.ops().forEach(op -> text.append(',').append(op.officialName()));
        return text.append(",output").toString();
    }

    /** The cell under a random topological numbering: repeatedly takes one of the vertices whose parents are all taken. */
    private static Cell101 renumbered(Cell101 cell, RandomStream random) {
        int n = cell.vertices();
        List<Integer> order = new ArrayList<>(List.of(0));
        while (order.size() < n) {
            List<Integer> free = new ArrayList<>();
            for (int v = 1; v < n; v++) {
                if (!order.contains(v) && parentsTaken(cell, v, order)) {
                    free.add(v);
                }
            }
            order.add(free.get(random.nextInt(free.size())));
        }
        int edges = 0;
        List<Op101> ops = new ArrayList<>();
        for (int y = 1; y < n; y++) {
            for (int x = 0; x < y; x++) {
                edges |= cell.hasEdge(order.get(x), order.get(y)) ? Dag101.bit(x, y) : 0;
            }
            if (y < n - 1) {
                ops.add(cell.ops().get(order.get(y) - 1));
            }
        }
        return new Cell101(edges, ops);
    }

    private static boolean parentsTaken(Cell101 cell, int v, List<Integer> taken) {
        for (int x = 0; x < v; x++) {
            if (cell.hasEdge(x, v) && !taken.contains(x)) {
                return false;
            }
        }
        return true;
    }

    /** The cell with one more vertex before the output that takes inputs but that nobody uses. */
    private static Cell101 withLooseEnd(Cell101 cell, RandomStream random) {
        int n = cell.vertices();
        int edges = Dag101.induced(cell.edges(), n, (1 << n - 1) - 1);
        for (int x = 0; x < n - 1; x++) {
            edges |= cell.hasEdge(x, n - 1) ? Dag101.bit(x, n) : 0;
            edges |= random.nextInt(2) == 0 ? Dag101.bit(x, n - 1) : 0;
        }
        List<Op101> ops = new ArrayList<>(cell.ops());
        ops.add(OPS.get(random.nextInt(OPS.size())));
        return Cell101.pruned(edges, ops);
    }
}

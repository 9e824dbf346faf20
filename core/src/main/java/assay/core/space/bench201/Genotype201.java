package assay.core.space.bench201;

import assay.core.space.Genotype;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A NAS-Bench-201 cell: the operations of its 6 edges in the official order 1&lt;-0, 2&lt;-0, 2&lt;-1, 3&lt;-0, 3&lt;-1, 3&lt;-2.
 * Node 0 is the input, every other node is the sum of its edges, node 3 is the output.
 */
public record Genotype201(List<Op201> edges) implements Genotype {
    /** How many edges a cell has. */
    public static final int EDGES = 6;

    /** How many cells there are: 5^6. */
    public static final int COUNT = 15_625;

    private static final List<Op201> OPS = List.of(Op201.values());
    private static final int[] SOURCE = {0, 0, 1, 0, 1, 2};
    private static final int[] TARGET = {1, 2, 2, 3, 3, 3};

    public Genotype201 {
        edges = List.copyOf(edges);
        if (edges.size() != EDGES) {
            throw new IllegalArgumentException("NAS-Bench-201 cell: expected 6 edges, found " + edges.size());
        }
    }

    /** The node that the edge starts at. */
    public static int source(int edge) {
        return SOURCE[edge];
    }

    /** The node that the edge ends at. */
    public static int target(int edge) {
        return TARGET[edge];
    }

    /** All 15,625 cells in the order of {@link #code()}; for the official order see {@link Bench201Index}. */
    public static Stream<Genotype201> all() {
        return IntStream.range(0, COUNT).mapToObj(Genotype201::ofCode);
    }

    /** The cell with this {@link #code()}. */
    public static Genotype201 ofCode(int code) {
        if (code < 0 || code >= COUNT) {
            throw new IllegalArgumentException("cell code: expected 0.." + (COUNT - 1) + ", found " + code);
        }
        Op201[] edges = new Op201[EDGES];
        for (int e = EDGES - 1, rest = code; e >= 0; e--, rest /= OPS.size()) {
            edges[e] = OPS.get(rest % OPS.size());
        }
        return new Genotype201(List.of(edges));
    }

    /**
     * The operations as the digits of a number in base 5, with the first edge as the highest digit: 0..15624. Nested loops over
     * the edges visit the cells in this order. The official index is another number: {@link Bench201Index#indexOf}.
     */
    public int code() {
        int code = 0;
        for (Op201 op : edges) {
            code = code * OPS.size() + op.ordinal();
        }
        return code;
    }

    /** This cell with one operation replaced. */
    public Genotype201 with(int edge, Op201 op) {
        List<Op201> changed = new ArrayList<>(edges);
        changed.set(edge, op);
        return new Genotype201(changed);
    }

    /** How many edges carry this operation. */
    public int count(Op201 op) {
        return (int) edges.stream().filter(op::equals).count();
    }

    /**
     * Whether the input reaches the output: some path of edges other than {@code none} joins them ({@code check_valid} of
     * AutoDL-Projects). The output of the other 341 cells is constant.
     */
    public boolean connected() {
        boolean[] reached = {true, false, false, false};
        for (int e = 0; e < EDGES; e++) {
            reached[TARGET[e]] |= reached[SOURCE[e]] && edges.get(e) != Op201.NONE;
        }
        return reached[3];
    }

    /** {@code |op~0|+|op~0|op~1|+|op~0|op~1|op~2|}. */
    @Override
    public String text() {
        StringBuilder s = new StringBuilder(128);
        for (int e = 0; e < EDGES; e++) {
            s.append(e == 1 || e == 3 ? "|+|" : "|")
                    .append(edges.get(e).token())
                    .append('~')
                    .append(SOURCE[e]);
        }
        return s.append('|').toString();
    }

    @Override
    public String toString() {
        return text();
    }
}

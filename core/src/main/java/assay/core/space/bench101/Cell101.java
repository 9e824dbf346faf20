package assay.core.space.bench101;

import assay.core.space.Genotype;
import assay.core.space.GenotypeException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A NAS-Bench-101 cell (Ying et al., ICML 2019): a directed acyclic graph whose vertex 0 is the input, whose last vertex is the
 * output, and whose other vertices carry an operation. It is pruned: every vertex lies on a path from input to output. At most
 * 7 vertices and 9 edges. Isomorphic cells have the same {@link #hash()} and are one entry of the table, but here they are
 * different cells, and their networks may differ by a few parameters.
 *
 * @param edges the edge x to y (x &lt; y) is bit {@code x + y(y-1)/2}, as the official enumeration numbers them
 * @param ops the operations of vertices 1..n-2
 */
public record Cell101(int edges, List<Op101> ops) implements Genotype {
    public static final int MAX_VERTICES = Dag101.MAX_VERTICES;
    public static final int MAX_EDGES = Dag101.MAX_EDGES;

    public Cell101 {
        ops = List.copyOf(ops);
        int vertices = ops.size() + 2;
        if (vertices > MAX_VERTICES
                || edges >>> Dag101.possibleEdges(vertices) != 0
                || Integer.bitCount(edges) > MAX_EDGES
                || Dag101.onPaths(edges, vertices) != (1 << vertices) - 1) {
            throw new IllegalArgumentException("NAS-Bench-101 cell: expected a pruned graph of at most 7 vertices and 9"
                    + " edges, found " + vertices + " vertices and edges " + Integer.toBinaryString(edges));
        }
    }

    /**
     * The cell that remains of a graph when vertices on no path from input to output are taken away.
     *
     * @param edges as in the record, of {@code ops.size() + 2} vertices, at most 7
     * @throws GenotypeException if no path joins input and output, or more than 9 edges remain
     */
    public static Cell101 pruned(int edges, List<Op101> ops) {
        int vertices = ops.size() + 2;
        if (vertices > MAX_VERTICES || edges >>> Dag101.possibleEdges(vertices) != 0) {
            throw new IllegalArgumentException("NAS-Bench-101 graph: expected at most 7 vertices and edges among them,"
                    + " found " + vertices + " vertices and edges " + Integer.toBinaryString(edges));
        }
        int keep = Dag101.onPaths(edges, vertices);
        if (keep == 0) {
            throw new GenotypeException(1, "a path from vertex 0 to vertex " + (vertices - 1), "none");
        }
        int remaining = Dag101.induced(edges, vertices, keep);
        if (Integer.bitCount(remaining) > MAX_EDGES) {
            throw new GenotypeException(
                    1, "at most " + MAX_EDGES + " edges after pruning", Integer.toString(Integer.bitCount(remaining)));
        }
        List<Op101> kept = new ArrayList<>();
        for (int v = 1; v < vertices - 1; v++) {
            if ((keep >>> v & 1) != 0) {
                kept.add(ops.get(v - 1));
            }
        }
        return new Cell101(remaining, kept);
    }

    /**
     * Reads {@link #text()}, or an adjacency in any form of {@link #parse(String, String)} with operations after a colon.
     *
     * @throws GenotypeException naming the column
     */
    public static Cell101 parse(String text) {
        return Cell101Text.parse(text);
    }

    /**
     * Reads a graph and prunes it.
     *
     * @param adjacency the strict upper triangle or the full matrix, row by row, as characters 0 and 1
     * @param operations short or official names joined by {@code ;} or {@code ,}; {@code input} and {@code output} may be there
     * @throws GenotypeException naming the column in {@code adjacency + ":" + operations}
     */
    public static Cell101 parse(String adjacency, String operations) {
        return Cell101Text.parse(adjacency, operations);
    }

    /** The number of vertices, with input and output: 2..7. */
    public int vertices() {
        return ops.size() + 2;
    }

    public int edgeCount() {
        return Integer.bitCount(edges);
    }

    /** Whether there is an edge from {@code x} to {@code y}. */
    public boolean hasEdge(int x, int y) {
        return 0 <= x && x < y && y < vertices() && Dag101.has(edges, x, y);
    }

    /** The strict upper triangle of the adjacency matrix, row by row: n(n-1)/2 characters 0 and 1. */
    public String adjacency() {
        return Dag101.upperTriangle(edges, vertices());
    }

    /** The operations as short names: {@code c3;mp;c1}. */
    public String operations() {
        return ops.stream().map(Op101::token).collect(Collectors.joining(";"));
    }

    /** The official hash; about 30 microseconds. */
    public Hash101 hash() {
        return new Md5Rounds().hash(edges, ops.stream().mapToInt(Op101::ordinal).toArray());
    }

    /** {@link #adjacency()} and {@link #operations()}: {@code 110101:mp;mp}. */
    @Override
    public String text() {
        return adjacency() + ":" + operations();
    }

    @Override
    public String toString() {
        return text();
    }
}

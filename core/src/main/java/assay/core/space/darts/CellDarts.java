package assay.core.space.darts;

import java.util.List;

/**
 * A cell of the DARTS space. States 0 and 1 are the outputs of the two cells before, state {@code 2 + i} is node i, the sum of
 * its edges; the cell's output is the concatenation of some states.
 *
 * @param nodes the edges into each node; if a search ranked them, the stronger one first. Published cells have two edges for
 *     each node. DATA finds any number of edges; a node without edges is zero @param concat the states that are joined to the
 *     output, ascending: 2 is node 0
 */
public record CellDarts(List<List<Edge>> nodes, List<Integer> concat) {
    /** The operation of an edge and the state that it reads. */
    public record Edge(OpDarts op, int input) {
        public Edge {
            if (op == OpDarts.NONE) {
                throw new IllegalArgumentException(
                        "DARTS edge: expected an operation, found none. Leave the edge out.");
            }
        }
    }

    public CellDarts {
        nodes = nodes.stream().map(List::copyOf).toList();
        concat = List.copyOf(concat);
        for (int i = 0; i < nodes.size(); i++) {
            for (Edge e : nodes.get(i)) {
                if (e.input() < 0 || e.input() > i + 1) {
                    throw new IllegalArgumentException(
                            "DARTS cell: expected an input 0.." + (i + 1) + " of node " + i + ", found " + e.input());
                }
            }
        }
        int last = 1;
        for (int state : concat) {
            if (state <= last || state > nodes.size() + 1) {
                throw new IllegalArgumentException("DARTS cell: expected ascending states 2.." + (nodes.size() + 1)
                        + " to concatenate, found " + concat);
            }
            last = state;
        }
        if (concat.isEmpty()) {
            throw new IllegalArgumentException("DARTS cell: expected states to concatenate, found none");
        }
    }

    /** All edges, in the order of the official literal. */
    public List<Edge> edges() {
        return nodes.stream().flatMap(List::stream).toList();
    }

    /** How many edges carry this operation. */
    public int count(OpDarts op) {
        return (int) edges().stream().filter(e -> e.op() == op).count();
    }

    /** Whether every node has two edges, as the official literal needs it. */
    public boolean hasPairs() {
        return nodes.stream().allMatch(n -> n.size() == 2);
    }
}

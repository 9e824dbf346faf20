package assay.core.space.recurrent;

import assay.core.space.Genotype;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A recurrent cell. State 0 is made of the word and of the hidden state before; state i is node i. The new hidden state is the
 * mean of some states. Two genotypes are equal if their edges are listed in the same order.
 *
 * @param nodes the edges into node 1, 2, ...: one each in published cells; DATA finds any number. A node without edges is not
 *     computed
 * @param concat the states whose mean is the output, ascending
 */
public record GenotypeRecurrent(List<List<Edge>> nodes, List<Integer> concat) implements Genotype {
    /** The most nodes that a cell can have. */
    public static final int MOST_NODES = 32;

    /** The operation of an edge and the state that it reads. */
    public record Edge(OpRecurrent op, int predecessor) {}

    /** @throws IllegalArgumentException if an edge reads a later state or an empty node, or if the output uses such a state */
    public GenotypeRecurrent {
        nodes = nodes.stream().map(List::copyOf).toList();
        concat = List.copyOf(concat);
        if (nodes.isEmpty() || nodes.size() > MOST_NODES) {
            throw new IllegalArgumentException(
                    "recurrent cell: expected 1 to " + MOST_NODES + " nodes, found " + nodes.size());
        }
        for (int node = 1; node <= nodes.size(); node++) {
            for (Edge edge : nodes.get(node - 1)) {
                int from = edge.predecessor();
                if (from < 0 || from >= node || from > 0 && nodes.get(from - 1).isEmpty()) {
                    throw new IllegalArgumentException("recurrent cell: expected a state before node " + node
                            + " that is not empty, found " + from);
                }
            }
        }
        int last = -1;
        for (int state : concat) {
            if (state <= last
                    || state > nodes.size()
                    || state > 0 && nodes.get(state - 1).isEmpty()) {
                throw new IllegalArgumentException("recurrent cell: expected ascending states 0.." + nodes.size()
                        + " for the mean, none of them empty, found " + concat);
            }
            last = state;
        }
        if (concat.isEmpty()) {
            throw new IllegalArgumentException("recurrent cell: expected states for the mean, found none");
        }
    }

    /** A cell with one edge into each node, whose output is the mean of all nodes. */
    public static GenotypeRecurrent of(List<Edge> edges) {
        return new GenotypeRecurrent(
                edges.stream().map(List::of).toList(),
                IntStream.rangeClosed(1, edges.size()).boxed().toList());
    }

    /** Whether every node has one edge, as the official literal needs it. */
    public boolean hasSingles() {
        return nodes.stream().allMatch(n -> n.size() == 1);
    }

    /** How many nodes are computed: each has a matrix. */
    public int computed() {
        return (int) nodes.stream().filter(n -> !n.isEmpty()).count();
    }

    /**
     * One line without blanks or commas: nodes are separated by {@code |} and their edges by {@code +}; then come the states
     * of the mean: {@code sigmoid~0|relu~1|...[1.2.3]}. A node without edges is {@code 0}.
     */
    @Override
    public String text() {
        return nodes.stream().map(GenotypeRecurrent::node).collect(Collectors.joining("|"))
                + concat.stream().map(String::valueOf).collect(Collectors.joining(".", "[", "]"));
    }

    private static String node(List<Edge> edges) {
        return edges.isEmpty()
                ? "0"
                : edges.stream()
                        .map(e -> e.op().token() + "~" + e.predecessor())
                        .collect(Collectors.joining("+"));
    }

    /**
     * The literal of the published repositories: {@code Genotype(recurrent=[('sigmoid', 0), ...], concat=range(1, 9))}. If
     * some node does not have exactly one edge, each node is a list of its own.
     */
    public String python() {
        List<String> edges = nodes.stream()
                .map(n -> n.stream()
                        .map(e -> "('" + e.op().token() + "', " + e.predecessor() + ")")
                        .collect(Collectors.joining(", ")))
                .toList();
        String all = hasSingles()
                ? "[" + String.join(", ", edges) + "]"
                : edges.stream().collect(Collectors.joining("], [", "[[", "]]"));
        int first = concat.get(0);
        int end = concat.get(concat.size() - 1) + 1;
        String mean = end - first == concat.size() ? "range(" + first + ", " + end + ")" : concat.toString();
        return "Genotype(recurrent=" + all + ", concat=" + mean + ")";
    }

    @Override
    public String toString() {
        return text();
    }
}

package assay.core.space.darts;

import assay.core.space.Genotype;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An architecture of the DARTS space: the cell that keeps the image's size and the cell that halves it. Two genotypes are equal
 * only if their edges are listed in the same order, although the order makes no difference to the network.
 */
public record GenotypeDarts(CellDarts normal, CellDarts reduce) implements Genotype {
    /**
     * One line without blanks or commas: nodes are separated by {@code |} and their edges by {@code +}; then come the states
     * that are concatenated: {@code normal=sep_conv_3x3~1+sep_conv_3x3~0|skip_connect~0+...[2.3.4.5];reduce=...}. A node
     * without edges is {@code 0}.
     */
    @Override
    public String text() {
        return "normal=" + text(normal) + ";reduce=" + text(reduce);
    }

    /**
     * The literal of the published repositories: {@code Genotype(normal=[('sep_conv_3x3', 1), ...], ...)}. If some node does
     * not have two edges, each node is a list of its own.
     */
    public String python() {
        return "Genotype(normal=" + edges(normal, "(", "'", ")") + ", normal_concat=" + normal.concat() + ", reduce="
                + edges(reduce, "(", "'", ")") + ", reduce_concat=" + reduce.concat() + ")";
    }

    /** A JSON object with the fields of the literal; an edge is {@code ["sep_conv_3x3", 1]}. */
    public String json() {
        return "{\"normal\": " + edges(normal, "[", "\"", "]") + ", \"normal_concat\": " + normal.concat()
                + ", \"reduce\": " + edges(reduce, "[", "\"", "]") + ", \"reduce_concat\": " + reduce.concat() + "}";
    }

    private static String text(CellDarts cell) {
        return cell.nodes().stream().map(GenotypeDarts::node).collect(Collectors.joining("|"))
                + cell.concat().stream().map(String::valueOf).collect(Collectors.joining(".", "[", "]"));
    }

    private static String node(List<CellDarts.Edge> edges) {
        return edges.isEmpty()
                ? "0"
                : edges.stream().map(e -> e.op().token() + "~" + e.input()).collect(Collectors.joining("+"));
    }

    private static String edges(CellDarts cell, String open, String quote, String close) {
        List<String> nodes = cell.nodes().stream()
                .map(n -> n.stream()
                        .map(e -> open + quote + e.op().token() + quote + ", " + e.input() + close)
                        .collect(Collectors.joining(", ")))
                .toList();
        return cell.hasPairs()
                ? "[" + String.join(", ", nodes) + "]"
                : nodes.stream().collect(Collectors.joining("], [", "[[", "]]"));
    }

    @Override
    public String toString() {
        return text();
    }
}

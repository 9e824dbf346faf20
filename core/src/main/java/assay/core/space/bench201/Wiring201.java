package assay.core.space.bench201;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which NAS-Bench-201 cells are the same network, except for the order of the weights. Edges on no path from input to output
 * are removed. A node whose only input is a skip is joined with its source, and a node whose only output is a skip is joined
 * with its target. The remaining nodes may change places. Every remaining convolution keeps its own input and output, so with
 * equal weights the functions and all their derivatives are equal, term by term. (The rules of {@link Isomorphism201} also join
 * cells that compute a value once or twice; those are different networks.)
 *
 * <p>Normalisation layers on no path from the input change nothing as long as their bias is 0, as it is in untrained networks.
 */
public final class Wiring201 {
    private static final int INPUT = 0;
    private static final int OUTPUT = 3;

    private record Edge(int source, int target, Op201 op) {
        Edge between(int from, int to) {
            return new Edge(from, to, op);
        }
    }

    private Wiring201() {}

    /**
     * A text of the network. Two cells have the same text if, and only if, they are the same network. It is empty if the output
     * is cut off from the input.
     */
    public static String key(Genotype201 cell) {
        List<Edge> edges = new ArrayList<>();
        for (int e = 0; e < Genotype201.EDGES; e++) {
            if (cell.edges().get(e) != Op201.NONE) {
                edges.add(new Edge(
                        Genotype201.source(e),
                        Genotype201.target(e),
                        cell.edges().get(e)));
            }
        }
        List<Edge> live = alive(edges);
        while (contract(live)) {
            // Each contraction removes a node, so there are at most two.
        }
        String asIs = text(live, 1, 2);
        String swapped = text(live, 2, 1);
        return asIs.compareTo(swapped) <= 0 ? asIs : swapped;
    }

    /**
     * For each cell, by official index, the first cell that is the same network and in which every edge lies on a path (the
     * all-{@code none} cell for those that are cut off).
     */
    public static int[] representatives() {
        Bench201Index index = Bench201Index.get();
        Map<String, Integer> first = new HashMap<>();
        String[] keys = new String[index.size()];
        for (int i = 0; i < keys.length; i++) {
            Genotype201 cell = index.cell(i);
            keys[i] = key(cell);
            if (Isomorphism201.LIVE_EDGES.key(cell).equals(cell.text())) {
                first.putIfAbsent(keys[i], i);
            }
        }
        int[] representatives = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            representatives[i] = first.get(keys[i]);
        }
        return representatives;
    }

    private static List<Edge> alive(List<Edge> edges) {
        boolean[] reached = {true, false, false, false};
        boolean[] reaching = {false, false, false, true};
        for (Edge e : edges) { // in the order of their sources' nodes
            reached[e.target] |= reached[e.source];
        }
        for (int i = edges.size() - 1; i >= 0; i--) {
            reaching[edges.get(i).source] |= reaching[edges.get(i).target];
        }
        List<Edge> live = new ArrayList<>();
        for (Edge e : edges) {
            if (reached[e.source] && reaching[e.target]) {
                live.add(e);
            }
        }
        return live;
    }

    /** Removes one inner node that a skip makes equal to another node; false if there is none. */
    private static boolean contract(List<Edge> edges) {
        for (int node = INPUT + 1; node < OUTPUT; node++) {
            int inner = node;
            List<Edge> in = edges.stream().filter(e -> e.target == inner).toList();
            List<Edge> out = edges.stream().filter(e -> e.source == inner).toList();
            if (in.size() == 1 && in.get(0).op == Op201.SKIP_CONNECT) {
                edges.removeAll(in);
                edges.replaceAll(e -> e.source == inner ? e.between(in.get(0).source, e.target) : e);
                return true;
            }
            if (out.size() == 1 && out.get(0).op == Op201.SKIP_CONNECT) {
                edges.removeAll(out);
                edges.replaceAll(e -> e.target == inner ? e.between(e.source, out.get(0).target) : e);
                return true;
            }
        }
        return false;
    }

    /** The edges with the inner nodes renamed, sorted. */
    private static String text(List<Edge> edges, int one, int two) {
        int[] names = {INPUT, one, two, OUTPUT};
        List<String> lines = new ArrayList<>();
        for (Edge e : edges) {
            lines.add(names[e.source] + ">" + names[e.target] + ":" + e.op.token());
        }
        Collections.sort(lines);
        return String.join(" ", lines);
    }
}

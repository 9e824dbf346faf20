package assay.internal.core.described;

import assay.core.kit.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Draws an architecture of a described table. */
final class TablePictures {
    private TablePictures() {}

    static Map<String, Picture> of(List<Decision> decisions, int[] choices, String text) {
        return areEdges(decisions)
                ? Map.of("cell", edges(decisions, choices, text))
                : Map.of("decisions", chain(decisions, choices, text));
    }

    static String note(List<Decision> decisions) {
        return areEdges(decisions)
                ? "Each arrow is an edge of the cell with its operation."
                : "Each box is a decision with its choice, in the order of the table's description, which does not say how"
                        + " they are connected.";
    }

    private static boolean areEdges(List<Decision> decisions) {
        return decisions.stream().allMatch(d -> d.edge().isPresent());
    }

    private static Picture edges(List<Decision> decisions, int[] choices, String text) {
        int nodes = 1
                + decisions.stream()
                        .mapToInt(d -> d.edge().orElseThrow().to())
                        .max()
                        .orElse(0);
        List<Picture.OnEdges.Edge> edges = IntStream.range(0, choices.length)
                .mapToObj(d -> {
                    Decision.Edge edge = decisions.get(d).edge().orElseThrow();
                    return new Picture.OnEdges.Edge(
                            edge.from(), edge.to(), title(decisions, choices, d), Picture.Kind.PLAIN, false);
                })
                .toList();
        return new Picture.OnEdges("cell " + text, nodes, edges);
    }

    private static Picture chain(List<Decision> decisions, int[] choices, String text) {
        List<Picture.OnVertices.Vertex> vertices = new ArrayList<>();
        List<Picture.OnVertices.Edge> edges = new ArrayList<>();
        for (int d = 0; d < choices.length; d++) {
            vertices.add(new Picture.OnVertices.Vertex(title(decisions, choices, d), Picture.Kind.PLAIN, false));
            if (d > 0) {
                edges.add(new Picture.OnVertices.Edge(d - 1, d, false));
            }
        }
        return new Picture.OnVertices("decisions " + text, vertices, edges);
    }

    private static String title(List<Decision> decisions, int[] choices, int d) {
        return decisions.get(d).choices().get(choices[d]).title();
    }
}

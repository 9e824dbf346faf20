package assay.reports.drawing;

import assay.core.space.Cell101;
import assay.core.space.Genotype;
import assay.core.space.Genotype201;
import assay.core.space.OneShot;
import assay.core.space.Op101;
import assay.core.space.Op201;
import assay.reports.figure.CellDrawing;
import assay.reports.figure.VertexDrawing;
import assay.reports.figure.VertexDrawing.Vertex;
import assay.reports.study.Study;
import assay.reports.svg.Svg;
import java.util.ArrayList;
import java.util.List;

/** Draws a cell the way its benchmark thinks of it: operations on edges (201) or on vertices (101). */
public final class CellDrawings {
    private static final String OF_201 =
            "Node 0 is the input, node 3 the output. Edges that carry nothing from input to " + "output are faded.";
    private static final String OF_101 =
            "The vertices carry the operations: 3×3 and 1×1 convolution, mp 3×3 max pooling. "
                    + "Loose ends, which lead to no output and which NAS-Bench-101 takes away, are faded.";

    private static final String OF_DARTS =
            "k-2 and k-1 are the outputs of the two cells before; each node adds its edges, and "
                    + "the output concatenates the nodes.";

    private CellDrawings() {}

    /** How to read the drawings of this space. */
    public static String note(Study study) {
        return switch (study.population().table()) {
            case "201" -> OF_201;
            case "darts" -> OF_DARTS;
            default -> OF_101;
        };
    }

    public static Svg draw(Genotype cell) {
        if (cell instanceof Genotype201 of201) {
            return edges(of201).draw();
        }
        if (cell instanceof OneShot oneShot) {
            return vertices(oneShot).draw();
        }
        return vertices((Cell101) cell).draw();
    }

    private static VertexDrawing vertices(OneShot cell) {
        int output = cell.space().output();
        boolean[] used = new boolean[output + 1];
        used[output] = true;
        List<VertexDrawing.Edge> edges = new ArrayList<>();
        for (int v = output; v > 0; v--) {
            for (int parent : cell.parents(v)) {
                used[parent] |= used[v];
                edges.add(new VertexDrawing.Edge(parent, v, !used[v]));
            }
        }
        List<Vertex> vertices = new ArrayList<>(List.of(new Vertex("in", "", false)));
        for (int v = 1; v < output; v++) {
            vertices.add(vertex(cell.ops().get(v - 1), !used[v]));
        }
        vertices.add(new Vertex("out", "", false));
        return new VertexDrawing("cell " + cell.text(), vertices, edges);
    }

    private static VertexDrawing vertices(Cell101 cell) {
        int output = cell.vertices() - 1;
        List<VertexDrawing.Edge> edges = new ArrayList<>();
        for (int v = 1; v <= output; v++) {
            for (int parent = 0; parent < v; parent++) {
                if (cell.hasEdge(parent, v)) {
                    edges.add(new VertexDrawing.Edge(parent, v, false));
                }
            }
        }
        List<Vertex> vertices = new ArrayList<>(List.of(new Vertex("in", "", false)));
        cell.ops().forEach(op -> vertices.add(vertex(op, false)));
        vertices.add(new Vertex("out", "", false));
        return new VertexDrawing("cell " + cell.text(), vertices, edges);
    }

    private static Vertex vertex(Op101 op, boolean dead) {
        return switch (op) {
            case CONV_3X3 -> new Vertex("3×3", "conv3", dead);
            case CONV_1X1 -> new Vertex("1×1", "conv1", dead);
            case MAX_POOL_3X3 -> new Vertex("mp", "pool", dead);
        };
    }

    /** An edge is alive if it lies on a path from input to output that no edge cuts. */
    private static CellDrawing edges(Genotype201 cell) {
        boolean[] fed = new boolean[4];
        boolean[] used = new boolean[4];
        fed[0] = true;
        used[3] = true;
        for (int e = 0; e < 6; e++) {
            fed[Genotype201.target(e)] |= carries(cell, e) && fed[Genotype201.source(e)];
        }
        for (int e = 5; e >= 0; e--) {
            used[Genotype201.source(e)] |= carries(cell, e) && used[Genotype201.target(e)];
        }
        List<CellDrawing.Edge> edges = new ArrayList<>();
        for (int e = 0; e < 6; e++) {
            int from = Genotype201.source(e);
            int to = Genotype201.target(e);
            Op201 op = cell.edges().get(e);
            edges.add(new CellDrawing.Edge(from, to, label(op), css(op), !(carries(cell, e) && fed[from] && used[to])));
        }
        return new CellDrawing("cell " + cell.text(), 4, edges);
    }

    private static boolean carries(Genotype201 cell, int edge) {
        return cell.edges().get(edge) != Op201.NONE;
    }

    private static String label(Op201 op) {
        return switch (op) {
            case NONE -> "none";
            case SKIP_CONNECT -> "skip";
            case CONV_1X1 -> "conv 1×1";
            case CONV_3X3 -> "conv 3×3";
            case AVG_POOL_3X3 -> "pool 3×3";
        };
    }

    private static String css(Op201 op) {
        return switch (op) {
            case NONE -> "zero";
            case SKIP_CONNECT -> "skip";
            case CONV_1X1 -> "conv1";
            case CONV_3X3 -> "conv3";
            case AVG_POOL_3X3 -> "pool";
        };
    }
}

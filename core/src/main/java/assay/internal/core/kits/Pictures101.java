package assay.internal.core.kits;

import assay.core.kit.Picture;
import assay.core.space.Genotype;
import assay.core.space.bench101.Op101;
import java.util.ArrayList;
import java.util.List;

/** Collects the picture of a cell whose vertices carry the operations of NAS-Bench-101. */
final class Pictures101 {
    static final String NOTE = "The vertices carry the operations: 3×3 and 1×1 convolution, mp 3×3 max pooling. "
            + "Loose ends, which lead to no output and which NAS-Bench-101 takes away, are faded.";

    private final Genotype cell;
    private final List<Picture.OnVertices.Edge> edges = new ArrayList<>();

    Pictures101(Genotype cell) {
        this.cell = cell;
    }

    void edge(int from, int to, boolean dead) {
        edges.add(new Picture.OnVertices.Edge(from, to, dead));
    }

    /** @param dead for every vertex, whether no path leads from it to the output */
    Picture of(List<Op101> ops, boolean[] dead) {
        List<Picture.OnVertices.Vertex> vertices = new ArrayList<>();
        vertices.add(new Picture.OnVertices.Vertex("in", Picture.Kind.PLAIN, false));
        for (int v = 1; v <= ops.size(); v++) {
            vertices.add(vertex(ops.get(v - 1), dead[v]));
        }
        vertices.add(new Picture.OnVertices.Vertex("out", Picture.Kind.PLAIN, false));
        return new Picture.OnVertices("cell " + cell.text(), vertices, edges);
    }

    private static Picture.OnVertices.Vertex vertex(Op101 op, boolean dead) {
        return switch (op) {
            case CONV_3X3 -> new Picture.OnVertices.Vertex("3×3", Picture.Kind.LARGE_CONVOLUTION, dead);
            case CONV_1X1 -> new Picture.OnVertices.Vertex("1×1", Picture.Kind.SMALL_CONVOLUTION, dead);
            case MAX_POOL_3X3 -> new Picture.OnVertices.Vertex("mp", Picture.Kind.POOL, dead);
        };
    }
}

package assay.internal.reports.drawing;

import assay.core.kit.Picture;
import assay.core.kit.SpaceKits;
import assay.core.space.Genotype;
import assay.internal.reports.svg.Svg;
import java.util.LinkedHashMap;
import java.util.Map;

/** Architectures as drawings, for reports and {@code assay draw}. */
public final class Drawings {
    private Drawings() {}

    /** The drawings of an architecture, by the name of their file. */
    public static Map<String, Svg> of(Genotype genotype) {
        Map<String, Svg> drawings = new LinkedHashMap<>();
        SpaceKits.of(genotype).pictures(genotype).forEach((name, picture) -> drawings.put(name, draw(picture)));
        return drawings;
    }

    private static Svg draw(Picture picture) {
        return picture.fold(Drawings::onEdges, Drawings::onVertices, Drawings::stairs, Drawings::bars);
    }

    private static Svg onEdges(Picture.OnEdges p) {
        return new CellDrawing(
                        p.name(),
                        p.nodes(),
                        p.edges().stream()
                                .map(e -> new CellDrawing.Edge(e.from(), e.to(), e.label(), css(e.kind()), e.dead()))
                                .toList())
                .draw();
    }

    private static Svg onVertices(Picture.OnVertices p) {
        return new VertexDrawing(
                        p.name(),
                        p.vertices().stream()
                                .map(v -> new VertexDrawing.Vertex(v.label(), css(v.kind()), v.dead()))
                                .toList(),
                        p.edges().stream()
                                .map(e -> new VertexDrawing.Edge(e.from(), e.to(), e.dead()))
                                .toList())
                .draw();
    }

    private static Svg stairs(Picture.Stairs p) {
        return new CellGraph(
                        p.name(),
                        p.inputs(),
                        p.first(),
                        p.nodes().stream()
                                .map(n -> n.stream()
                                        .map(e -> new CellGraph.Edge(e.from(), e.label(), css(e.kind())))
                                        .toList())
                                .toList(),
                        p.output())
                .draw();
    }

    private static Svg bars(Picture.Bars p) {
        return new SizeDrawing(
                        p.name(),
                        p.bars().stream()
                                .map(b -> new SizeDrawing.Part(b.label(), b.size()))
                                .toList(),
                        p.largest())
                .draw();
    }

    /** The class of an operation's colour. */
    private static String css(Picture.Kind kind) {
        return switch (kind) {
            case ZERO -> "zero";
            case SKIP -> "skip";
            case POOL -> "pool";
            case SMALL_CONVOLUTION -> "conv1";
            case LARGE_CONVOLUTION -> "conv3";
            case PLAIN -> "";
        };
    }
}

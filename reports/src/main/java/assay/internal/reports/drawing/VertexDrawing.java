package assay.internal.reports.drawing;

import assay.internal.reports.svg.Path;
import assay.internal.reports.svg.Svg;
import java.util.List;

/**
 * A small directed graph with operations on its vertices. The vertices are on a line, in order. Neighbours are joined by
 * straight lines, others by arcs, which are higher the farther they reach: above the line from even vertices, below it from odd
 * ones.
 *
 * @param name a text for readers who cannot see the drawing
 */
record VertexDrawing(String name, List<Vertex> vertices, List<Edge> edges) {
    private static final double WIDTH = 360;
    private static final double HEIGHT = 220;
    private static final double MIDDLE = 112;
    private static final double R = 15;

    /**
     * One vertex.
     *
     * @param label inside it, a few letters
     * @param css class of its operation's colour; empty for none
     * @param dead whether no path leads from it to the output; drawn faded
     */
    public record Vertex(String label, String css, boolean dead) {}

    /** One edge to a later vertex. @param dead whether it carries nothing to the output; drawn faded */
    public record Edge(int from, int to, boolean dead) {}

    public VertexDrawing {
        vertices = List.copyOf(vertices);
        edges = List.copyOf(edges);
    }

    public Svg draw() {
        Svg svg = new Svg(WIDTH, HEIGHT, name);
        edges.stream().filter(Edge::dead).forEach(e -> line(svg, e));
        edges.stream().filter(e -> !e.dead()).forEach(e -> line(svg, e));
        for (int v = 0; v < vertices.size(); v++) {
            Vertex vertex = vertices.get(v);
            svg.open((vertex.css() + (vertex.dead() ? " dead" : "")).strip());
            svg.circle(x(v), MIDDLE, R, "node", "");
            if (!vertex.css().isEmpty()) {
                svg.circle(x(v), MIDDLE, R, "edge", ""); // its border in the colour of the operation
            }
            svg.text(x(v), MIDDLE + 4, "mid " + (vertex.dead() ? "" : "ink ") + "num", vertex.label());
            svg.close();
        }
        return svg;
    }

    private double x(int vertex) {
        return 24 + vertex * (WIDTH - 48) / Math.max(1, vertices.size() - 1);
    }

    private void line(Svg svg, Edge e) {
        int span = e.to() - e.from();
        double height = span == 1 ? 0 : (e.from() % 2 == 0 ? 1 : -1) * (24 + 11.0 * span);
        double middle = (x(e.from()) + x(e.to())) / 2;
        double controlY = MIDDLE - 2 * height;
        double length = Math.hypot(middle - x(e.from()), controlY - MIDDLE);
        double ux = (middle - x(e.from())) / length;
        double uy = (controlY - MIDDLE) / length;
        double tipX = x(e.to()) - ux * (R + 2);
        double tipY = MIDDLE + uy * (R + 2);
        double stopX = tipX - ux * 7;
        double stopY = tipY + uy * 7;
        Path path = new Path().move(x(e.from()) + ux * (R + 1), MIDDLE + uy * (R + 1));
        svg.open("zero" + (e.dead() ? " dead" : ""));
        svg.path(height == 0 ? path.line(stopX, stopY) : path.curve(middle, controlY, stopX, stopY), "edge", "");
        Path head = new Path()
                .move(tipX, tipY)
                .line(tipX - ux * 9 - uy * 4.5, tipY + uy * 9 - ux * 4.5)
                .line(tipX - ux * 9 + uy * 4.5, tipY + uy * 9 + ux * 4.5);
        svg.path(head.shut(), "head", "").close();
    }
}

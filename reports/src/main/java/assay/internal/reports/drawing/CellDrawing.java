package assay.internal.reports.drawing;

import assay.internal.reports.svg.Path;
import assay.internal.reports.svg.Svg;
import java.util.List;

/**
 * A small directed graph with its nodes on a line. Neighbours are joined by straight lines, others by arcs, alternately above
 * and below.
 *
 * @param name a text for readers who cannot see the drawing
 * @param nodes how many, numbered from 0
 */
record CellDrawing(String name, int nodes, List<Edge> edges) {
    private static final double WIDTH = 360;
    private static final double HEIGHT = 186;
    private static final double MIDDLE = 112;
    private static final double R = 13;

    /**
     * One edge.
     *
     * @param css class of its operation's colour
     * @param dead whether it carries nothing to the output; drawn faded
     */
    public record Edge(int from, int to, String label, String css, boolean dead) {}

    public CellDrawing {
        edges = List.copyOf(edges);
    }

    public Svg draw() {
        Svg svg = new Svg(WIDTH, HEIGHT, name);
        edges.stream().filter(Edge::dead).forEach(e -> line(svg, e));
        edges.stream().filter(e -> !e.dead()).forEach(e -> line(svg, e));
        edges.forEach(e -> label(svg, e));
        for (int n = 0; n < nodes; n++) {
            svg.circle(x(n), MIDDLE, R, "node", "").text(x(n), MIDDLE + 4, "mid ink num", Integer.toString(n));
        }
        return svg;
    }

    private double x(int node) {
        return 26 + node * (WIDTH - 52) / Math.max(1, nodes - 1);
    }

    /** The height of the arc above the line; negative is below. */
    private static double height(Edge e) {
        int span = e.to() - e.from();
        return span == 1 ? 0 : span == 2 ? (e.from() % 2 == 0 ? 46 : -46) : 88;
    }

    private void line(Svg svg, Edge e) {
        double h = height(e);
        double middle = (x(e.from()) + x(e.to())) / 2;
        double controlY = MIDDLE - 2 * h;
        double dx = middle - x(e.from());
        double dy = controlY - MIDDLE;
        double length = Math.hypot(dx, dy);
        double ux = dx / length;
        double uy = dy / length;
        double tipX = x(e.to()) - ux * (R + 2);
        double tipY = MIDDLE + uy * (R + 2);
        Path path = new Path().move(x(e.from()) + ux * (R + 1), MIDDLE + uy * (R + 1));
        double stopX = tipX - ux * 7;
        double stopY = tipY + uy * 7;
        svg.open(e.css() + (e.dead() ? " dead" : ""));
        svg.path(h == 0 ? path.line(stopX, stopY) : path.curve(middle, controlY, stopX, stopY), "edge", "");
        Path head = new Path()
                .move(tipX, tipY)
                .line(tipX - ux * 9 - uy * 4.5, tipY + uy * 9 - ux * 4.5)
                .line(tipX - ux * 9 + uy * 4.5, tipY + uy * 9 + ux * 4.5);
        svg.path(head.shut(), "head", "").close();
    }

    private void label(Svg svg, Edge e) {
        double middle = (x(e.from()) + x(e.to())) / 2;
        // The arc begins at the edge of a circle, not at its centre; this raises its top by about 6.
        double h = height(e);
        double y = MIDDLE - h + (h < 0 ? 19 : h == 0 ? -6 : -12);
        svg.text(middle, y, (e.dead() ? "" : "ink ") + "mid halo", e.label());
    }
}

package assay.reports.figure;

import java.util.List;

/**
 * One line of a chart.
 *
 * @param label who it is
 * @param points by ascending x; where a whole x is left out, the line breaks
 */
public record Curve(String label, List<Point> points) {
    public Curve {
        points = List.copyOf(points);
    }

    /** A point in the units of the axes. */
    public record Point(int x, double y) {}

    Path path(Scale x, Scale y) {
        Path path = new Path();
        int last = Integer.MIN_VALUE;
        for (Point p : points) {
            if (p.x() == last + 1) {
                path.line(x.at(p.x()), y.at(p.y()));
            } else {
                path.move(x.at(p.x()), y.at(p.y()));
            }
            last = p.x();
        }
        return path;
    }
}

package assay.internal.reports.figure;

import assay.internal.reports.figure.FrontChart.Corner;
import assay.internal.reports.figure.FrontChart.Front;
import assay.internal.reports.svg.Extent;
import assay.internal.reports.svg.Path;
import assay.internal.reports.svg.Svg;
import assay.internal.reports.svg.Theme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Draws a {@link FrontChart}. */
final class FrontDrawing {
    private final FrontChart chart;
    private final PointDrawing points;
    private final Plot plot;

    FrontDrawing(FrontChart chart) {
        this.chart = chart;
        Extent xs = new Extent();
        Extent ys = new Extent();
        chart.reference().ifPresent(c -> {
            xs.add(c.x());
            ys.add(c.y());
        });
        List<Legend.Key> keys = new ArrayList<>();
        for (Front f : chart.fronts()) {
            xs.add(f.points().x());
            ys.add(f.points().y());
            keys.add(new Legend.Key(f.points().name(), f.points().colour(), true));
        }
        points = new PointDrawing(chart.title(), chart.note(), chart.x(), chart.y(), xs, ys, chart.clouds(), keys);
        plot = points.plot();
    }

    Svg svg() {
        if (!chart.fronts().isEmpty()) {
            chart.reference().ifPresent(c -> area(chart.fronts().get(0), c));
        }
        points.under();
        chart.fronts().forEach(this::front);
        points.over();
        chart.reference().ifPresent(c -> {
            double x = plot.x.at(c.x());
            double y = plot.y.at(c.y());
            plot.svg.path(
                    new Path()
                            .move(x - 4, y - 4)
                            .line(x + 4, y + 4)
                            .move(x - 4, y + 4)
                            .line(x + 4, y - 4),
                    "corner",
                    "reference point");
        });
        return plot.svg;
    }

    /**
     * The area dominated by points of the front that are better than the corner in both coordinates; drawn below everything
     * else.
     */
    private void area(Front front, Corner corner) {
        Cloud cloud = front.points();
        double[] x = cloud.x();
        double[] y = cloud.y();
        List<Integer> order = order(front).stream()
                .filter(i -> front.xHigh() ? x[i] >= corner.x() : x[i] <= corner.x())
                .filter(i -> front.yHigh() ? y[i] >= corner.y() : y[i] <= corner.y())
                .toList();
        if (!order.isEmpty()) {
            Path area = stairs(order, cloud.x(), cloud.y(), front.xHigh(), corner);
            area.line(plot.x.at(corner.x()), plot.y.at(corner.y())).shut();
            plot.svg
                    .open("series", cloud.name())
                    .path(area, "area " + Theme.series(cloud.colour()), "")
                    .close();
        }
    }

    /** The positions of the front's points from left to right. */
    private static List<Integer> order(Front front) {
        double[] x = front.points().x();
        double[] y = front.points().y();
        return IntStream.range(0, x.length)
                .filter(i -> Extent.has(x[i]) && Extent.has(y[i]))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> x[i])
                        .thenComparingDouble(i -> front.xHigh() == front.yHigh() ? -y[i] : y[i]))
                .toList();
    }

    private void front(Front front) {
        Cloud cloud = front.points();
        double[] x = cloud.x();
        double[] y = cloud.y();
        List<Integer> order = order(front);
        if (order.isEmpty()) {
            return;
        }
        String series = Theme.series(cloud.colour());
        plot.svg.open("series", cloud.name());
        Path line = steps(new Path(), order, x, y, front.xHigh());
        plot.svg.path(line, "curve mean " + series + Theme.dashes(cloud.colour()), cloud.name());
        for (int i : order) {
            String hover = cloud.labels().isEmpty() ? "" : cloud.labels().get(i);
            plot.svg.mark(cloud.colour(), plot.x.at(x[i]), plot.y.at(y[i]), 3.6, hover);
        }
        plot.svg.close();
    }

    /** The points from the side of the reference to the other side. */
    private Path stairs(List<Integer> order, double[] x, double[] y, boolean xHigh, Corner corner) {
        int first = order.get(0);
        int last = order.get(order.size() - 1);
        double cx = plot.x.at(corner.x());
        double cy = plot.y.at(corner.y());
        Path path = new Path();
        if (xHigh) {
            path.move(cx, plot.y.at(y[first]));
            steps(path, order, x, y, true);
            return path.line(plot.x.at(x[last]), cy);
        }
        path.move(plot.x.at(x[first]), cy);
        steps(path, order, x, y, false);
        return path.line(cx, plot.y.at(y[last]));
    }

    private Path steps(Path path, List<Integer> order, double[] x, double[] y, boolean xHigh) {
        double py = Double.NaN;
        for (int i : order) {
            double px = plot.x.at(x[i]);
            double toY = plot.y.at(y[i]);
            if (path.isEmpty()) {
                path.move(px, toY);
            } else if (Double.isNaN(py)) {
                path.line(px, toY);
            } else if (xHigh) {
                path.upright(toY).across(px);
            } else {
                path.across(px).upright(toY);
            }
            py = toY;
        }
        return path;
    }
}

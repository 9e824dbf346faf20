package assay.internal.reports.figure;

import assay.internal.reports.figure.LineChart.Band;
import assay.internal.reports.figure.LineChart.Reference;
import assay.internal.reports.figure.LineChart.Series;
import assay.internal.reports.svg.Extent;
import assay.internal.reports.svg.Path;
import assay.internal.reports.svg.Svg;
import assay.internal.reports.svg.Theme;
import assay.internal.reports.svg.Titles;
import java.util.ArrayList;
import java.util.List;

/** Draws a {@link LineChart}: bands and thin lines first, then the means, so that nothing covers the means. */
final class LineDrawing {
    private static final int MARKS = 5;

    private final LineChart chart;
    private final Plot plot;

    LineDrawing(LineChart chart) {
        this.chart = chart;
        Extent xs = new Extent();
        Extent ys = new Extent();
        chart.references().forEach(r -> ys.add(r.y()));
        for (Series s : chart.series()) {
            s.seeds().forEach(l -> add(l, xs, ys));
            add(s.mean(), xs, ys);
            s.band().ifPresent(b -> {
                xs.add(b.x());
                ys.add(b.low()).add(b.high());
            });
        }
        plot = new Plot(
                chart.title(),
                "",
                chart.title() + ": " + chart.y().label() + " over " + chart.x().label() + ", "
                        + chart.series().size() + " series",
                chart.x(),
                xs,
                chart.y(),
                ys,
                false,
                chart.references().isEmpty() ? 0 : Plot.NAMES,
                chart.series().stream()
                        .map(s -> new Legend.Key(s.name(), s.colour(), true))
                        .toList());
    }

    private static void add(Line line, Extent xs, Extent ys) {
        xs.add(line.x());
        ys.add(line.y());
    }

    Svg svg() {
        chart.phase().filter(p -> plot.x.holds(p.until())).ifPresent(p -> {
            double to = plot.x.at(p.until());
            plot.svg.field(plot.left, plot.top, to - plot.left, plot.bottom - plot.top, "phase", p.name());
            plot.svg.label(plot.left + 4, plot.bottom - 5, "", p.name(), to - plot.left - 6);
        });
        references();
        for (Series s : chart.series()) {
            plot.svg.open("series", s.name());
            s.band().ifPresent(b -> plot.svg.path(band(b), "band " + Theme.series(s.colour()), b.label()));
            s.seeds().forEach(l -> draw(l, "seed " + Theme.series(s.colour()), 1.6));
            plot.svg.close();
        }
        for (Series s : chart.series()) {
            plot.svg.open("series", s.name());
            draw(s.mean(), "mean " + Theme.series(s.colour()) + Theme.dashes(s.colour()), 3);
            marks(s);
            plot.svg.close();
        }
        return plot.svg;
    }

    private void draw(Line line, String css, double dot) {
        double[] x = line.x();
        double[] y = line.y();
        if (x.length == 1 && Extent.has(y[0])) {
            plot.svg.circle(plot.x.at(x[0]), plot.y.at(y[0]), dot, "dot " + css, line.label());
        } else {
            Path path = Stroke.through(x, y, plot.x, plot.y, chart.steps());
            if (!path.isEmpty()) {
                plot.svg.path(path, "curve " + css, line.label());
            }
        }
    }

    /** A few marks on each mean, at other places than those of the next series. */
    private void marks(Series s) {
        double[] x = s.mean().x();
        double[] y = s.mean().y();
        if (x.length < 2) {
            return;
        }
        double step = (plot.right - plot.left) / MARKS;
        double next = plot.left + step * ((s.colour() * 0.37) % 1);
        for (int i = 0; i < x.length; i++) {
            if (Extent.has(y[i]) && plot.x.at(x[i]) >= next) {
                plot.svg.mark(s.colour(), plot.x.at(x[i]), plot.y.at(y[i]), 3.4, "");
                next = plot.x.at(x[i]) + step;
            }
        }
    }

    private Path band(Band band) {
        double[] x = band.x();
        Path path = new Path();
        double[] low = band.low();
        double[] high = band.high();
        for (int from = 0; from < x.length; ) {
            int to = from;
            while (to < x.length && Extent.has(low[to]) && Extent.has(high[to])) {
                to++;
            }
            for (int i = from; i < to; i++) {
                corner(path, x, high, i, i == from, i - 1);
            }
            for (int i = to - 1; i >= from; i--) {
                if (chart.steps() && i < to - 1) {
                    path.line(plot.x.at(x[i + 1]), plot.y.at(low[i]));
                }
                path.line(plot.x.at(x[i]), plot.y.at(low[i]));
            }
            if (to > from) {
                path.shut();
            }
            from = Math.max(to, from + 1);
        }
        return path;
    }

    private void corner(Path path, double[] x, double[] y, int i, boolean first, int before) {
        if (first) {
            path.move(plot.x.at(x[i]), plot.y.at(y[i]));
            return;
        }
        if (chart.steps()) {
            path.line(plot.x.at(x[i]), plot.y.at(y[before]));
        }
        path.line(plot.x.at(x[i]), plot.y.at(y[i]));
    }

    private void references() {
        List<Double> taken = new ArrayList<>();
        for (Reference r : chart.references()) {
            if (!Extent.has(r.y())) {
                continue;
            }
            double at = plot.y.at(r.y());
            plot.svg.line(plot.left, at, plot.right, at, r.strong() ? "best" : "expect");
            List<String> words = Titles.wrap(r.label(), 9);
            double text = at + 3.8;
            for (String word : words) {
                for (double t : taken) {
                    text = Math.abs(t - text) < 12 ? t + 12 : text;
                }
                taken.add(text);
                plot.svg.text(plot.right + 4, text, "", word);
            }
        }
    }
}

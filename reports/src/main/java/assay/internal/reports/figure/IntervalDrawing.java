package assay.internal.reports.figure;

import assay.internal.reports.figure.IntervalChart.Row;
import assay.internal.reports.svg.Extent;
import assay.internal.reports.svg.Svg;
import assay.internal.reports.svg.TextWidth;
import assay.internal.reports.svg.Theme;
import assay.internal.reports.svg.Titles;

/** Draws an {@link IntervalChart}. */
final class IntervalDrawing {
    private static final double WIDTH = 360;
    private static final double EDGE = 12;
    private static final double ROW = 20;

    /** The width for the names: as much as they need, also two names side by side. */
    private static final double LEAST = 90;

    private static final double MOST = 330;

    /** The least width for the intervals: with long names the whole chart is wider. */
    private static final double ROOM = 140;

    private final IntervalChart chart;
    private final double left;
    private final double right;

    IntervalDrawing(IntervalChart chart) {
        this.chart = chart;
        double widest = chart.rows().stream()
                .mapToDouble(r -> TextWidth.of(r.name(), Svg.LETTERS))
                .max()
                .orElse(0);
        this.left = Math.min(MOST, Math.max(LEAST, widest + 18));
        this.right = Math.max(WIDTH - EDGE, left + ROOM);
    }

    Svg svg() {
        Titles titles = new Titles(chart.title(), chart.note());
        double top = titles.height() + 6;
        double bottom = top + ROW * chart.rows().size() + 4;
        Svg svg = new Svg(
                right + EDGE, bottom + 36, chart.title() + ": " + chart.x().label() + " with intervals");
        titles.draw(svg);
        Extent extent = new Extent().add(chart.reference());
        chart.rows().forEach(r -> extent.add(r.estimate(), r.low(), r.high()));
        Ruler x = Ruler.over(chart.x(), extent, left, right);
        for (Ruler.Tick t : x.ticks(4)) {
            svg.line(t.at(), top, t.at(), bottom, "grid").text(t.at(), bottom + 15, "num mid", t.text());
        }
        svg.line(left, bottom, right, bottom, "axis");
        svg.text((left + right) / 2, bottom + 30, "mid", chart.x().label());
        if (Extent.has(chart.reference())) {
            svg.line(x.at(chart.reference()), top, x.at(chart.reference()), bottom, "best");
        }
        for (int i = 0; i < chart.rows().size(); i++) {
            row(svg, chart.rows().get(i), x, top + ROW * (i + 0.5));
        }
        return svg;
    }

    private void row(Svg svg, Row row, Ruler x, double y) {
        svg.label(left - 8, y + 3.8, "ink end", row.name(), left - 16);
        if (!Extent.has(row.estimate())) {
            svg.text(left + 6, y + 3.8, "halo", "not defined");
            return;
        }
        String series = Theme.series(row.colour());
        String hover = row.name() + ": " + row.estimate();
        if (Extent.has(row.low()) && Extent.has(row.high())) {
            hover += " [" + row.low() + ", " + row.high() + "]";
            svg.line(x.at(row.low()), y, x.at(row.high()), y, "mean " + series);
        }
        svg.mark(row.colour(), x.at(row.estimate()), y, 4.2, hover);
    }
}

package assay.internal.reports.figure;

import assay.internal.reports.svg.Extent;
import assay.internal.reports.svg.Svg;
import assay.internal.reports.svg.TextWidth;
import assay.internal.reports.svg.Titles;
import java.util.List;

/**
 * The frame of a chart: title, note, axes with ticks and labels, legend; and the place of a number in it. The label of the
 * vertical axis is horizontal above it, so that it is easy to read.
 */
final class Plot {
    static final double WIDTH = 360;
    /** The least width at the left for the numbers of the vertical axis. */
    private static final double LEAST = 50;
    /** Between such a number and the plot, and between it and the edge. */
    private static final double GAP = 7;

    private static final double EDGE = 3;
    private static final double END = 348;
    private static final double HEIGHT = 164;
    /** About as many ticks an axis has. */
    private static final int TICKS = 5;

    /** The width at the right for the names of horizontal lines. */
    static final double NAMES = 48;

    final Svg svg;
    final Ruler x;
    final Ruler y;
    final double top;
    final double bottom;
    final double right;
    final double left;

    /**
     * Draws the frame.
     *
     * @param about a text for readers who cannot see it
     * @param room width to keep free at the right of the plot
     * @param fromZero whether y begins exactly at zero
     */
    Plot(
            String title,
            String note,
            String about,
            Axis xAxis,
            Extent xs,
            Axis yAxis,
            Extent ys,
            boolean fromZero,
            double room,
            List<Legend.Key> keys) {
        Legend legend = new Legend(keys, 10, END);
        right = END - room;
        Titles titles = new Titles(title, note, yAxis.label());
        top = titles.height() + 6;
        bottom = top + HEIGHT;
        svg = new Svg(WIDTH, bottom + 36 + legend.height(), about);
        y = fromZero
                ? Ruler.exactly(yAxis, 0, Math.max(1, ys.high()) * 1.06, bottom, top)
                : Ruler.over(yAxis, ys, bottom, top);
        double widest = y.ticks(TICKS).stream()
                .mapToDouble(t -> TextWidth.of(t.text(), Svg.LETTERS))
                .max()
                .orElse(0);
        left = Math.max(LEAST, widest + GAP + EDGE);
        x = Ruler.over(xAxis, xs, left + 4, right - 4);
        svg.data("x", x.inverse()).data("y", y.inverse());
        svg.data("x-label", xAxis.label()).data("y-label", yAxis.label());
        titles.draw(svg);
        axes();
        legend.draw(svg, bottom + 36);
    }

    private void axes() {
        for (Ruler.Tick t : y.ticks(TICKS)) {
            svg.line(left, t.at(), right, t.at(), "grid").text(left - GAP, t.at() + 3.8, "num end", t.text());
        }
        svg.line(left, bottom, right, bottom, "axis");
        for (Ruler.Tick t : x.ticks(TICKS)) {
            svg.line(t.at(), bottom, t.at(), bottom + 4, "axis");
            svg.text(t.at(), bottom + 16, "num mid", t.text());
        }
        svg.text((left + right) / 2, bottom + 31, "mid", x.axis().label());
    }
}

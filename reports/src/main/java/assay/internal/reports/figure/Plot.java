package assay.internal.reports.figure;

import assay.internal.reports.svg.Extent;
import assay.internal.reports.svg.Svg;
import assay.internal.reports.svg.Titles;
import java.util.List;

/**
 * The frame of a chart: title, note, axes with ticks and labels, legend; and the place of a number in it. The label of the
 * vertical axis is horizontal above it, so that it is easy to read.
 */
final class Plot {
    static final double WIDTH = 360;
    static final double LEFT = 50;
    private static final double END = 348;
    private static final double HEIGHT = 164;

    /** The width at the right for the names of horizontal lines. */
    static final double NAMES = 48;

    final Svg svg;
    final Ruler x;
    final Ruler y;
    final double top;
    final double bottom;
    final double right;

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
        x = Ruler.over(xAxis, xs, LEFT + 4, right - 4);
        y = fromZero
                ? Ruler.exactly(yAxis, 0, Math.max(1, ys.high()) * 1.06, bottom, top)
                : Ruler.over(yAxis, ys, bottom, top);
        svg.data("x", x.inverse()).data("y", y.inverse());
        svg.data("x-label", xAxis.label()).data("y-label", yAxis.label());
        titles.draw(svg);
        axes();
        legend.draw(svg, bottom + 36);
    }

    private void axes() {
        for (Ruler.Tick t : y.ticks(5)) {
            svg.line(LEFT, t.at(), right, t.at(), "grid").text(LEFT - 7, t.at() + 3.8, "num end", t.text());
        }
        svg.line(LEFT, bottom, right, bottom, "axis");
        for (Ruler.Tick t : x.ticks(5)) {
            svg.line(t.at(), bottom, t.at(), bottom + 4, "axis");
            svg.text(t.at(), bottom + 16, "num mid", t.text());
        }
        svg.text((LEFT + right) / 2, bottom + 31, "mid", x.axis().label());
    }
}

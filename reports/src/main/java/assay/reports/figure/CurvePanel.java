package assay.reports.figure;

import java.util.ArrayList;
import java.util.List;

/**
 * One panel of small multiples: every seed of a method as a thin line, its mean as a thick one, and the means of the
 * others in the background. The names of the lines stand outside the plot, so they never hide data.
 *
 * @param colour index of the method's colour
 * @param others means of the other methods
 * @param references horizontal lines, best first
 */
public record CurvePanel(
        String name,
        int colour,
        String xLabel,
        String yLabel,
        List<Curve> seeds,
        Curve mean,
        List<Curve> others,
        List<Reference> references) {
    private static final double WIDTH = 360;
    private static final double HEIGHT = 236;
    private static final double LEFT = 46;
    private static final double RIGHT = 302;
    private static final double TOP = 34;
    private static final double BOTTOM = 196;

    /** A number to compare with. @param css {@code best} or {@code expect} */
    public record Reference(String label, double y, String css) {}

    /** The frame that all panels of a figure share. */
    public record Frame(int firstX, int lastX, double lowY, double highY) {}

    public Svg draw(Frame frame) {
        Scale x = frame.lastX() > frame.firstX()
                ? new Scale(frame.firstX(), frame.lastX(), LEFT + 6, RIGHT - 6)
                : new Scale(frame.firstX() - 0.5, frame.firstX() + 0.5, LEFT, RIGHT);
        Scale y = Scale.padded(frame.lowY(), frame.highY(), BOTTOM, TOP);
        Svg svg = new Svg(
                WIDTH,
                HEIGHT,
                name + ": " + yLabel + " over " + xLabel + ", " + seeds.size() + " seed(s) and their mean");
        svg.text(LEFT, 18, "name", name);
        axes(svg, x, y);
        references(svg, y);
        others.forEach(c -> svg.path(c.path(x, y), "curve other", c.label() + " (mean)"));
        String series = Theme.series(colour);
        seeds.forEach(c -> draw(svg, c, x, y, "seed " + series, 1.6));
        draw(svg, mean, x, y, "mean " + series, 3);
        return svg;
    }

    private static void draw(Svg svg, Curve curve, Scale x, Scale y, String css, double dot) {
        if (curve.points().size() == 1) {
            Curve.Point p = curve.points().get(0);
            svg.circle(x.at(p.x()), y.at(p.y()), dot, css, curve.label());
        } else if (!curve.points().isEmpty()) {
            svg.path(curve.path(x, y), "curve " + css, curve.label());
        }
    }

    private void axes(Svg svg, Scale x, Scale y) {
        y.ticks(5).forEach(t -> {
            double at = y.at(t.doubleValue());
            svg.line(LEFT, at, RIGHT, at, "grid").text(LEFT - 7, at + 3.8, "num end", t.toPlainString());
        });
        svg.line(LEFT, BOTTOM, RIGHT, BOTTOM, "axis");
        x.ticks(6).stream().filter(t -> t.stripTrailingZeros().scale() <= 0).forEach(t -> {
            double at = x.at(t.doubleValue());
            svg.line(at, BOTTOM, at, BOTTOM + 4, "axis").text(at, BOTTOM + 16, "num mid", t.toPlainString());
        });
        svg.text((LEFT + RIGHT) / 2, HEIGHT - 6, "mid", xLabel);
        svg.uprightText(11, (TOP + BOTTOM) / 2, "mid", yLabel);
    }

    private void references(Svg svg, Scale y) {
        List<Double> taken = new ArrayList<>();
        for (Reference r : references) {
            if (!y.holds(r.y())) {
                continue;
            }
            double at = y.at(r.y());
            svg.line(LEFT, at, RIGHT, at, r.css());
            double text = at + 3.8;
            for (double t : taken) {
                text = Math.abs(t - text) < 12 ? t + 12 : text;
            }
            taken.add(text);
            svg.text(RIGHT + 5, text, "", r.label());
        }
    }
}

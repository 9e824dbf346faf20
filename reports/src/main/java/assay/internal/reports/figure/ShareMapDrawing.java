package assay.internal.reports.figure;

import assay.internal.reports.svg.Svg;
import assay.internal.reports.svg.Theme;
import java.util.Locale;

/** Draws a {@link ShareMap}; neighbouring epochs with the same shade are joined to one field. */
final class ShareMapDrawing {
    private static final double WIDTH = 360;
    private static final double LEFT = 112;
    private static final double RIGHT = 348;
    private static final double TOP = 42;
    private static final double ROW = 12;
    private static final double GAP = 18;

    /** The number of shades besides white: each means a tenth, and the lowest begins at 0.05. */
    private static final int SHADES = 10;

    private final ShareMap map;
    private final double[] x;
    private final Svg svg;
    private final double bottom;

    ShareMapDrawing(ShareMap map) {
        this.map = map;
        x = map.x();
        int rows = map.groups().stream().mapToInt(g -> g.rows().size()).sum();
        bottom = TOP + ROW * rows + GAP * map.groups().size();
        svg = new Svg(
                WIDTH, bottom + 40, map.title() + ": probability of every option over epochs, the darker the larger");
    }

    Svg svg() {
        svg.text(10, 16, "name", map.title());
        svg.text(10, 32, "", "from white, below 5 %, to full, above 95 %");
        double y = TOP;
        for (ShareMap.Group g : map.groups()) {
            y += GAP;
            svg.text(10, y - 4, "ink", g.name());
            for (ShareMap.Row r : g.rows()) {
                svg.label(LEFT - 6, y + ROW - 2.5, "end", r.name(), LEFT - 16);
                row(r, y);
                svg.line(LEFT, y + ROW, RIGHT, y + ROW, "grid");
                y += ROW;
            }
        }
        axis();
        return svg;
    }

    private void row(ShareMap.Row row, double y) {
        double[] shares = row.shares();
        int from = 0;
        for (int i = 1; i <= shares.length; i++) {
            if (i == shares.length || shade(shares[i]) != shade(shares[from])) {
                field(row.name(), shares, from, i, y);
                from = i;
            }
        }
    }

    private void field(String name, double[] shares, int from, int to, double y) {
        int shade = Double.isNaN(shares[from]) ? 0 : shade(shares[from]);
        if (shade > 0) {
            double left = at(from);
            String when = to - from == 1
                    ? "epoch " + Svg.number(x[from])
                    : "epochs " + Svg.number(x[from]) + " to " + Svg.number(x[to - 1]);
            String hover = String.format(Locale.ROOT, "%s, %s: %.2f to %.2f", name, when, shares[from], shares[to - 1]);
            svg.field(
                    left,
                    y + 0.5,
                    at(to) - left,
                    ROW - 1,
                    "tenth" + shade + " square " + Theme.series(map.colour()),
                    hover);
        }
    }

    private static int shade(double share) {
        return (int) Math.round(share * SHADES);
    }

    /** The beginning of the field of the i-th epoch. */
    private double at(int i) {
        return LEFT + (RIGHT - LEFT) * i / x.length;
    }

    private void axis() {
        svg.line(LEFT, bottom, RIGHT, bottom, "axis");
        int last = x.length - 1;
        for (int i : last > 1 ? new int[] {0, last / 2, last} : last == 1 ? new int[] {0, 1} : new int[] {0}) {
            svg.text((at(i) + at(i + 1)) / 2, bottom + 14, "num mid", Svg.number(x[i]));
        }
        svg.text((LEFT + RIGHT) / 2, bottom + 30, "mid", "epochs of the search");
    }
}

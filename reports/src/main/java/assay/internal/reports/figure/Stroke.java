package assay.internal.reports.figure;

import assay.internal.reports.svg.Extent;
import assay.internal.reports.svg.Path;
import assay.internal.reports.svg.Svg;

/** Lines as path data, without points that make no visible difference (in the middle of a horizontal part). */
final class Stroke {
    /** The width of the last step; axes leave this much room. */
    private static final double LAST = 7;

    private Stroke() {}

    /** @param steps whether a value holds until the next one */
    static Path through(double[] x, double[] y, Ruler across, Ruler up, boolean steps) {
        Path path = new Path();
        boolean drawing = false;
        String level = "";
        for (int i = 0; i < x.length; i++) {
            if (!Extent.has(y[i])) {
                drawing = false;
                continue;
            }
            double px = across.at(x[i]);
            double py = up.at(y[i]);
            String here = Svg.number(py);
            if (!drawing) {
                path.move(px, py);
            } else if (here.equals(level)) {
                boolean next = i + 1 < x.length && Extent.has(y[i + 1]);
                boolean onward = next && (steps || Svg.number(up.at(y[i + 1])).equals(level));
                if (!onward) {
                    path.across(px);
                }
            } else if (steps) {
                path.across(px).upright(py);
            } else {
                path.line(px, py);
            }
            drawing = true;
            level = here;
            if (steps && i == x.length - 1) {
                path.across(px + LAST); // the last value is the most important one and would have no width
            }
        }
        return path;
    }
}

package assay.internal.reports.figure;

import assay.internal.reports.svg.Extent;
import assay.internal.reports.svg.Path;
import assay.internal.reports.svg.Svg;

/** Lines as path data; what would not be seen is left out: points in the middle of a level stretch. */
final class Stroke {
    /** How wide the last step is drawn; axes leave this room. */
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
                path.across(px + LAST); // the last value counts most and would have no width
            }
        }
        return path;
    }
}

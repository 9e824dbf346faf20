package assay.internal.reports.curve;

import assay.internal.reports.figure.Line;
import assay.internal.reports.number.Sheet;
import java.util.List;

/** The numbers of a line chart: every line that is drawn, point by point. */
public final class CurveSheets {
    private CurveSheets() {}

    /** @param xColumn name of the column with the abscissa, with its unit @param yColumn the same for the ordinate */
    public static Sheet of(String name, String what, String xColumn, String yColumn, List<Bundle> bundles) {
        Sheet sheet = new Sheet(
                name,
                what + " over " + xColumn
                        + ": line is 'mean', 'low' and 'high' (0.05 and 0.95 quantile over seeds), or a seed",
                Sheet.text("method"),
                Sheet.text("line"),
                Sheet.number(xColumn),
                Sheet.number(yColumn));
        for (Bundle b : bundles) {
            add(sheet, b, "mean", b.x(), b.mean());
            if (b.seeds().size() > Bundle.MOST_LINES) {
                add(sheet, b, "low", b.x(), b.low());
                add(sheet, b, "high", b.x(), b.high());
            } else {
                for (Line seed : b.seeds()) {
                    add(sheet, b, seed.label().replaceFirst(".*, ", ""), seed.x(), seed.y());
                }
            }
        }
        return sheet;
    }

    private static void add(Sheet sheet, Bundle bundle, String line, double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            sheet.row(bundle.method().name(), line, x[i], y[i]);
        }
    }
}

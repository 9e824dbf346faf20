package assay.internal.reports.figure;

import assay.internal.reports.svg.Svg;
import java.util.List;

/**
 * Estimates with their intervals, one below the other, compared with a value: differences between methods, correlations of
 * proxies.
 *
 * @param reference the value that means "no difference"; NaN for none
 */
public record IntervalChart(String title, String note, Axis x, double reference, List<Row> rows) {
    /** One estimate. @param low NaN, as {@code high}, if there is no interval */
    public record Row(String name, int colour, double estimate, double low, double high) {}

    public IntervalChart {
        rows = List.copyOf(rows);
    }

    public Svg draw() {
        return new IntervalDrawing(this).svg();
    }
}

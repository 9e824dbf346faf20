package assay.internal.reports.figure;

import assay.internal.reports.svg.Svg;
import java.util.List;

/**
 * How many values lie where, and where a few of them are.
 *
 * @param values all of them, in any order; NaNs are left out
 * @param from where the axis begins; smaller values are counted and said, not drawn. NaN for the smallest value
 */
public record Histogram(String title, Axis x, String countLabel, double[] values, double from, List<Marker> markers) {
    /** A value to show. @param label shown on hover */
    public record Marker(String name, int colour, double value, String label) {}

    public Histogram {
        values = values.clone();
        markers = List.copyOf(markers);
    }

    @Override
    public double[] values() {
        return values.clone();
    }

    public Svg draw() {
        return new HistogramDrawing(this).svg();
    }
}

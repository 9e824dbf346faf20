package assay.internal.reports.figure;

import assay.internal.reports.svg.Svg;
import java.util.List;

/**
 * The distribution of many values, with the places of a few of them.
 *
 * @param values all of them, in any order; NaNs are left out
 * @param from the beginning of the axis; smaller values are only counted. NaN for the smallest value
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

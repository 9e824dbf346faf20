package assay.internal.reports.figure;

import assay.internal.reports.svg.Extent;
import assay.internal.reports.svg.Svg;
import java.util.List;

/**
 * Points in two dimensions; points with a NaN are left out.
 *
 * @param note a line below the title: {@code Spearman 0.73, n = 100}; empty for none
 */
public record ScatterChart(String title, String note, Axis x, Axis y, List<Cloud> clouds) {
    public ScatterChart {
        clouds = List.copyOf(clouds);
    }

    public Svg draw() {
        return new PointDrawing(title, note, x, y, new Extent(), new Extent(), clouds, List.of()).draw();
    }
}

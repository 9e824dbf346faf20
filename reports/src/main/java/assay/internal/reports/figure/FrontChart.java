package assay.internal.reports.figure;

import assay.internal.reports.svg.Svg;
import java.util.List;
import java.util.Optional;

/**
 * Pareto fronts as stairs, which show what can be reached, because a front has nothing between two points.
 *
 * @param note a line below the title: {@code hypervolume 0.81 against (1.5 M, 10 %)}; empty for none
 * @param clouds further points, for example the whole table
 * @param reference the corner from which the hypervolume is measured: x, y; the area is shaded for the first front
 */
public record FrontChart(
        String title, String note, Axis x, Axis y, List<Cloud> clouds, List<Front> fronts, Optional<Corner> reference) {
    /**
     * One front.
     *
     * @param points its points, in any order; of two neighbours neither is better in both
     * @param xHigh whether more is better in x
     * @param yHigh whether more is better in y
     */
    public record Front(Cloud points, boolean xHigh, boolean yHigh) {}

    /** A point of the plot. */
    public record Corner(double x, double y) {}

    public FrontChart {
        clouds = List.copyOf(clouds);
        fronts = List.copyOf(fronts);
    }

    public Svg draw() {
        return new FrontDrawing(this).svg();
    }
}

package assay.internal.reports.figure;

import assay.internal.reports.svg.Extent;

/**
 * A line through points, in the units of the axes.
 *
 * @param label its name, shown on hover
 * @param x finite, ascending
 * @param y of the same length; NaN interrupts the line
 */
public record Line(String label, double[] x, double[] y) {
    public Line {
        x = x.clone();
        y = y.clone();
        if (x.length != y.length) {
            throw new IllegalArgumentException("line: expected as many x as y, found " + x.length + ", " + y.length);
        }
        requireAscending(x);
    }

    static void requireAscending(double[] x) {
        for (int i = 0; i < x.length; i++) {
            if (!Extent.has(x[i]) || i > 0 && x[i] < x[i - 1]) {
                throw new IllegalArgumentException(
                        "line: expected finite, ascending x, found " + x[i] + " at position " + i);
            }
        }
    }

    @Override
    public double[] x() {
        return x.clone();
    }

    @Override
    public double[] y() {
        return y.clone();
    }
}

package assay.reports.figure;

/**
 * Numbers over numbers, in the units of the axes.
 *
 * @param label who it is, shown on hover
 * @param x ascending
 * @param y as many; NaN breaks the line
 */
public record Line(String label, double[] x, double[] y) {
    public Line {
        x = x.clone();
        y = y.clone();
        if (x.length != y.length) {
            throw new IllegalArgumentException("line: expected as many x as y, found " + x.length + ", " + y.length);
        }
        for (int i = 1; i < x.length; i++) {
            if (!(x[i] >= x[i - 1])) {
                throw new IllegalArgumentException("line: expected ascending x, found " + x[i] + " after " + x[i - 1]);
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

package assay.internal.reports.figure;

import java.util.List;

/**
 * Points of one kind.
 *
 * @param name in the legend; empty for none
 * @param colour index of the colour and mark; {@link #BACKGROUND} for points with which the others are compared
 * @param labels shown on hover, one for each point; or empty
 */
public record Cloud(String name, int colour, double[] x, double[] y, List<String> labels) {
    public static final int BACKGROUND = -1;

    /** From this number of points on, a cloud is drawn as a density, so that the page stays small and nothing is hidden. */
    public static final int DENSE = 500;

    public Cloud {
        x = x.clone();
        y = y.clone();
        labels = List.copyOf(labels);
        if (x.length != y.length || !labels.isEmpty() && labels.size() != x.length) {
            throw new IllegalArgumentException("cloud: expected as many x as y and labels, found " + x.length + ", "
                    + y.length + ", " + labels.size());
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

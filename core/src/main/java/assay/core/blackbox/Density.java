package assay.core.blackbox;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A kernel density over categorical decisions, whose options are numbered from 0. It is the mean over points of the product
 * over decisions of Aitchison and Aitken's kernel (Biometrika 1976). The kernel is {@code 1-h} on the point's own option and
 * {@code h/(c-1)} on each of the c-1 others.
 */
public final class Density {
    /** The versions of the kernel: the released HpBandSter (with statsmodels) differs from its description. */
    public enum Kernel {
        /**
         * As released: c counts the options that the points have, and h may go beyond 1, where the kernel is negative. If the
         * points have only one option, every other option has an infinite kernel.
         */
        RELEASED,
        /** A probability: c is the number of options, and h at most (c-1)/c, where the kernel is uniform. */
        BOUNDED
    }

    private final List<int[]> points;
    private final int[] widths;
    private final double[] bandwidths;
    private final double[] own;
    private final double[] other;
    private final Kernel kernel;

    /**
     * @param points at least 1
     * @param widths how many options each decision has
     * @param leastBandwidth so that a decision on which all points agree can still change
     */
    Density(List<int[]> points, int[] widths, double leastBandwidth, Kernel kernel) {
        this.points = points;
        this.widths = widths;
        this.kernel = kernel;
        bandwidths = new double[widths.length];
        own = new double[widths.length];
        other = new double[widths.length];
        for (int d = 0; d < widths.length; d++) {
            double h = Math.max(normalReference(points, d), leastBandwidth);
            bandwidths[d] = kernel == Kernel.BOUNDED ? Math.min(h, uniform(widths[d])) : h;
            double levels = kernel == Kernel.BOUNDED ? widths[d] : levels(points, d);
            own[d] = 1 - bandwidths[d];
            other[d] = widths[d] == 1 ? 0 : bandwidths[d] / (levels - 1);
        }
    }

    /** The rule of thumb 1.06 sd n^(-1/(4+d)) on the options' numbers, although the numbers have no meaning. */
    private static double normalReference(List<int[]> points, int d) {
        double mean = points.stream().mapToDouble(p -> p[d]).average().orElseThrow();
        double variance = points.stream()
                .mapToDouble(p -> (p[d] - mean) * (p[d] - mean))
                .average()
                .orElseThrow();
        return 1.06 * Math.sqrt(variance) * Math.pow(points.size(), -1.0 / (4 + points.get(0).length));
    }

    private static long levels(List<int[]> points, int d) {
        return points.stream().mapToInt(p -> p[d]).distinct().count();
    }

    private static double uniform(int width) {
        return (width - 1.0) / width;
    }

    double[] bandwidths() {
        return bandwidths.clone();
    }

    /** Sums to 1 over all choices if the kernel is bounded. */
    double at(int[] choices) {
        double sum = 0;
        for (int[] point : points) {
            double product = 1;
            for (int d = 0; d < choices.length; d++) {
                product *= choices[d] == point[d] ? own[d] : other[d];
            }
            sum += product;
        }
        return sum / points.size();
    }

    /**
     * A random point, some of its decisions drawn again: each decision, with a probability equal to its bandwidth, uniformly
     * from its options.
     *
     * @param factor widens the bandwidths if the kernel is bounded; the released program only widens the bandwidths of numeric
     *     decisions
     */
    int[] draw(double factor, RandomGenerator random) {
        int[] drawn = points.get(random.nextInt(points.size())).clone();
        for (int d = 0; d < drawn.length; d++) {
            double h = bandwidths[d];
            if (kernel == Kernel.BOUNDED) {
                // A new draw may give the same option again. With this factor the share that stays is 1-h, as in the
                // kernel.
                h = Math.min(h * factor / uniform(widths[d]), 1);
            }
            if (random.nextDouble() >= 1 - h) {
                drawn[d] = random.nextInt(widths[d]);
            }
        }
        return drawn;
    }

    @Override
    public String toString() {
        return points.size() + " points, bandwidths " + Arrays.toString(bandwidths);
    }
}

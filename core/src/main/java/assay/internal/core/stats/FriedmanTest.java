package assay.internal.core.stats;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Friedman's test (JASA 32, 1937): do several methods, measured on the same blocks (seeds, data sets), differ in rank?
 * The statistic is corrected for ties (Conover, Practical Nonparametric Statistics, 3rd ed., section 5.8). The chi-square
 * approximation of p is rough for few blocks.
 *
 * @param meanRanks of each method over the blocks; rank 1 is the smallest value of its block
 * @param p the probability of a statistic at least as large, chi-square with methods-1 degrees of freedom
 */
public record FriedmanTest(int blocks, int methods, double statistic, double p, List<Double> meanRanks) {
    public FriedmanTest {
        meanRanks = List.copyOf(meanRanks);
    }

    /**
     * @param values {@code [blocks][methods]}, at least two of each
     * @return empty when within every block all methods are equal
     */
    public static Optional<FriedmanTest> of(double[][] values) {
        int blocks = values.length;
        int methods = blocks == 0 ? 0 : values[0].length;
        if (blocks < 2 || methods < 2) {
            throw new IllegalArgumentException(
                    "Friedman: expected at least 2 blocks of 2 methods, found " + blocks + " of " + methods + ".");
        }
        double[] sums = new double[methods];
        double squares = 0;
        for (double[] block : values) {
            DataConditions.sameLength(values[0], block);
            double[] ranks = Ranks.average(block);
            for (int j = 0; j < methods; j++) {
                sums[j] += ranks[j];
                squares += ranks[j] * ranks[j];
            }
        }
        double between = 0;
        for (double sum : sums) {
            double deviation = sum - blocks * (methods + 1) / 2.0;
            between += deviation * deviation;
        }
        double within = squares - blocks * methods * (methods + 1.0) * (methods + 1.0) / 4;
        if (within == 0) { // whole and half ranks: exact
            return Optional.empty();
        }
        double statistic = (methods - 1) * between / within;
        return Optional.of(new FriedmanTest(
                blocks,
                methods,
                statistic,
                ChiSquare.survival(statistic, methods - 1),
                DoubleStream.of(sums).map(s -> s / blocks).boxed().toList()));
    }
}

package assay.internal.reports.study;

import assay.internal.core.stats.Regret;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.IntUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** All values of the table for one measure. Found cells are compared with them. */
public final class TableValues {
    /** Points; published fractions are float32, and one image in three repeats is 0.003 points. */
    private static final double ROUNDING = 1e-3;

    private final double[] byIndex;
    private final double[] values;
    private final double mean;
    private final double optimum;
    private final IntUnaryOperator classOf;
    private final double[] classMean;
    private final double classOptimum;
    private final boolean highIsGood;

    /**
     * @param byIndex accuracy of each cell of the space by its place, percent; NaN where not measured; not all NaN
     * @param classOf the place of the first cell that is the same network, of each place
     * @param knownBest the best of the whole space, percent, if it is known although this table has only a part of the space
     */
    public TableValues(double[] byIndex, OptionalDouble knownBest, IntUnaryOperator classOf) {
        this(byIndex, knownBest, classOf, true);
    }

    /** @param highIsGood whether more is better */
    TableValues(double[] byIndex, OptionalDouble knownBest, IntUnaryOperator classOf, boolean highIsGood) {
        this.highIsGood = highIsGood;
        this.byIndex = byIndex.clone();
        this.values =
                Arrays.stream(byIndex).filter(v -> !Double.isNaN(v)).sorted().toArray();
        this.mean = Arrays.stream(values).average().orElseThrow();
        double best = best();
        this.classOf = classOf;
        this.classMean = classMeans(this.byIndex, classOf);
        DoubleStream classes = Arrays.stream(classMean).filter(v -> !Double.isNaN(v));
        this.classOptimum = (highIsGood ? classes.max() : classes.min()).orElseThrow();
        this.optimum = highIsGood && knownBest.orElse(0) > best + ROUNDING ? knownBest.getAsDouble() : best;
    }

    private double best() {
        return highIsGood ? values[values.length - 1] : values[0];
    }

    /** How much worse than the optimum a value is: 0 or more. */
    public double regret(double value) {
        return regret(optimum, value);
    }

    /** The same compared with the best class, for means of classes. */
    public double classRegret(double value) {
        return regret(classOptimum, value);
    }

    /** The same for any number, for example one outside the range of the table; NaN for NaN. */
    public double distance(double value) {
        return highIsGood ? optimum - value : value - optimum;
    }

    private double regret(double best, double value) {
        return highIsGood ? Regret.of(best, value) : Regret.of(-best, -value);
    }

    /** Accuracies of all measured cells, percent, ascending. */
    public double[] values() {
        return values.clone();
    }

    /** Accuracy of the cell with this index, percent; NaN where not measured. */
    public double at(int index) {
        return byIndex[index];
    }

    private static double[] classMeans(double[] byIndex, IntUnaryOperator classOf) {
        double[] sum = new double[byIndex.length];
        int[] count = new int[byIndex.length];
        for (int i = 0; i < byIndex.length; i++) {
            if (!Double.isNaN(byIndex[i])) {
                sum[classOf.applyAsInt(i)] += byIndex[i];
                count[classOf.applyAsInt(i)]++;
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] = count[i] == 0 ? Double.NaN : sum[i] / count[i];
        }
        return sum;
    }

    /** Mean accuracy of the measured cells that are the same network as this one, percent; NaN where there is none. */
    public double ofClass(int index) {
        return classMean[classOf.applyAsInt(index)];
    }

    /** The best mean of a class, percent. */
    public double classOptimum() {
        return classOptimum;
    }

    /** Accuracies of the measured cells that are the same network as this one, percent, ascending. */
    public double[] classmates(int index) {
        int of = classOf.applyAsInt(index);
        return IntStream.range(0, byIndex.length)
                .filter(i -> classOf.applyAsInt(i) == of && !Double.isNaN(byIndex[i]))
                .mapToDouble(i -> byIndex[i])
                .sorted()
                .toArray();
    }

    /** How many cells were measured. */
    public int measured() {
        return values.length;
    }

    /** How many cells the space has. */
    public int cells() {
        return byIndex.length;
    }

    /** The best accuracy of the table, or of the space if a better one is known, percent. */
    public double optimum() {
        return optimum;
    }

    /** Whether the optimum belongs to a cell that this table does not have. */
    public boolean isOptimumKnownOnly() {
        return optimum != best();
    }

    /** The mean accuracy of a uniformly drawn cell, percent. */
    public double mean() {
        return mean;
    }

    /** The share of measured cells that are worse, 0 to 1; equal cells do not count. */
    public double shareBelow(double accuracy) {
        return (highIsGood ? below(accuracy) : above(accuracy)) / (double) values.length;
    }

    private int below(double value) {
        int at = Arrays.binarySearch(values, value);
        while (at > 0 && values[at - 1] == value) {
            at--;
        }
        return at < 0 ? -1 - at : at;
    }

    /** 1 + the number of cells that are strictly better; equal cells share a place. */
    public int rank(double accuracy) {
        return 1 + (highIsGood ? above(accuracy) : below(accuracy));
    }

    private int above(double value) {
        int low = 0;
        int high = values.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] > value) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return values.length - low;
    }
}

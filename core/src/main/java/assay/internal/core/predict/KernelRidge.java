package assay.internal.core.predict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Kernel ridge regression with a Gaussian kernel exp(-|x - y|^2 / (2 d l^2)), where d is the number of features. Its variance
 * is that of the Gaussian process with the same kernel. The targets are scaled to mean 0 and deviation 1. Cholesky's
 * decomposition grows by a row with each example.
 */
final class KernelRidge implements Regression {
    private final double length;
    private final double ridge;
    private final List<double[]> examples = new ArrayList<>();
    private final List<Double> targets = new ArrayList<>();
    /** Rows of the lower triangle. */
    private final List<double[]> factor = new ArrayList<>();

    private double[] weights = {};
    private double mean;
    private double deviation = 1;

    /**
     * @param length l, in deviations of a feature
     * @param ridge added to the kernel's diagonal
     */
    KernelRidge(double length, double ridge) {
        this.length = length;
        this.ridge = ridge;
    }

    @Override
    public void add(double[] x, double accuracy) {
        double[] row = solved(kernels(x));
        double rest = 1 + ridge;
        for (double v : row) {
            rest -= v * v;
        }
        double[] longer = Arrays.copyOf(row, row.length + 1);
        longer[row.length] = Math.sqrt(Math.max(rest, 1e-12));
        factor.add(longer);
        examples.add(x);
        targets.add(Regression.target(accuracy));
        fit();
    }

    private void fit() {
        int n = targets.size();
        mean = targets.stream().mapToDouble(t -> t).average().orElse(0);
        double squares =
                targets.stream().mapToDouble(t -> (t - mean) * (t - mean)).sum();
        deviation = squares > 0 ? Math.sqrt(squares / n) : 1;
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = (targets.get(i) - mean) / deviation;
        }
        weights = solved(y);
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i + 1; j < n; j++) {
                weights[i] -= factor.get(j)[i] * weights[j];
            }
            weights[i] /= factor.get(i)[i];
        }
    }

    /** The kernels between x and each example. */
    double[] kernels(double[] x) {
        double[] k = new double[examples.size()];
        for (int i = 0; i < k.length; i++) {
            k[i] = kernel(x, examples.get(i));
        }
        return k;
    }

    double kernel(double[] x, double[] y) {
        double squares = 0;
        for (int f = 0; f < x.length; f++) {
            squares += (x[f] - y[f]) * (x[f] - y[f]);
        }
        return Math.exp(-squares / scale(x.length));
    }

    @Override
    public int examples() {
        return examples.size();
    }

    @Override
    public Predicted of(double[][] candidates) {
        return new KernelPredictions(this, candidates);
    }

    double[] example(int i) {
        return examples.get(i);
    }

    /** The weight of an example in a prediction. */
    double weight(int i) {
        return weights[i];
    }

    /** Row i of the lower triangle, i + 1 numbers. */
    double[] factor(int i) {
        return factor.get(i);
    }

    /** 2 d l^2: what squared distances are divided by. @param features d */
    double scale(int features) {
        return 2 * features * length * length;
    }

    /** The prediction; larger is better. @param kernels of the predicted architecture with each example */
    double mean(double[] kernels) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += kernels[i] * weights[i];
        }
        return sum;
    }

    /** The deviation of the prediction, on the same scale. */
    double deviation(double[] kernels) {
        double rest = 1;
        for (double v : solved(kernels)) {
            rest -= v * v;
        }
        return Math.sqrt(Math.max(0, rest));
    }

    /** The factor's solution. */
    private double[] solved(double[] right) {
        double[] v = new double[factor.size()];
        for (int i = 0; i < v.length; i++) {
            double sum = right[i];
            double[] row = factor.get(i);
            for (int j = 0; j < i; j++) {
                sum -= row[j] * v[j];
            }
            v[i] = sum / row[i];
        }
        return v;
    }
}

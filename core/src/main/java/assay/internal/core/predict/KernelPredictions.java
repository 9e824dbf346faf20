package assay.internal.core.predict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The predictions of a {@link KernelRidge} for a list of candidates: the same numbers, to the bit, as its own for one candidate.
 * What an example adds is computed once, for all candidates side by side: its kernels with them, and its row of their solutions,
 * which later examples do not change. So a new example costs a pass over the candidates for each example before it.
 */
final class KernelPredictions implements Regression.Predicted {
    private final KernelRidge model;
    private final int size;
    /** Of each feature, the candidates' values. */
    private final double[][] features;
    /** Of each example, its kernels with the candidates. */
    private final List<double[]> kernels = new ArrayList<>();
    /** Of each example, its place in the factor's solution for each candidate. */
    private final List<double[]> solutions = new ArrayList<>();

    private final double[] means;
    /** 1 minus the squares of the solution. */
    private final double[] rest;

    KernelPredictions(KernelRidge model, double[][] candidates) {
        this.model = model;
        size = candidates.length;
        features = new double[size == 0 ? 0 : candidates[0].length][size];
        for (int c = 0; c < size; c++) {
            for (int f = 0; f < features.length; f++) {
                features[f][c] = candidates[c][f];
            }
        }
        means = new double[size];
        rest = new double[size];
        Arrays.fill(rest, 1);
    }

    @Override
    public double mean(int candidate) {
        if (kernels.size() < model.examples()) {
            learn();
        }
        return means[candidate];
    }

    @Override
    public double deviation(int candidate) {
        if (kernels.size() < model.examples()) {
            learn();
        }
        while (solutions.size() < kernels.size()) {
            solutions.add(solution(solutions.size()));
        }
        return Math.sqrt(Math.max(0, rest[candidate]));
    }

    private void learn() {
        while (kernels.size() < model.examples()) {
            kernels.add(kernels(model.example(kernels.size())));
        }
        Arrays.fill(means, 0);
        for (int i = 0; i < kernels.size(); i++) {
            double[] k = kernels.get(i);
            double weight = model.weight(i);
            for (int c = 0; c < size; c++) {
                means[c] += k[c] * weight;
            }
        }
    }

    private double[] kernels(double[] example) {
        double[] sums = new double[size];
        for (int f = 0; f < features.length; f++) {
            double[] values = features[f];
            double there = example[f];
            for (int c = 0; c < size; c++) {
                double difference = values[c] - there;
                sums[c] += difference * difference;
            }
        }
        double scale = model.scale(features.length);
        for (int c = 0; c < size; c++) {
            sums[c] = Math.exp(-sums[c] / scale);
        }
        return sums;
    }

    private double[] solution(int example) {
        double[] row = model.factor(example);
        double[] sums = kernels.get(example).clone();
        for (int j = 0; j < example; j++) {
            double[] before = solutions.get(j);
            double factor = row[j];
            for (int c = 0; c < size; c++) {
                sums[c] -= factor * before[c];
            }
        }
        double diagonal = row[example];
        for (int c = 0; c < size; c++) {
            sums[c] /= diagonal;
            rest[c] -= sums[c] * sums[c];
        }
        return sums;
    }
}

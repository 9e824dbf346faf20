package assay.supernet.tape;

import java.util.Arrays;

/** The running mean and unbiased variance of a batch normalisation layer; at first 0 and 1. */
public final class Statistics {
    final double[] mean;
    final double[] variance;
    private final double momentum;

    /** @param momentum share of a batch: running = (1 - momentum) running + momentum batch */
    public Statistics(int channels, double momentum) {
        mean = new double[channels];
        variance = new double[channels];
        Arrays.fill(variance, 1);
        this.momentum = momentum;
    }

    /**
     * Adds one batch.
     *
     * @param biased variance of the batch
     * @param m elements per channel
     */
    void follow(double[] batchMean, double[] biased, double m) {
        double unbiased = m > 1 ? m / (m - 1) : 1;
        for (int c = 0; c < mean.length; c++) {
            mean[c] += momentum * (batchMean[c] - mean[c]);
            variance[c] += momentum * (unbiased * biased[c] - variance[c]);
        }
    }

    public int channels() {
        return mean.length;
    }

    /** Means, then variances. */
    public double[] save() {
        double[] all = Arrays.copyOf(mean, 2 * mean.length);
        System.arraycopy(variance, 0, all, mean.length, mean.length);
        return all;
    }

    /** Takes the arrays of {@link #save}. */
    public void load(double[] all) {
        System.arraycopy(all, 0, mean, 0, mean.length);
        System.arraycopy(all, mean.length, variance, 0, mean.length);
    }
}

package assay.supernet.optim;

import java.util.Arrays;

/**
 * A Gaussian over alpha with a precision of N s + delta per element. The variational learners share it; they differ in how they
 * update mu and s.
 */
abstract class GaussianLearner implements Learner {
    private final int samples;
    private final double trainSize;
    private final double priorPrec;
    double[] mu;
    double[] s;

    /** @throws IllegalArgumentException if alpha is less precise at the start than the prior */
    GaussianLearner(double[] start, Belief belief) {
        samples = belief.samples();
        trainSize = belief.trainSize();
        priorPrec = belief.priorPrec();
        mu = start.clone();
        s = new double[start.length];
        Arrays.fill(s, belief.firstS());
    }

    /** delta / N: the prior adds this times mu to a gradient. */
    double pull() {
        return priorPrec / trainSize;
    }

    @Override
    public int samples() {
        return samples;
    }

    @Override
    public double[] point(double[] noise) {
        double[] sigma = deviation();
        double[] p = mu.clone();
        for (int i = 0; i < p.length; i++) {
            p[i] += noise[i] * sigma[i];
        }
        return p;
    }

    @Override
    public double[] mean() {
        return mu.clone();
    }

    @Override
    public double[] deviation() {
        double[] sigma = new double[s.length];
        for (int i = 0; i < s.length; i++) {
            sigma[i] = 1 / Math.sqrt(trainSize * s[i] + priorPrec);
        }
        return sigma;
    }
}

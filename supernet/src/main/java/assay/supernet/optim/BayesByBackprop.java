package assay.supernet.optim;

import java.util.Arrays;
import java.util.List;

/**
 * Bayes by Backprop (Blundell et al., ICML 2015; BaLeNAS, Eq. 7): gradient descent on the variational bound, divided by N. With
 * alpha = mu + sigma z, sigma = log(1 + exp(rho)), g the gradient of the MEAN loss at alpha, and a Gaussian prior around 0 of
 * precision delta:
 *
 * <pre>
 *   d/dmu    = mean g + delta/N mu
 *   d/dsigma = mean g z + delta/N sigma - 1/(N sigma)
 *   mu = mu - lr d/dmu,   rho = rho - lr d/dsigma / (1 + exp(-rho))
 * </pre>
 *
 * The divergence from the prior has a closed form, so that only the loss is sampled. In the equation the step changes sigma
 * itself. Here it changes rho, which keeps sigma positive, as in the first paper.
 */
public final class BayesByBackprop implements Learner {
    private final double lr;
    private final Belief belief;
    private double[] mu;
    private double[] rho;

    /** @param lr of mu and rho */
    public BayesByBackprop(double[] start, double lr, Belief belief) {
        this.lr = lr;
        this.belief = belief;
        mu = start.clone();
        rho = new double[start.length];
        Arrays.fill(rho, inverse(1 / Math.sqrt(belief.precInit())));
    }

    /** log(exp(sigma) - 1), also where exp(sigma) is too large for a number. */
    private static double inverse(double sigma) {
        return sigma + StrictMath.log(-StrictMath.expm1(-sigma));
    }

    private static double softplus(double rho) {
        return Math.max(rho, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(rho)));
    }

    @Override
    public int samples() {
        return belief.samples();
    }

    @Override
    public double[] point(double[] noise) {
        double[] p = mu.clone();
        for (int i = 0; i < p.length; i++) {
            p[i] += noise[i] * softplus(rho[i]);
        }
        return p;
    }

    /** @throws IllegalStateException always: it needs the points */
    @Override
    public void step(double[][] grads) {
        throw new IllegalStateException("Bayes by Backprop: expected the points of the gradients, found none.");
    }

    @Override
    public void step(Slopes at) {
        double n = belief.trainSize();
        double pull = belief.priorPrec() / n;
        double[] g = Slopes.mean(at.grads());
        for (int i = 0; i < mu.length; i++) {
            double sigma = softplus(rho[i]);
            double slope = 0;
            for (int k = 0; k < at.grads().length; k++) {
                slope += at.grads()[k][i] * (at.points()[k][i] - mu[i]) / sigma;
            }
            slope = slope / at.grads().length + pull * sigma - 1 / (n * sigma);
            mu[i] -= lr * (g[i] + pull * mu[i]);
            rho[i] -= lr * slope / (1 + StrictMath.exp(-rho[i]));
        }
    }

    @Override
    public double[] mean() {
        return mu.clone();
    }

    @Override
    public double[] deviation() {
        return Arrays.stream(rho).map(BayesByBackprop::softplus).toArray();
    }

    /** mu, rho. */
    @Override
    public List<double[]> state() {
        return List.of(mu.clone(), rho.clone());
    }

    @Override
    public void restore(List<double[]> state) {
        mu = state.get(0).clone();
        rho = state.get(1).clone();
    }
}

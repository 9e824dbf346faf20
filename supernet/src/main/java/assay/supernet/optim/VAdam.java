package assay.supernet.optim;

import java.util.List;

/**
 * Variational Adam: natural-gradient inference of a Gaussian over alpha (Khan et al., ICML 2018; emtiyaz/vadam), the
 * optimizer of BaLeNAS' released relatives. With N the training set's size and delta the prior's precision:
 *
 * <pre>
 *   s_0 = (precInit - delta) / N
 *   alpha_k = mu + z_k / sqrt(N s + delta),   g_k = gradient of the MEAN loss at alpha_k
 *   m = b1 m + (1-b1) (mean g + delta/N mu),   s = b2 s + (1-b2) mean g^2
 *   mu = mu - lr m/(1-b1^t) / (sqrt(s/(1-b2^t)) + delta/N)
 * </pre>
 *
 * Departures: BaLeNAS' equations 17 and 18 have no square root and no bias correction, and divide by about delta/N at the
 * start; they are not usable with ordinary rates. In the published first-order code the gradients of the M samples add up; here each gradient is taken separately, at its own sample.
 */
public final class VAdam extends GaussianLearner {
    private final double lr;
    private final double beta1;
    private final double beta2;
    private double[] m;
    private int t;

    /**
     * @param lr of the mean
     * @param beta1 share of the old mean of gradients
     * @param beta2 share of the old s
     */
    public VAdam(double[] start, double lr, double beta1, double beta2, Belief belief) {
        super(start, belief);
        this.lr = lr;
        this.beta1 = beta1;
        this.beta2 = beta2;
        m = new double[start.length];
    }

    @Override
    public void step(double[][] grads) {
        t++;
        double c1 = 1 - StrictMath.pow(beta1, t);
        double c2 = 1 - StrictMath.pow(beta2, t);
        double pull = pull();
        for (int i = 0; i < mu.length; i++) {
            double g = 0;
            double square = 0;
            for (double[] sample : grads) {
                g += sample[i];
                square += sample[i] * sample[i];
            }
            g /= grads.length;
            square /= grads.length;
            m[i] = beta1 * m[i] + (1 - beta1) * (g + pull * mu[i]);
            s[i] = beta2 * s[i] + (1 - beta2) * square;
            mu[i] -= lr * (m[i] / c1) / (Math.sqrt(s[i] / c2) + pull);
        }
    }

    /** mu, m, s, step. */
    @Override
    public List<double[]> state() {
        return List.of(mu.clone(), m.clone(), s.clone(), new double[] {t});
    }

    @Override
    public void restore(List<double[]> state) {
        mu = state.get(0).clone();
        m = state.get(1).clone();
        s = state.get(2).clone();
        t = (int) state.get(3)[0];
    }
}

package assay.supernet.optim;

import java.util.List;

/**
 * Vprop: VAdam without momentum and without bias correction (Khan et al., ICML 2018; emtiyaz/vadam; BaLeNAS, Eq. 15). With N
 * the training set's size and delta the prior's precision:
 *
 * <pre>
 *   alpha_k = mu + z_k / sqrt(N s + delta),   g_k = gradient of the MEAN loss at alpha_k
 *   s  = (1 - beta) s + beta mean g^2
 *   mu = mu - lr (mean g + delta/N mu) / (sqrt(s) + delta/N)
 * </pre>
 */
public final class Vprop extends GaussianLearner {
    private final double lr;
    private final double beta;

    /**
     * @param lr of the mean
     * @param beta of s
     */
    public Vprop(double[] start, double lr, double beta, Belief belief) {
        super(start, belief);
        this.lr = lr;
        this.beta = beta;
    }

    @Override
    public void step(double[][] grads) {
        double pull = pull();
        double[] g = Slopes.mean(grads);
        double[] square = Slopes.meanSquare(grads);
        for (int i = 0; i < mu.length; i++) {
            s[i] = (1 - beta) * s[i] + beta * square[i];
            mu[i] -= lr * (g[i] + pull * mu[i]) / (Math.sqrt(s[i]) + pull);
        }
    }

    /** mu, s. */
    @Override
    public List<double[]> state() {
        return List.of(mu.clone(), s.clone());
    }

    @Override
    public void restore(List<double[]> state) {
        mu = state.get(0).clone();
        s = state.get(1).clone();
    }
}

package assay.supernet.optim;

import java.util.List;

/**
 * The variational online Newton method (Khan et al., ICML 2018; BaLeNAS, Eqs. 13 and 14). With h_k the diagonal of the mean
 * loss's curvature at alpha_k:
 *
 * <pre>
 *   alpha_k = mu + z_k / sqrt(N s + delta)
 *   s  = (1 - beta) s + beta mean h
 *   mu = mu - lr (mean g + delta/N mu) / (s + delta/N)
 * </pre>
 *
 * The equations have one rate for both, {@code lr = beta}; the released VOGN has two. With the exact Hessian h can be negative;
 * s is kept at 0 or above, because the variance would not be a number otherwise.
 */
public final class Von extends GaussianLearner {
    private final double lr;
    private final double beta;

    /**
     * @param lr of the mean
     * @param beta of s
     */
    public Von(double[] start, double lr, double beta, Belief belief) {
        super(start, belief);
        this.lr = lr;
        this.beta = beta;
    }

    /** @throws IllegalStateException always: it needs curvatures */
    @Override
    public void step(double[][] grads) {
        throw new IllegalStateException("VON: expected the diagonal of the curvature with the gradients, found none.");
    }

    @Override
    public void step(Slopes at) {
        if (at.diagonals().length == 0) {
            step(at.grads());
        }
        double pull = pull();
        double[] g = Slopes.mean(at.grads());
        double[] h = Slopes.mean(at.diagonals());
        for (int i = 0; i < mu.length; i++) {
            s[i] = Math.max(0, (1 - beta) * s[i] + beta * h[i]);
            mu[i] -= lr * (g[i] + pull * mu[i]) / (s[i] + pull);
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

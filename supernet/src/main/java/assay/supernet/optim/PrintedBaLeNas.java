package assay.supernet.optim;

import java.util.List;

/**
 * The update exactly as BaLeNAS prints it (Zhang et al., CVPR 2022, Eqs. 17 and 18), with d = delta / N and g the mean
 * gradient of the samples:
 *
 * <pre>
 *   alpha_k = mu_t + z_k / sqrt(N (s_t + d))
 *   s_{t+1} = (1 - beta) s_t + beta g^2
 *   mu_{t+1} = mu_t - beta (g + d mu_t) / (s_{t+1} + d) + gamma (s_t + d) / (s_{t+1} + d) (mu_t - mu_{t-1})
 * </pre>
 *
 * Near s = 0 it divides by about d (4e-5 for N = 25,000), so mu makes very large steps. Searches use {@link
 * VAdam}.
 */
public final class PrintedBaLeNas extends GaussianLearner {
    private final double beta;
    private final double gamma;
    private double[] before;

    /**
     * @param beta one rate for mean and precision
     * @param gamma momentum
     */
    public PrintedBaLeNas(double[] start, double beta, double gamma, Belief belief) {
        super(start, belief);
        this.beta = beta;
        this.gamma = gamma;
        before = start.clone();
    }

    @Override
    public void step(double[][] grads) {
        double pull = pull();
        for (int i = 0; i < mu.length; i++) {
            double g = 0;
            for (double[] sample : grads) {
                g += sample[i];
            }
            g /= grads.length;
            double next = (1 - beta) * s[i] + beta * g * g;
            double momentum = gamma * (s[i] + pull) / (next + pull) * (mu[i] - before[i]);
            double step = beta * (g + pull * mu[i]) / (next + pull);
            before[i] = mu[i];
            s[i] = next;
            mu[i] += momentum - step;
        }
    }

    /** mu, mu of the step before, s. */
    @Override
    public List<double[]> state() {
        return List.of(mu.clone(), before.clone(), s.clone());
    }

    @Override
    public void restore(List<double[]> state) {
        mu = state.get(0).clone();
        before = state.get(1).clone();
        s = state.get(2).clone();
    }
}

package assay.supernet.search;

import assay.core.special.GammaFunction;

/**
 * DrNAS' KL anchor: scale times the sum over edges of KL(Dir(beta) || Dir(1)), which pulls towards the uniform distribution
 * over the simplex. The code's default is the other anchor, L2 on alpha through Adam's weight decay.
 *
 * <pre>
 *   KL = log Gamma(B) - sum log Gamma(beta_k) - log Gamma(K) + sum (beta_k - 1) (psi(beta_k) - psi(B))
 * </pre>
 */
public record DirichletAnchor(double scale) implements Penalty {
    @Override
    public String title() {
        return scale + " KL(Dir(beta) || Dir(1))";
    }

    @Override
    public double add(Groups groups, double[] alpha, Draw draw, double[] grad) {
        double[] beta = Dirichlet.concentration(alpha);
        double[] toBeta = new double[beta.length];
        double value = 0;
        for (int g = 0; g < groups.count(); g++) {
            value += scale * divergence(beta, groups.start()[g], groups.start()[g + 1], toBeta);
        }
        double[] toAlpha = Dirichlet.toAlpha(alpha, toBeta);
        for (int i = 0; i < toAlpha.length; i++) {
            grad[i] += scale * toAlpha[i];
        }
        return value;
    }

    /**
     * KL(Dir(beta) || Dir(1)) of the betas from {@code from} to {@code to} (exclusive).
     *
     * @param grad takes its gradient at the same places
     */
    public static double divergence(double[] beta, int from, int to, double[] grad) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += beta[i];
        }
        double kl = GammaFunction.log(sum) - GammaFunction.log(to - from);
        double more = sum - (to - from);
        for (int i = from; i < to; i++) {
            kl -= GammaFunction.log(beta[i]);
            kl += (beta[i] - 1) * (GammaFunction.digamma(beta[i]) - GammaFunction.digamma(sum));
            grad[i] = (beta[i] - 1) * GammaFunction.trigamma(beta[i]) - more * GammaFunction.trigamma(sum);
        }
        return kl;
    }
}

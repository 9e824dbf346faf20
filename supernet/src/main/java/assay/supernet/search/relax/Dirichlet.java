package assay.supernet.search.relax;

import assay.core.space.SearchSpace;
import assay.internal.core.special.BetaFunction;
import assay.supernet.search.draw.ArchDistribution;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import java.util.random.RandomGenerator;

/**
 * DrNAS (Chen et al., ICLR 2021): theta ~ Dirichlet(beta) on each edge, beta = elu(alpha) + 1, one draw per forward pass. The
 * gradient is the exact pathwise one (implicit reparameterisation; Figurnov et al., NeurIPS 2018), with B = sum of beta:
 *
 * <pre>
 *   dL/dbeta_j = D_j (g_j - sum_k theta_k g_k),   D_j = -(dF/dbeta_j) / (f (1 - theta_j)) of Beta(beta_j, B - beta_j)
 * </pre>
 *
 * The published code uses PyTorch, which approximates D_j with a relative error of up to 1e-3.
 */
public record Dirichlet() implements Relaxation {
    @Override
    public String title() {
        return "Dirichlet";
    }

    @Override
    public Draw draw(Groups groups, double[] alpha, Moment when, RandomGenerator noise) {
        return of(groups, alpha, sample(groups, concentration(alpha), noise));
    }

    /** beta / B. */
    @Override
    public double[] expected(SearchSpace space, double[] alpha) {
        Groups groups = Groups.of(space);
        double[] mean = concentration(alpha);
        for (int g = 0; g < groups.count(); g++) {
            double sum = 0;
            for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                sum += mean[i];
            }
            for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                mean[i] /= sum;
            }
        }
        return mean;
    }

    /** beta = elu(alpha) + 1, positive. */
    public static double[] concentration(double[] alpha) {
        double[] beta = new double[alpha.length];
        for (int i = 0; i < beta.length; i++) {
            beta[i] = alpha[i] > 0 ? alpha[i] + 1 : Math.max(Double.MIN_NORMAL, StrictMath.exp(alpha[i]));
        }
        return beta;
    }

    /** The gradient to alpha, from the gradient to beta. */
    public static double[] toAlpha(double[] alpha, double[] gradBeta) {
        double[] g = new double[alpha.length];
        for (int i = 0; i < g.length; i++) {
            g[i] = gradBeta[i] * (alpha[i] > 0 ? 1 : StrictMath.exp(alpha[i]));
        }
        return g;
    }

    /** @param theta a draw: sums to one in each group */
    public static Draw of(Groups groups, double[] alpha, double[] theta) {
        return new Draw() {
            @Override
            public double[] weights() {
                return theta;
            }

            @Override
            public double[] pullBack(double[] grad) {
                return toAlpha(alpha, gradBeta(groups, concentration(alpha), theta, grad));
            }
        };
    }

    /** The gradient to beta, from the gradient to the draw. */
    public static double[] gradBeta(Groups groups, double[] beta, double[] theta, double[] grad) {
        double[] out = new double[beta.length];
        for (int g = 0; g < groups.count(); g++) {
            double sum = 0;
            double mean = 0;
            for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                sum += beta[i];
                mean += theta[i] * grad[i];
            }
            for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                if (grad[i] != mean && sum > beta[i]) {
                    out[i] = BetaFunction.pathwise(beta[i], sum - beta[i], Math.min(1, theta[i])) * (grad[i] - mean);
                }
            }
        }
        return out;
    }

    /**
     * Independent gamma variables divided by their sum, computed with logarithms because small concentrations would underflow.
     */
    static double[] sample(Groups groups, double[] beta, RandomGenerator random) {
        double[] log = new double[beta.length];
        for (int i = 0; i < log.length; i++) {
            log[i] = logGamma(beta[i], random);
        }
        return groups.softmax(log);
    }

    /**
     * The logarithm of a gamma variable of shape a and scale 1 (Marsaglia and Tsang, ACM TOMS 2000; a below 1 by the power of a
     * uniform number).
     */
    static double logGamma(double a, RandomGenerator random) {
        if (a < 1) {
            return logGamma(a + 1, random) + StrictMath.log(1 - random.nextDouble()) / a;
        }
        double d = a - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double z = random.nextGaussian();
            double v = 1 + c * z;
            if (v > 0) {
                double cube = v * v * v;
                double u = 1 - random.nextDouble();
                if (StrictMath.log(u) < 0.5 * z * z + d - d * cube + d * StrictMath.log(cube)) {
                    return StrictMath.log(d) + StrictMath.log(cube);
                }
            }
        }
    }

    @Override
    public ArchDistribution distribution(SearchSpace space, double[] alpha) {
        return new DirichletDistribution(space, alpha);
    }
}

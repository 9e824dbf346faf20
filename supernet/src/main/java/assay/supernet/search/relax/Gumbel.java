package assay.supernet.search.relax;

import assay.supernet.search.draw.Groups;
import java.util.random.RandomGenerator;

/** Standard Gumbel noise, -log E with E exponential: argmax of log p + noise is option k with probability p_k. */
final class Gumbel {
    private Gumbel() {}

    static double[] noise(int length, RandomGenerator random) {
        double[] g = new double[length];
        for (int i = 0; i < length; i++) {
            double e;
            do {
                e = -StrictMath.log(1 - random.nextDouble());
            } while (e == 0); // GDAS draws again if the noise is infinite
            g[i] = -StrictMath.log(e);
        }
        return g;
    }

    /** softmax((alpha + noise) / tau) in each group. */
    static double[] softmax(Groups groups, double[] alpha, double[] noise, double tau) {
        double[] z = new double[noise.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = (alpha[i] + noise[i]) / tau;
        }
        return groups.softmax(z);
    }

    /** The gradient to alpha, from the gradient to the values of {@link #softmax}. */
    static double[] softmaxGrad(Groups groups, double[] p, double[] grad, double tau) {
        double[] g = groups.softmaxGrad(p, grad);
        for (int i = 0; i < g.length; i++) {
            g[i] /= tau;
        }
        return g;
    }
}

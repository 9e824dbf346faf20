package assay.supernet.search;

import java.util.random.RandomGenerator;

/**
 * GDAS (Dong and Yang, CVPR 2019): p = softmax((log softmax(alpha) + g) / tau), forward the one-hot of its argmax c, backward
 * the derivative of p (straight through). Only option c is computed.
 *
 * <p>The released code adds the weights of the other options to the edge as bare numbers, zero in value: so their gradient is
 * the sum of the incoming one over all positions. With {@code bare} so do we; without, it is zero.
 */
public record HardGumbel(Temperature tau, boolean bareGradient) implements Relaxation {
    @Override
    public String title() {
        return "hard Gumbel-softmax, tau " + tau.title();
    }

    @Override
    public Draw draw(Groups groups, double[] alpha, Moment when, RandomGenerator noise) {
        return of(groups, alpha, Gumbel.noise(groups.size(), noise), tau.at(when), bareGradient);
    }

    /** @param noise standard Gumbel, one per option */
    public static Draw of(Groups groups, double[] alpha, double[] noise, double tau, boolean bare) {
        // log softmax(alpha) differs from alpha by a constant in each group, which softmax does not see.
        double[] p = Gumbel.softmax(groups, alpha, noise, tau);
        double[] w = groups.oneHot(groups.argmax(p));
        return new Draw() {
            @Override
            public double[] weights() {
                return w;
            }

            @Override
            public boolean off(int option) {
                return w[option] == 0;
            }

            @Override
            public boolean bare() {
                return bare;
            }

            @Override
            public double[] pullBack(double[] grad) {
                return Gumbel.softmaxGrad(groups, p, grad, tau);
            }
        };
    }
}

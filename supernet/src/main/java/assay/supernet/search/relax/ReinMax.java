package assay.supernet.search.relax;

import assay.core.setting.Setting;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * ReinMax (Liu et al., NeurIPS 2023, Algorithm 2; microsoft/ReinMax, reinmax/reinmax.py): forward the one-hot D of a draw from
 * p = softmax(alpha), backward Heun's second order in place of straight through's first. With J(q) the derivative of softmax
 * where its value is q:
 *
 * <pre>
 *   q = (softmax(alpha / tau) + D) / 2
 *   gradient to alpha = 2 J(q) g - J(p) g / 2
 * </pre>
 *
 * With tau = 1 its mean over the draws is exact where the loss is quadratic in the weights. All options are computed, because
 * the formula needs their gradient; those that were not drawn have weight zero.
 */
public record ReinMax(Temperature tau) implements Relaxation {
    @Override
    public String title() {
        return "one-hot with ReinMax's gradient, tau " + tau.title();
    }

    @Override
    public List<Setting> settings() {
        return tau.settings();
    }

    @Override
    public ReinMax with(Map<String, ?> values) {
        return new ReinMax(tau.with(values));
    }

    @Override
    public Draw draw(Groups groups, double[] alpha, Moment when, RandomGenerator noise) {
        // The largest of alpha plus Gumbel noise is a draw from softmax(alpha).
        double[] z = Gumbel.noise(groups.size(), noise);
        for (int i = 0; i < z.length; i++) {
            z[i] += alpha[i];
        }
        return of(groups, alpha, groups.argmax(z), tau.at(when));
    }

    /** @param choice the drawn option of each group */
    static Draw of(Groups groups, double[] alpha, int[] choice, double tau) {
        double[] drawn = groups.oneHot(choice);
        double[] p = groups.softmax(alpha);
        double[] q = new double[p.length];
        for (int i = 0; i < q.length; i++) {
            q[i] = alpha[i] / tau;
        }
        q = groups.softmax(q);
        for (int i = 0; i < q.length; i++) {
            q[i] = (q[i] + drawn[i]) / 2;
        }
        double[] middle = q;
        return new Draw() {
            @Override
            public double[] weights() {
                return drawn;
            }

            @Override
            public double[] pullBack(double[] grad) {
                double[] out = groups.softmaxGrad(middle, grad);
                double[] first = groups.softmaxGrad(p, grad);
                for (int i = 0; i < out.length; i++) {
                    out[i] = 2 * out[i] - first[i] / 2;
                }
                return out;
            }
        };
    }
}

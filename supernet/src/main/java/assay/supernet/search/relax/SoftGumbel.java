package assay.supernet.search.relax;

import assay.core.setting.Setting;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * SNAS (Xie et al., ICLR 2019): softmax((alpha + g) / tau) with Gumbel noise g, all options take part with their weights. This
 * is the baseline of the DrNAS repository, which alternates training and validation batches.
 */
public record SoftGumbel(Temperature tau) implements Relaxation {
    @Override
    public String title() {
        return "Gumbel-softmax, tau " + tau.title();
    }

    @Override
    public List<Setting> settings() {
        return tau.settings();
    }

    @Override
    public SoftGumbel with(Map<String, ?> values) {
        return new SoftGumbel(tau.with(values));
    }

    @Override
    public Draw draw(Groups groups, double[] alpha, Moment when, RandomGenerator noise) {
        return of(groups, alpha, Gumbel.noise(groups.size(), noise), tau.at(when));
    }

    /** @param noise standard Gumbel, one per option */
    public static Draw of(Groups groups, double[] alpha, double[] noise, double tau) {
        double[] p = Gumbel.softmax(groups, alpha, noise, tau);
        return new Draw() {
            @Override
            public double[] weights() {
                return p;
            }

            @Override
            public double[] pullBack(double[] grad) {
                return Gumbel.softmaxGrad(groups, p, grad, tau);
            }
        };
    }
}

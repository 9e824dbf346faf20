package assay.supernet.search.relax;

import assay.core.setting.Choice;
import assay.core.setting.Setting;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * GDAS (Dong and Yang, CVPR 2019): p = softmax((log softmax(alpha) + g) / tau), forward the one-hot of its argmax c, backward
 * the derivative of p (straight through). Only option c is computed.
 *
 * <p>The released code also adds the weights of the other options to the edge as plain numbers with value zero, so their
 * gradient is the sum of the incoming gradient over all positions. With {@code bare} we do the same; without it their gradient
 * is zero.
 *
 * <p>NAS-Bench-1Shot1 weighs the inputs of nodes by p itself, because gradients explode otherwise.
 *
 * @param hardInputs whether groups of inputs are hard too
 */
public record HardGumbel(Temperature tau, boolean bareGradient, boolean hardInputs) implements Relaxation {
    @Override
    public String title() {
        return "hard Gumbel-softmax" + (hardInputs ? " of inputs too" : "") + ", tau " + tau.title();
    }

    private Choice<Boolean> unchosen() {
        return new Choice<>(
                "unchosen_gradient",
                bareGradient,
                List.of(true, false),
                bare -> bare ? "published" : "none",
                "what operations get that were not drawn");
    }

    private Choice<Boolean> inputs() {
        return Choice.either(
                "inputs",
                hardInputs,
                "soft",
                "hard",
                "how nodes weigh inputs that they choose; edges of operations are always hard");
    }

    @Override
    public List<Setting> settings() {
        List<Setting> all = new ArrayList<>(tau.settings());
        all.add(unchosen());
        all.add(inputs());
        return all;
    }

    @Override
    public HardGumbel with(Map<String, ?> values) {
        return new HardGumbel(tau.with(values), unchosen().in(values), inputs().in(values));
    }

    @Override
    public Draw draw(Groups groups, double[] alpha, Moment when, RandomGenerator noise) {
        return of(groups, alpha, Gumbel.noise(groups.size(), noise), tau.at(when), bareGradient, hardInputs);
    }

    /** @param noise standard Gumbel, one per option */
    public static Draw of(Groups groups, double[] alpha, double[] noise, double tau, boolean bare, boolean hardInputs) {
        // log softmax(alpha) differs from alpha by a constant in each group, which does not change the softmax.
        double[] p = Gumbel.softmax(groups, alpha, noise, tau);
        double[] w = groups.oneHot(groups.argmax(p));
        boolean[] soft = new boolean[w.length];
        for (int g = 0; g < groups.count(); g++) {
            for (int i = groups.start()[g]; groups.inputs()[g] && !hardInputs && i < groups.start()[g + 1]; i++) {
                soft[i] = true;
                w[i] = p[i];
            }
        }
        return new Draw() {
            @Override
            public double[] weights() {
                return w;
            }

            @Override
            public boolean off(int option) {
                return w[option] == 0 && !soft[option];
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

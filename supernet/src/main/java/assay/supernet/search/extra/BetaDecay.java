package assay.supernet.search.extra;

import assay.core.setting.Real;
import assay.core.setting.Setting;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import assay.supernet.search.learn.Penalty;
import java.util.List;
import java.util.Map;

/**
 * Beta-DARTS (Ye et al., CVPR 2022, Eq. 13; Sunshine-Ye/Beta-DARTS, optimizers/darts/architect.py): keeps alpha, and with it the
 * activated weights beta = softmax(alpha), from growing.
 *
 * <pre>
 *   loss + lambda mean over edges of log sum exp(alpha of the edge),   lambda = weight epoch / epochs
 * </pre>
 *
 * @param weight lambda after the last epoch: 50 is published; 0 for no such term
 */
public record BetaDecay(double weight) implements Penalty, Extra {
    private Real setting() {
        return new Real(
                "beta_weight",
                weight,
                0,
                1000,
                "of the mean log-sum-exp of alpha in the loss after the last epoch, growing from 0 (beta-DARTS: 50)");
    }

    @Override
    public List<Setting> settings() {
        return List.of(setting());
    }

    @Override
    public BetaDecay with(Map<String, ?> values) {
        return new BetaDecay(setting().in(values));
    }

    @Override
    public String title() {
        return weight == 0 ? "" : "beta decay to " + weight;
    }

    /** The term with its last weight. */
    @Override
    public double add(Groups groups, double[] alpha, Draw draw, double[] grad) {
        return add(groups, alpha, weight, grad);
    }

    @Override
    public double add(Groups groups, double[] alpha, Draw draw, Moment when, double[] grad) {
        return add(groups, alpha, weight * when.epoch() / when.epochs(), grad);
    }

    private static double add(Groups groups, double[] alpha, double lambda, double[] grad) {
        if (lambda == 0) {
            return 0;
        }
        double[] p = groups.softmax(alpha);
        double value = 0;
        for (int g = 0; g < groups.count(); g++) {
            int from = groups.start()[g];
            // log sum exp = alpha_i - log p_i for every i
            value += alpha[from] - StrictMath.log(p[from]);
            for (int i = from; i < groups.start()[g + 1]; i++) {
                grad[i] += lambda * p[i] / groups.count();
            }
        }
        return lambda * value / groups.count();
    }
}

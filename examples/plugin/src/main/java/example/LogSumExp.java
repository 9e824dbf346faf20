package example;

import assay.core.setting.Real;
import assay.core.setting.Setting;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.learn.Penalty;
import java.util.List;
import java.util.Map;

/**
 * A part with a setting: the mean over edges of {@code log(sum(exp(alpha)))}, times a factor. It keeps the logits of an edge
 * small, as the regulariser of beta-DARTS does (Ye et al., CVPR 2022). Its gradient is the softmax of each edge.
 */
public record LogSumExp(double factor) implements Penalty {
    private Real setting() {
        return new Real("logits_penalty", factor, 0, 1000, "factor of the mean log-sum-exp of alpha");
    }

    @Override
    public List<Setting> settings() {
        return List.of(setting());
    }

    @Override
    public Penalty with(Map<String, ?> values) {
        return new LogSumExp(setting().in(values));
    }

    @Override
    public String title() {
        return factor + " log-sum-exp of alpha";
    }

    @Override
    public double add(Groups groups, double[] alpha, Draw draw, double[] grad) {
        int[] start = groups.start();
        double each = factor / groups.count();
        double value = 0;
        for (int g = 0; g < groups.count(); g++) {
            double max = Double.NEGATIVE_INFINITY;
            for (int i = start[g]; i < start[g + 1]; i++) {
                max = Math.max(max, alpha[i]);
            }
            double sum = 0;
            for (int i = start[g]; i < start[g + 1]; i++) {
                sum += StrictMath.exp(alpha[i] - max);
            }
            for (int i = start[g]; i < start[g + 1]; i++) {
                grad[i] += each * StrictMath.exp(alpha[i] - max) / sum;
            }
            value += each * (max + StrictMath.log(sum));
        }
        return value;
    }
}

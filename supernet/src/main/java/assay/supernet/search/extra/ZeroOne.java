package assay.supernet.search.extra;

import assay.core.setting.Real;
import assay.core.setting.Setting;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.learn.Penalty;
import java.util.List;
import java.util.Map;

/**
 * FairDARTS' zero-one loss (Chu et al., ECCV 2020, Eq. 6; xiaomi-automl/FairDARTS, fairdarts/separate_loss.py, TriSeparateLoss):
 * pushes every sigmoid of alpha to 0 or to 1.
 *
 * <pre>
 *   loss - weight mean over options of |sigmoid(alpha) - 1/2|
 * </pre>
 *
 * At alpha = 0 it has no derivative; there it is taken as 0, as PyTorch does.
 *
 * @param weight 10 is published; 0 for no such term
 */
public record ZeroOne(double weight) implements Penalty {
    private Real setting() {
        return new Real(
                "zero_one_weight", weight, 0, 1000, "of the loss that pushes sigmoid(alpha) to 0 or 1 (FairDARTS: 10)");
    }

    @Override
    public List<Setting> settings() {
        return List.of(setting());
    }

    @Override
    public ZeroOne with(Map<String, ?> values) {
        return new ZeroOne(setting().in(values));
    }

    @Override
    public String title() {
        return weight == 0 ? "" : weight + " zero-one loss";
    }

    @Override
    public double add(Groups groups, double[] alpha, Draw draw, double[] grad) {
        if (weight == 0) {
            return 0;
        }
        int n = groups.size();
        double value = 0;
        for (int i = 0; i < n; i++) {
            double p = 1 / (1 + StrictMath.exp(-alpha[i]));
            value -= weight * Math.abs(p - 0.5) / n;
            grad[i] -= weight * Math.signum(p - 0.5) * p * (1 - p) / n;
        }
        return value;
    }
}

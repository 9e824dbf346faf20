package assay.supernet.search.extra;

import assay.core.setting.Choice;
import assay.core.setting.Real;
import assay.core.setting.Setting;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.learn.Penalty;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * FairDARTS' zero-one loss (Chu et al., ECCV 2020; xiaomi-automl/FairDARTS, fairdarts/separate_loss.py): pushes every sigmoid of
 * alpha to 0 or to 1.
 *
 * <pre>
 *   L2   loss - weight mean over options of (sigmoid(alpha) - 1/2)^2      the released default
 *   L1   loss - weight mean over options of |sigmoid(alpha) - 1/2|
 * </pre>
 *
 * At alpha = 0 the second has no derivative; there it is taken as 0, as PyTorch does.
 *
 * @param weight 10 is published
 */
public record ZeroOne(Form form, double weight) implements Penalty, Extra {
    /** How far a sigmoid is from one half. */
    public enum Form {
        NONE,
        L2,
        L1;

        private String title() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The released form with the published weight, or none. */
    public ZeroOne(Form form) {
        this(form, 10);
    }

    private Choice<Form> formSetting() {
        return new Choice<>(
                "zero_one",
                form,
                List.of(Form.values()),
                Form::title,
                "FairDARTS' loss that pushes sigmoid(alpha) to 0 or 1: mean square or mean distance from 1/2");
    }

    private Real weightSetting() {
        return new Real("zero_one_weight", weight, 0, 1000, "its factor in the loss");
    }

    @Override
    public List<Setting> settings() {
        return form == Form.NONE ? List.of(formSetting()) : List.of(formSetting(), weightSetting());
    }

    @Override
    public ZeroOne with(Map<String, ?> values) {
        return new ZeroOne(formSetting().in(values), weightSetting().in(values));
    }

    @Override
    public String title() {
        return form == Form.NONE ? "" : weight + " zero-one " + form.title();
    }

    @Override
    public double add(Groups groups, double[] alpha, Draw draw, double[] grad) {
        if (form == Form.NONE) {
            return 0;
        }
        double scale = weight / groups.size();
        double value = 0;
        for (int i = 0; i < groups.size(); i++) {
            double p = 1 / (1 + StrictMath.exp(-alpha[i]));
            double off = p - 0.5;
            value -= scale * (form == Form.L2 ? off * off : Math.abs(off));
            grad[i] -= scale * (form == Form.L2 ? 2 * off : Math.signum(off)) * p * (1 - p);
        }
        return value;
    }
}

package assay.supernet.search.extra;

import assay.core.setting.Choice;
import assay.core.setting.Part;
import assay.core.setting.Real;
import assay.core.setting.Setting;
import assay.core.setting.Whole;
import java.util.List;
import java.util.Map;

/**
 * OLES (Jiang et al., NeurIPS 2023; PasaLab/oles, train_search.py): an operation whose weights no longer learn what helps on
 * validation images stops learning. The cosine of its gradients on the training batch and on the validation batch, both at the
 * same weights, is averaged over a number of steps. If this mean is below the threshold, the operation's weights no longer
 * change.
 *
 * @param threshold 0.4 is published
 * @param steps of a mean; 20 is published
 */
public record Freezing(boolean freezes, double threshold, int steps) implements Part<Freezing>, Extra {
    /** The part with the published numbers. */
    public Freezing(boolean freezes) {
        this(freezes, 0.4, 20);
    }

    private Choice<Boolean> gate() {
        return Choice.either(
                "gate", freezes, "none", "oles", "freezes operations that learn against the validation batch (OLES)");
    }

    private Real thresholdSetting() {
        return new Real("gate_threshold", threshold, -1, 1, "mean cosine of the two gradients below which it freezes");
    }

    private Whole stepSetting() {
        return new Whole("gate_steps", steps, 1, 1_000_000, "that a mean is of");
    }

    @Override
    public List<Setting> settings() {
        return freezes ? List.of(gate(), thresholdSetting(), stepSetting()) : List.of(gate());
    }

    @Override
    public Freezing with(Map<String, ?> values) {
        return new Freezing(
                gate().in(values), thresholdSetting().in(values), stepSetting().in(values));
    }

    /** For the catalogue; empty for none. */
    String title() {
        return freezes ? "OLES below " + threshold : "";
    }
}

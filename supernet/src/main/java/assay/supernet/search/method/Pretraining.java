package assay.supernet.search.method;

import assay.core.setting.Part;
import assay.core.setting.Real;
import assay.core.setting.Setting;
import assay.core.setting.Whole;
import java.util.List;
import java.util.Map;

/**
 * Weights alone before the search, with a learning rate schedule of their own (DATA, Table 10).
 *
 * @param epochs the largest number of epochs
 * @param accuracy the search begins earlier if, after an epoch, the supernet classifies at least this percentage of the
 *     validation images correctly with a draw of the relaxation; 0: it begins after all epochs
 */
public record Pretraining(int epochs, double accuracy) implements Part<Pretraining> {
    private static final int MOST_EPOCHS = 1_000_000;

    public Pretraining {
        if (epochs < 0) {
            throw new IllegalArgumentException("pretrain: expected at least 0 epochs, found " + epochs + ".");
        }
    }

    /** No training before the search. */
    public static Pretraining none() {
        return new Pretraining(0, 0);
    }

    private Whole epochSetting() {
        return new Whole("pretrain", epochs, 0, MOST_EPOCHS, "epochs of weights alone before the search");
    }

    private Real accuracySetting() {
        return new Real(
                "pretrain_accuracy",
                accuracy,
                0,
                100,
                "percent of the validation images at which 'pretrain' ends early; 0 for never");
    }

    @Override
    public List<Setting> settings() {
        return List.of(epochSetting(), accuracySetting());
    }

    @Override
    public Pretraining with(Map<String, ?> values) {
        return new Pretraining(epochSetting().in(values), accuracySetting().in(values));
    }

    /** For the catalogue. */
    public String title() {
        return epochs + " epochs of weights before" + (accuracy > 0 ? ", or until " + accuracy + " % are right" : "");
    }
}

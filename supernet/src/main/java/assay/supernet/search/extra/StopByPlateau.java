package assay.supernet.search.extra;

import assay.core.setting.Real;
import assay.core.setting.Setting;
import assay.core.setting.Whole;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The search ends when its own validation loss falls no more. The loss is that of the supernet in the steps of the architecture,
 * the mean over an epoch. It costs nothing, because the search makes these passes anyway.
 *
 * @param epochs without a new lowest loss that end the search
 * @param fall how far below the lowest a loss must lie to be a new lowest, nats
 */
public record StopByPlateau(int epochs, double fall) implements StopRule {
    private static final double MOST_NATS = 1000;

    /** Five epochs without a fall of 0.01 nats. */
    public StopByPlateau() {
        this(5, 0.01);
    }

    @Override
    public String word() {
        return "plateau";
    }

    @Override
    public String title() {
        return "stops after " + epochs + " epochs without a fall of the validation loss by " + fall;
    }

    private Whole epochSetting() {
        return new Whole(
                "stop_epochs", epochs, 1, MOST_EPOCHS, "epochs without a new lowest validation loss that end it");
    }

    private Real fallSetting() {
        return new Real("stop_fall", fall, 0, MOST_NATS, "nats below the lowest loss that make a new lowest");
    }

    @Override
    public List<Setting> settings() {
        return List.of(epochSetting(), fallSetting());
    }

    @Override
    public StopByPlateau with(Map<String, ?> values) {
        return new StopByPlateau(epochSetting().in(values), fallSetting().in(values));
    }

    @Override
    public OptionalDouble number(int epoch, Sight now) {
        return now.validationLoss();
    }

    @Override
    public OptionalInt end(Seen seen) {
        double lowest = Double.POSITIVE_INFINITY;
        int without = 0;
        for (double loss : seen.numbers()) {
            boolean fell = loss < lowest - fall;
            lowest = fell ? loss : lowest;
            without = fell ? 0 : without + 1;
        }
        return without >= epochs ? OptionalInt.of(seen.epoch()) : OptionalInt.empty();
    }

    @Override
    public void check(int learning, int stages, Level level) {
        StopByEntropy.oneSupernet(word(), stages);
        if (level == Level.SINGLE) {
            throw new IllegalArgumentException(
                    "stop: expected level: bilevel for plateau, found single, which has no validation loss. Give level:"
                            + " bilevel, or another rule.");
        }
        if (epochs >= learning) {
            throw new IllegalArgumentException("stop_epochs: expected fewer than the " + learning
                    + " epochs in which the architecture learns, found " + epochs
                    + ". With so many it would never end. Lower it.");
        }
    }
}

package assay.supernet.search.extra;

import assay.core.setting.Real;
import assay.core.setting.Setting;
import assay.core.setting.Whole;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The search ends when it has decided, or when it decides nothing more: when the entropy of its distribution over architectures
 * falls under a share of that of the uniform distribution, or has hardly changed for some epochs.
 *
 * @param share of the uniform distribution's entropy under which the search ends; 0 for never
 * @param change range of the entropy over some epochs, as a share of the same, under which it ends; 0 for never
 * @param epochs of that range
 */
public record StopByEntropy(double share, double change, int epochs) implements StopRule {
    /** Half of the entropy, or a change by less than a thousandth in ten epochs. */
    public StopByEntropy() {
        this(0.5, 0.001, 10);
    }

    @Override
    public String word() {
        return "entropy";
    }

    @Override
    public String title() {
        return "stops at " + share + " of the uniform entropy";
    }

    private Real shareSetting() {
        return new Real(
                "stop_share", share, 0, 1, "of the uniform distribution's entropy; ends below it; 0: at no share");
    }

    private Real changeSetting() {
        return new Real(
                "stop_change",
                change,
                0,
                1,
                "ends if the entropy's range in 'stop_epochs' is below this share; 0: at no range");
    }

    private Whole epochSetting() {
        return new Whole("stop_epochs", epochs, 1, MOST_EPOCHS, "epochs of that range");
    }

    @Override
    public List<Setting> settings() {
        return List.of(shareSetting(), changeSetting(), epochSetting());
    }

    @Override
    public StopByEntropy with(Map<String, ?> values) {
        return new StopByEntropy(
                shareSetting().in(values),
                changeSetting().in(values),
                epochSetting().in(values));
    }

    @Override
    public OptionalDouble number(int epoch, Sight now) {
        return OptionalDouble.of(now.entropy());
    }

    @Override
    public OptionalInt end(Seen seen) {
        List<Double> all = seen.numbers();
        int now = all.size() - 1;
        boolean decided = all.get(now) < share;
        return decided || now >= epochs && range(all.subList(now - epochs, now + 1)) < change
                ? OptionalInt.of(seen.epoch())
                : OptionalInt.empty();
    }

    private static double range(List<Double> some) {
        var summary = some.stream().mapToDouble(v -> v).summaryStatistics();
        return summary.getMax() - summary.getMin();
    }

    @Override
    public void check(int learning, int stages, Level level) {
        oneSupernet(word(), stages);
        if (share == 0 && change == 0) {
            throw new IllegalArgumentException(
                    "stop_share: expected more than 0 where stop_change is 0, found 0. It would never end. Give one of"
                            + " them.");
        }
        if (share == 0 && epochs >= learning) {
            throw new IllegalArgumentException("stop_epochs: expected fewer than the " + learning
                    + " epochs in which the architecture learns, found " + epochs
                    + ". With so many it would never end. Lower it.");
        }
    }

    /** A new stage changes loss and entropy by itself: with a new supernet, and with options that are left out. */
    static void oneSupernet(String word, int stages) {
        if (stages > 1) {
            throw new IllegalArgumentException("stop: expected a search of one stage for " + word + ", found " + stages
                    + " stages: a new one changes loss and entropy by itself. Give another rule.");
        }
    }
}

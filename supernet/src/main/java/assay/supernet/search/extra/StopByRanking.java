package assay.supernet.search.extra;

import assay.core.setting.Setting;
import assay.core.setting.Whole;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * DARTS+ (Liang et al., 2019, criterion 1*). The search ends when the order of the options of every edge has been the same for
 * ten epochs.
 *
 * @param epochs without a change of order that end the search
 */
public record StopByRanking(int epochs) implements StopRule {
    /** The published number. */
    public StopByRanking() {
        this(10);
    }

    @Override
    public String word() {
        return "ranking";
    }

    @Override
    public String title() {
        return "stops after " + epochs + " epochs of one order";
    }

    private Whole epochSetting() {
        return new Whole(
                "stop_epochs", epochs, 1, MOST_EPOCHS, "epochs with the same order of all edges' options that end it");
    }

    @Override
    public List<Setting> settings() {
        return List.of(epochSetting());
    }

    @Override
    public StopByRanking with(Map<String, ?> values) {
        return new StopByRanking(epochSetting().in(values));
    }

    @Override
    public OptionalDouble number(int epoch, Sight now) {
        return OptionalDouble.empty();
    }

    @Override
    public OptionalInt end(Seen seen) {
        int now = seen.epoch();
        if (now < epochs) {
            return OptionalInt.empty();
        }
        int[] last = seen.orders().get(now);
        boolean same = seen.orders().subList(now - epochs, now).stream().allMatch(order -> Arrays.equals(order, last));
        return same ? OptionalInt.of(now) : OptionalInt.empty();
    }
}

package assay.supernet.search.extra;

import assay.core.setting.Setting;
import assay.core.setting.Whole;
import assay.core.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * DARTS+ (Liang et al., 2019, criterion 1). The search ends when the derived normal cell has two skip connections.
 *
 * @param skips of the normal cell that end the search
 */
public record StopBySkips(int skips) implements StopRule {
    /** The published number. */
    public StopBySkips() {
        this(2);
    }

    @Override
    public String word() {
        return "skips";
    }

    @Override
    public String title() {
        return "stops at " + skips + " skips";
    }

    private Whole skipSetting() {
        return new Whole("stop_skips", skips, 1, 1000, "skip connections of the normal cell that end it");
    }

    @Override
    public List<Setting> settings() {
        return List.of(skipSetting());
    }

    @Override
    public StopBySkips with(Map<String, ?> values) {
        return new StopBySkips(skipSetting().in(values));
    }

    @Override
    public OptionalDouble number(int epoch, Sight now) {
        return OptionalDouble.of(now.skips());
    }

    @Override
    public OptionalInt end(Seen seen) {
        List<Double> counts = seen.numbers();
        return counts.get(counts.size() - 1) >= skips ? OptionalInt.of(seen.epoch()) : OptionalInt.empty();
    }

    @Override
    public void check(SearchSpace space) {
        if (space.alphas().stream().noneMatch(g -> g.skip() >= 0)) {
            throw new IllegalArgumentException("stop: expected a space with skip connections for skips, found '"
                    + space.name() + "', which has none. Give another rule.");
        }
    }
}

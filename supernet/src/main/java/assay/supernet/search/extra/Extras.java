package assay.supernet.search.extra;

import assay.core.setting.Choice;
import assay.core.setting.Part;
import assay.core.setting.Setting;
import assay.core.space.SearchSpace;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import assay.supernet.search.learn.Penalty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Parts that every method which learns by gradients can have beside its own. */
public record Extras(Level level, BetaDecay beta, ZeroOne zeroOne, AuxiliarySkip skip, Smoothing smoothing)
        implements Part<Extras> {
    /** None of them. */
    public static Extras none() {
        return new Extras(
                Level.BILEVEL,
                new BetaDecay(0),
                new ZeroOne(ZeroOne.Form.NONE),
                new AuxiliarySkip(AuxiliarySkip.Decay.NONE),
                new Smoothing(Smoothing.Way.NONE));
    }

    public Extras level(Level other) {
        return new Extras(other, beta, zeroOne, skip, smoothing);
    }

    public Extras beta(BetaDecay other) {
        return new Extras(level, other, zeroOne, skip, smoothing);
    }

    public Extras zeroOne(ZeroOne other) {
        return new Extras(level, beta, other, skip, smoothing);
    }

    public Extras skip(AuxiliarySkip other) {
        return new Extras(level, beta, zeroOne, other, smoothing);
    }

    public Extras smoothing(Smoothing other) {
        return new Extras(level, beta, zeroOne, skip, other);
    }

    private Choice<Level> levelSetting() {
        return new Choice<>(
                "level",
                level,
                List.of(Level.values()),
                Level::title,
                "whether the architecture learns from a validation batch, or from the batch of the weights");
    }

    /** Where a part is there, its own settings follow the one that says which part it is. */
    @Override
    public List<Setting> settings() {
        List<Setting> all = new ArrayList<>();
        all.add(levelSetting());
        all.addAll(beta.settings());
        all.addAll(zeroOne.settings());
        all.addAll(skip.settings());
        all.addAll(smoothing.settings());
        return all;
    }

    @Override
    public Extras with(Map<String, ?> values) {
        return new Extras(
                levelSetting().in(values),
                beta.with(values),
                zeroOne.with(values),
                skip.with(values),
                smoothing.with(values));
    }

    /**
     * The places of options that {@link #onto} changes.
     *
     * @throws IllegalArgumentException if a part cannot work in the space
     */
    public int[] places(SearchSpace space) {
        return skip.places(space);
    }

    /** What passes use in place of the relaxation's draw. */
    public Draw onto(Draw draw, int[] places, Moment when) {
        return skip.onto(draw, places, when);
    }

    private List<Penalty> penalties() {
        return List.of(beta, zeroOne);
    }

    /** Adds the gradient of its terms of the loss, as {@link Penalty#add} does. */
    public void addPenalties(Groups groups, double[] alpha, Draw draw, Moment when, double[] grad) {
        penalties().forEach(p -> p.add(groups, alpha, draw, when, grad));
    }

    /** Its terms of the loss for the catalogue; empty for none. */
    public String regulariser() {
        return penalties().stream()
                .map(Penalty::title)
                .filter(t -> !t.isEmpty())
                .collect(Collectors.joining(", "));
    }
}

package assay.supernet.search.extra;

import assay.core.setting.Choice;
import assay.core.setting.Part;
import assay.core.setting.Real;
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
import java.util.stream.Stream;

/**
 * Parts that every method which learns by gradients can have in addition to its own.
 *
 * @param weightDecay factor of the weights' decay: R-DARTS' L2 (Zela et al., ICLR 2020, section 5.2)
 */
public record Extras(
        Level level,
        BetaDecay beta,
        ZeroOne zeroOne,
        AuxiliarySkip skip,
        Smoothing smoothing,
        Freezing freezing,
        Alignment alignment,
        Stopping stop,
        double weightDecay)
        implements Part<Extras> {
    /** No parts beside those of the method. */
    public static Extras none() {
        return new Extras(
                Level.BILEVEL,
                new BetaDecay(0),
                new ZeroOne(ZeroOne.Form.NONE),
                new AuxiliarySkip(AuxiliarySkip.Decay.NONE),
                new Smoothing(Smoothing.Way.NONE),
                new Freezing(false),
                new Alignment(0),
                new Stopping(new StopNever()),
                1);
    }

    /** The same with another part in place of the one of its kind. */
    public Extras and(Extra part) {
        return new Extras(
                level,
                part instanceof BetaDecay p ? p : beta,
                part instanceof ZeroOne p ? p : zeroOne,
                part instanceof AuxiliarySkip p ? p : skip,
                part instanceof Smoothing p ? p : smoothing,
                part instanceof Freezing p ? p : freezing,
                part instanceof Alignment p ? p : alignment,
                part instanceof Stopping p ? p : stop,
                weightDecay);
    }

    public Extras level(Level other) {
        return new Extras(other, beta, zeroOne, skip, smoothing, freezing, alignment, stop, weightDecay);
    }

    public Extras weightDecay(double factor) {
        return new Extras(level, beta, zeroOne, skip, smoothing, freezing, alignment, stop, factor);
    }

    private Choice<Level> levelSetting() {
        return new Choice<>(
                "level",
                level,
                List.of(Level.values()),
                Level::title,
                "whether the architecture learns from a validation batch, or from the batch of the weights");
    }

    private Real decaySetting() {
        return new Real(
                "weight_decay_factor",
                weightDecay,
                0,
                1000,
                "of the supernet's weight decay (R-DARTS: 3, 9, 27 and 81)");
    }

    /** If a part is used, its own settings follow the setting that chooses it. */
    @Override
    public List<Setting> settings() {
        List<Setting> all = new ArrayList<>();
        all.add(levelSetting());
        all.addAll(beta.settings());
        all.addAll(zeroOne.settings());
        all.addAll(skip.settings());
        all.addAll(smoothing.settings());
        all.addAll(freezing.settings());
        all.addAll(alignment.settings());
        all.addAll(stop.settings());
        all.add(decaySetting());
        return all;
    }

    @Override
    public Extras with(Map<String, ?> values) {
        return new Extras(
                levelSetting().in(values),
                beta.with(values),
                zeroOne.with(values),
                skip.with(values),
                smoothing.with(values),
                freezing.with(values),
                alignment.with(values),
                stop.with(values),
                decaySetting().in(values));
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

    /** What is added to the operations, for the catalogue; empty for nothing. */
    public String gate() {
        return Stream.of(skip.title(), freezing.title())
                .filter(t -> !t.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** Its terms of the loss for the catalogue; empty for none. */
    public String regulariser() {
        String decay = weightDecay == 1 ? "" : weightDecay + " times the weights' L2";
        return Stream.concat(penalties().stream().map(Penalty::title), Stream.of(alignment.title(), decay))
                .filter(t -> !t.isEmpty())
                .collect(Collectors.joining(", "));
    }
}

package assay.supernet.search.method;

import assay.core.setting.Choice;
import assay.core.setting.Part;
import assay.core.setting.Setting;
import assay.core.space.SearchSpace;
import assay.supernet.network.Norms;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.extra.Extras;
import assay.supernet.search.extra.Level;
import assay.supernet.search.learn.ClipNorm;
import assay.supernet.search.learn.Curvature;
import assay.supernet.search.learn.Learn;
import assay.supernet.search.learn.Order;
import assay.supernet.search.learn.Penalty;
import assay.supernet.search.learn.Turns;
import assay.supernet.search.learn.Updates;
import assay.supernet.search.relax.Relaxation;
import assay.supernet.search.relax.Softmax;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The part of a method that trains a supernet. Two methods with equal searches share one.
 *
 * @param extras parts in addition to those of the method itself
 * @param stages of equal length; one for searches that do not change during the run
 * @param warmup first epochs of every stage in which only the weights learn
 * @param pretrain weights alone before the search
 */
public record Search(
        Relaxation relax,
        Learn learn,
        Updates updates,
        Order order,
        Penalty penalty,
        Extras extras,
        ClipNorm clip,
        Turns turns,
        List<Stage> stages,
        int warmup,
        Pretraining pretrain,
        Finish finish)
        implements Part<Search> {
    public Search {
        stages = List.copyOf(stages);
        if (warmup < 0) {
            throw new IllegalArgumentException("warm-up: expected at least 0 epochs, found " + warmup + ".");
        }
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("search: expected at least one stage, found none.");
        }
    }

    public static Search of(Relaxation relax, Learn learn, Updates updates) {
        return new Search(
                relax,
                learn,
                updates,
                Order.FIRST,
                Penalty.none(),
                Extras.none(),
                ClipNorm.WEIGHTS,
                Turns.even(),
                List.of(Stage.whole()),
                0,
                Pretraining.none(),
                new Finish.Nothing());
    }

    public Search relax(Relaxation other) {
        return new Search(other, learn, updates, order, penalty, extras, clip, turns, stages, warmup, pretrain, finish);
    }

    public Search learn(Learn other) {
        return new Search(relax, other, updates, order, penalty, extras, clip, turns, stages, warmup, pretrain, finish);
    }

    public Search order(Order other) {
        return new Search(relax, learn, updates, other, penalty, extras, clip, turns, stages, warmup, pretrain, finish);
    }

    public Search updates(Updates other) {
        return new Search(relax, learn, other, order, penalty, extras, clip, turns, stages, warmup, pretrain, finish);
    }

    public Search penalise(Penalty other) {
        return new Search(relax, learn, updates, order, other, extras, clip, turns, stages, warmup, pretrain, finish);
    }

    /** The same search with other additional parts. */
    public Search beside(UnaryOperator<Extras> change) {
        Extras other = change.apply(extras);
        return new Search(relax, learn, updates, order, penalty, other, clip, turns, stages, warmup, pretrain, finish);
    }

    public Search clip(ClipNorm other) {
        return new Search(
                relax, learn, updates, order, penalty, extras, other, turns, stages, warmup, pretrain, finish);
    }

    public Search turns(Turns other) {
        return new Search(relax, learn, updates, order, penalty, extras, clip, other, stages, warmup, pretrain, finish);
    }

    public Search stages(List<Stage> other) {
        return new Search(relax, learn, updates, order, penalty, extras, clip, turns, other, warmup, pretrain, finish);
    }

    public Search warmup(int epochs) {
        return new Search(relax, learn, updates, order, penalty, extras, clip, turns, stages, epochs, pretrain, finish);
    }

    /** The same search, before which only the weights learn for some epochs, without an accuracy at which this ends early. */
    public Search pretrain(int epochs) {
        return pretrain(new Pretraining(epochs, 0));
    }

    public Search pretrain(Pretraining other) {
        return new Search(relax, learn, updates, order, penalty, extras, clip, turns, stages, warmup, other, finish);
    }

    public Search finish(Finish other) {
        return new Search(relax, learn, updates, order, penalty, extras, clip, turns, stages, warmup, pretrain, other);
    }

    private Choice<Order> orderSetting() {
        return new Choice<>("order", order, List.of(Order.values()), Order::title, "of the gradient");
    }

    private Choice<Updates> updateSetting() {
        return new Choice<>(
                "updates",
                updates,
                List.of(Updates.values()),
                u -> u.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "which step comes first");
    }

    private Choice<ClipNorm> clipSetting() {
        return new Choice<>(
                "clip_norm",
                clip,
                List.of(ClipNorm.values()),
                ClipNorm::title,
                "whose gradients count when weights are clipped");
    }

    private boolean byGradient() {
        return learn.fold(gradient -> true, reward -> false, removal -> false, () -> false);
    }

    private Schedule schedule() {
        boolean learns = learn.fold(gradient -> true, reward -> true, removal -> true, () -> false);
        return new Schedule(stages, warmup, pretrain, learns);
    }

    /** The settings of the parts. A setting that two parts share appears once. */
    @Override
    public List<Setting> settings() {
        Map<String, Setting> all = new LinkedHashMap<>();
        add(learn.settings(), all);
        all.keySet().removeAll(penalty.replaces());
        if (byGradient()) {
            add(List.of(orderSetting(), updateSetting(), clipSetting()), all);
            add(turns.settings(), all);
        }
        add(relax.settings(), all);
        add(penalty.settings(), all);
        if (byGradient()) {
            add(extras.settings(), all);
        }
        add(schedule().settings(), all);
        add(finish.settings(), all);
        return List.copyOf(all.values());
    }

    private static void add(List<Setting> settings, Map<String, Setting> all) {
        settings.forEach(s -> all.putIfAbsent(s.name(), s));
    }

    @Override
    public Search with(Map<String, ?> values) {
        Penalty term = penalty.with(values);
        Schedule set = schedule().with(values);
        boolean gradient = byGradient();
        return new Search(
                relax.with(values),
                term.beside(learn.with(values)),
                gradient ? updateSetting().in(values) : updates,
                gradient ? orderSetting().in(values) : order,
                term,
                gradient ? extras.with(values) : extras,
                gradient ? clipSetting().in(values) : clip,
                gradient ? turns.with(values) : turns,
                set.stages(),
                set.warmup(),
                set.pretrain(),
                finish.with(values));
    }

    /** Whether anything is judged with tracked statistics; training passes must then keep them. */
    public boolean tracks() {
        return finish.fold(() -> false, best -> best.norms() == Norms.RUNNING, perturbation -> false)
                || learn.fold(
                        gradient -> false, reward -> reward.norms() == Norms.RUNNING, removal -> false, () -> false);
    }

    /** Whether cells that are alike have weights of their own: for their own paths, or to be aligned. */
    public boolean cellsApart() {
        return relax.perCell() || extras.alignment().aligns();
    }

    /**
     * Checks what depends on the space.
     *
     * @throws IllegalArgumentException if a part cannot work in it
     */
    public void check(SearchSpace space) {
        extras.stop().rule().check(space);
        extras.places(space);
    }

    /** All epochs of the search, with those before and after it. @param epochs the search's own */
    public int total(int epochs, Groups groups) {
        return pretrain.epochs() + epochs + finish.epochs(groups);
    }

    /**
     * Checks everything that can be checked before training.
     *
     * @param epochs the search's own epochs
     * @param trainSize images from which the architecture is learnt
     * @throws IllegalArgumentException if the parts cannot work
     */
    public void check(int epochs, int trainSize) {
        learn.start(new double[1], trainSize);
        if (pretrain.accuracy() > 0 && pretrain.epochs() == 0) {
            throw new IllegalArgumentException(
                    "pretrain_accuracy: expected epochs in 'pretrain' that it may end, found 0.");
        }
        if (warmup * stages.size() > epochs || stages.size() > epochs) {
            throw new IllegalArgumentException("warmup: expected at most the " + epochs
                    + " epochs of the search, found " + warmup
                    + (stages.size() > 1 ? " in each of " + stages.size() + " stages" : "") + ".");
        }
        if (stages.stream().anyMatch(s -> !(s.skipDrop() >= 0 && s.skipDrop() < 1))) {
            throw new IllegalArgumentException("skip_drop: expected at least 0 and less than 1, found "
                    + stages.stream().map(Stage::skipDrop).toList() + ".");
        }
        extras.stop().rule().check(epochs - warmup * stages.size(), stages.size(), extras.level());
        if (extras.level() == Level.SINGLE && order != Order.FIRST) {
            throw new IllegalArgumentException(
                    "level: expected bilevel with a gradient of second order, found single. Give order: first.");
        }
        boolean exact = learn.fold(
                gradient -> gradient.curvature() == Curvature.EXACT, reward -> false, removal -> false, () -> false);
        if (exact && !(relax instanceof Softmax)) {
            throw new IllegalArgumentException("curvature: expected softmax as the relaxation for the exact one, found "
                    + relax.title() + ". Use curvature: gauss-newton.");
        }
        if (extras.freezing().freezes()) {
            if (updates != Updates.ALPHA_THEN_WEIGHTS || turns.weights() > turns.alphas()) {
                throw new IllegalArgumentException(
                        "gate: expected a validation batch before each step of the weights for"
                                + " oles, found " + updates.title() + ", " + turns.weights() + " to " + turns.alphas()
                                + ". Give updates: alpha-then-weights, and no fewer alpha_steps than weight_steps.");
            }
            if (stages.size() > 1) {
                throw new IllegalArgumentException(
                        "gate: expected one supernet for oles, found one for each of " + stages.size() + " stages.");
            }
        }
        if (order != Order.FIRST && learn.fold(gradient -> false, reward -> true, removal -> true, () -> false)) {
            throw new IllegalArgumentException(
                    "order: expected first for a learner without gradients, found " + order.title() + ".");
        }
    }
}

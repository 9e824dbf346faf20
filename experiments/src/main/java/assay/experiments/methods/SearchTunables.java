package assay.experiments.methods;

import assay.experiments.config.MethodConfig;
import assay.experiments.config.Parameter;
import assay.experiments.config.Parameter.Real;
import assay.experiments.config.Parameter.Whole;
import assay.experiments.config.Parameter.Word;
import assay.supernet.network.Norms;
import assay.supernet.search.ByPurpose;
import assay.supernet.search.ClipNorm;
import assay.supernet.search.Controller;
import assay.supernet.search.Dirichlet;
import assay.supernet.search.DirichletAnchor;
import assay.supernet.search.DistributionConstraint;
import assay.supernet.search.EnsembleGumbel;
import assay.supernet.search.Finish;
import assay.supernet.search.HardGumbel;
import assay.supernet.search.Learn;
import assay.supernet.search.Order;
import assay.supernet.search.Paths;
import assay.supernet.search.Penalty;
import assay.supernet.search.Search;
import assay.supernet.search.Simplex;
import assay.supernet.search.SoftGumbel;
import assay.supernet.search.Stage;
import assay.supernet.search.Temperature;
import assay.supernet.search.Updates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/** What can be set of a search, by the parts that it has. The defaults are the parts' own values. */
final class SearchTunables {
    private static final List<String> YES_NO = List.of("no", "yes");
    private static final List<String> STATISTICS = List.of("batch", "tracked");

    private final List<Tunable<Search>> all = new ArrayList<>();

    private SearchTunables() {}

    static List<Tunable<Search>> of(Search s) {
        SearchTunables t = new SearchTunables();
        t.learn(s);
        t.relax(s);
        t.penalty(s);
        t.schedule(s);
        t.finish(s.finish());
        return t.all;
    }

    private void add(Parameter p, BiFunction<Search, MethodConfig, Search> set) {
        all.add(new Tunable<>(p, set));
    }

    private void learn(Search s) {
        if (s.learn() instanceof Learn.ByAdam adam) {
            add(
                    new Real("alpha_rate", adam.rate(), 0, "learning rate of the architecture parameters"),
                    (x, c) -> x.learn(new Learn.ByAdam(c.number("alpha_rate"), ((Learn.ByAdam) x.learn()).decay())));
            if (!(s.relax() instanceof Dirichlet)) {
                add(
                        new Real("alpha_decay", adam.decay(), 0, "weight decay of Adam on them"),
                        (x, c) ->
                                x.learn(new Learn.ByAdam(((Learn.ByAdam) x.learn()).rate(), c.number("alpha_decay"))));
            }
        } else if (s.learn() instanceof Learn.ByVAdam vadam) {
            variational(vadam);
        } else if (s.learn() instanceof Learn.ByReward reward) {
            rewards(reward);
        }
        if (s.learn() instanceof Learn.ByAdam || s.learn() instanceof Learn.ByVAdam) {
            add(
                    new Word("order", s.order().title(), titles(Order.values(), Order::title), "of the gradient"),
                    (x, c) -> x.order(Order.of(c.word("order"))));
            add(
                    new Word(
                            "updates",
                            dashed(s.updates()),
                            titles(Updates.values(), SearchTunables::dashed),
                            "which step comes first"),
                    (x, c) -> x.updates(named(Updates.values(), SearchTunables::dashed, c.word("updates"))));
            add(
                    new Word(
                            "clip_norm",
                            s.clip().title(),
                            titles(ClipNorm.values(), ClipNorm::title),
                            "whose gradients count when weights are clipped"),
                    (x, c) -> x.clip(named(ClipNorm.values(), ClipNorm::title, c.word("clip_norm"))));
        }
    }

    private void variational(Learn.ByVAdam v) {
        add(new Real("alpha_rate", v.rate(), 0, "learning rate of the architecture parameters"), SearchTunables::vadam);
        add(new Whole("draws", v.samples(), 1, "Monte-Carlo samples of them per step, M"), SearchTunables::vadam);
        add(new Real("prior_precision", v.priorPrec(), 0, "of their Gaussian prior, delta"), SearchTunables::vadam);
        add(
                new Real("initial_precision", v.precInit(), 0, "their first standard deviation is 1/sqrt of it"),
                SearchTunables::vadam);
        add(
                new Word(
                        "gradients",
                        v.published() ? "published" : "clean",
                        List.of("clean", "published"),
                        "one for each sample, or running together as in the published code"),
                SearchTunables::vadam);
    }

    private static Search vadam(Search x, MethodConfig c) {
        return x.learn(new Learn.ByVAdam(
                c.number("alpha_rate"),
                c.integer("draws"),
                c.number("prior_precision"),
                c.number("initial_precision"),
                c.word("gradients").equals("published")));
    }

    private void rewards(Learn.ByReward r) {
        add(new Real("controller_rate", r.rate(), 0, "learning rate of the controller"), SearchTunables::reward);
        add(new Whole("controller_steps", r.steps(), 1, "its steps after each epoch"), SearchTunables::reward);
        add(new Whole("controller_paths", r.samples(), 1, "paths that a step averages"), SearchTunables::reward);
        add(new Real("entropy_weight", r.entropy(), 0, "of the path's entropy in the reward"), SearchTunables::reward);
        add(
                new Real("baseline_rate", r.baselineRate(), 0, "how far the baseline moves to a reward"),
                SearchTunables::reward);
        add(statistics(r.norms()), SearchTunables::reward);
        add(
                new Real("controller_temperature", Controller.published().temperature(), 1e-9, "divides its outputs"),
                (x, c) -> x.relax(new Controller(c.number("controller_temperature"), ((Controller) x.relax()).tanh())));
    }

    private static Search reward(Search x, MethodConfig c) {
        return x.learn(new Learn.ByReward(
                c.number("controller_rate"),
                c.integer("controller_steps"),
                c.integer("controller_paths"),
                c.number("entropy_weight"),
                c.number("baseline_rate"),
                norms(c)));
    }

    private void relax(Search s) {
        if (s.relax() instanceof SoftGumbel g) {
            temperature(g.tau());
        } else if (s.relax() instanceof HardGumbel g) {
            temperature(g.tau());
            add(
                    new Word(
                            "unchosen_gradient",
                            g.bareGradient() ? "published" : "none",
                            List.of("published", "none"),
                            "what operations get that were not drawn"),
                    (x, c) -> x);
            add(
                    new Word(
                            "inputs",
                            g.hardInputs() ? "hard" : "soft",
                            List.of("soft", "hard"),
                            "how nodes weigh inputs that they choose; edges of operations are always hard"),
                    (x, c) -> x.relax(new HardGumbel(
                            ((HardGumbel) x.relax()).tau(),
                            c.word("unchosen_gradient").equals("published"),
                            c.word("inputs").equals("hard"))));
        } else if (s.relax() instanceof EnsembleGumbel g) {
            ensemble(g);
        } else if (s.relax() instanceof Paths || s.relax() instanceof ByPurpose) {
            add(
                    new Word("redraw_empty", "no", YES_NO, "draw a node again whose operations are all none"),
                    SearchTunables::redraw);
            if (s.learn() instanceof Learn.Nothing) {
                add(
                        new Word(
                                "draw_per_cell",
                                "no",
                                YES_NO,
                                "weights learn with another path in every cell; nasbench201"),
                        (x, c) -> x.relax(((Paths) x.relax())
                                .perCell(c.word("draw_per_cell").equals("yes"))));
            }
        }
    }

    private static Search redraw(Search x, MethodConfig c) {
        boolean yes = c.word("redraw_empty").equals("yes");
        return x.relax() instanceof ByPurpose two
                ? x.relax(new ByPurpose(((Paths) two.weights()).redraw(yes), two.alpha()))
                : x.relax(((Paths) x.relax()).redraw(yes));
    }

    private void temperature(Temperature tau) {
        add(new Real("tau_first", tau.from(), 1e-9, "temperature of the first epoch"), (x, c) -> x);
        add(new Real("tau_last", tau.to(), 1e-9, "temperature at the end"), (x, c) -> {
            Temperature set = new Temperature(c.number("tau_first"), c.number("tau_last"), tau.end());
            return x.relax() instanceof SoftGumbel
                    ? x.relax(new SoftGumbel(set))
                    : x.relax() instanceof HardGumbel h
                            ? x.relax(new HardGumbel(set, h.bareGradient(), h.hardInputs()))
                            : x.relax(ensemble((EnsembleGumbel) x.relax(), set, c));
        });
    }

    private void ensemble(EnsembleGumbel g) {
        add(new Whole("draws", g.draws(), 1, "per edge, M"), (x, c) -> x);
        add(
                new Word(
                        "probabilities",
                        lower(g.simplex()),
                        titles(Simplex.values(), SearchTunables::lower),
                        "of alpha"),
                (x, c) -> x);
        add(
                new Word(
                        "combine",
                        g.combine().title(),
                        titles(EnsembleGumbel.Combine.values(), EnsembleGumbel.Combine::title),
                        "the chosen operations of an edge"),
                (x, c) -> x);
        temperature(g.tau());
    }

    private static EnsembleGumbel ensemble(EnsembleGumbel g, Temperature tau, MethodConfig c) {
        return new EnsembleGumbel(
                c.integer("draws"),
                named(Simplex.values(), SearchTunables::lower, c.word("probabilities")),
                named(EnsembleGumbel.Combine.values(), EnsembleGumbel.Combine::title, c.word("combine")),
                tau);
    }

    private void penalty(Search s) {
        if (s.relax() instanceof Dirichlet && s.learn() instanceof Learn.ByAdam adam) {
            add(
                    new Word("anchor", "l2", List.of("l2", "kl"), "decay of alpha, or divergence from Dir(1)"),
                    (x, c) -> x);
            add(new Real("anchor_scale", adam.decay(), 0, "its factor"), (x, c) -> {
                boolean kl = c.word("anchor").equals("kl");
                double scale = c.number("anchor_scale");
                return x.learn(new Learn.ByAdam(c.number("alpha_rate"), kl ? 0 : scale))
                        .penalise(kl ? new DirichletAnchor(scale) : Penalty.none());
            });
        } else if (s.penalty() instanceof DistributionConstraint d) {
            List<String> forms = new ArrayList<>(titles(DistributionConstraint.Form.values(), SearchTunables::lower));
            forms.add("none");
            add(new Word("constraint", lower(d.form()), forms, "distance of probabilities and draws"), (x, c) -> x);
            add(new Real("constraint_scale", d.scale(), 0, "its factor"), (x, c) -> {
                String form = c.word("constraint");
                return x.penalise(
                        form.equals("none")
                                ? Penalty.none()
                                : new DistributionConstraint(
                                        named(DistributionConstraint.Form.values(), SearchTunables::lower, form),
                                        c.number("constraint_scale"),
                                        ((EnsembleGumbel) x.relax()).simplex()));
            });
        }
    }

    private void schedule(Search s) {
        Stage first = s.stages().get(0);
        Stage last = s.stages().get(s.stages().size() - 1);
        if (first.fresh()) {
            deepening(s.stages());
        } else if (s.stages().size() > 1) {
            add(new Whole("partial_first", first.partial(), 1, "1 in so many channels, first half"), (x, c) -> x);
            add(new Whole("partial_last", last.partial(), 1, "1 in so many channels, second half"), (x, c) -> x);
            add(
                    new Whole("keep", last.keep(), 0, "operations of each edge in the second half; 0 for all"),
                    (x, c) -> x.stages(List.of(
                            new Stage(c.integer("partial_first"), 0),
                            new Stage(c.integer("partial_last"), c.integer("keep")))));
        } else {
            add(
                    new Whole("partial", first.partial(), 1, "1 in so many channels goes through the operations"),
                    (x, c) -> x.stages(List.of(new Stage(c.integer("partial"), 0))));
        }
        if (!(s.learn() instanceof Learn.Nothing)) {
            add(
                    new Whole(
                            "warmup", s.warmup(), 0, "first epochs (of each stage) in which only weights are trained"),
                    (x, c) -> x.warmup(c.integer("warmup")));
            add(
                    new Whole("pretrain", s.pretrain(), 0, "epochs of weights alone before the search"),
                    (x, c) -> x.pretrain(c.integer("pretrain")));
        }
    }

    /** P-DARTS: three stages. */
    private void deepening(List<Stage> stages) {
        List<String> names = List.of("first", "second", "third");
        for (int i = 0; i < names.size(); i++) {
            add(
                    new Whole(
                            "cells_" + names.get(i),
                            stages.get(i).cells(),
                            1,
                            "of the " + names.get(i) + " third's supernet"),
                    (x, c) -> x);
        }
        for (int i = 1; i < names.size(); i++) {
            String third = " in the " + names.get(i) + " third";
            add(
                    new Whole(
                            "keep_" + names.get(i),
                            stages.get(i).keep(),
                            0,
                            "operations of each edge" + third + "; 0 for all"),
                    (x, c) -> x);
            add(
                    new Real(
                            "skip_drop_" + names.get(i),
                            stages.get(i).skipDrop(),
                            0,
                            "skip connections left out" + third),
                    (x, c) -> x.stages(List.of(
                            new Stage(1, 0, c.integer("cells_first"), 0),
                            new Stage(
                                    1,
                                    c.integer("keep_second"),
                                    c.integer("cells_second"),
                                    c.number("skip_drop_second")),
                            new Stage(
                                    1,
                                    c.integer("keep_third"),
                                    c.integer("cells_third"),
                                    c.number("skip_drop_third")))));
        }
    }

    private void finish(Finish f) {
        if (f instanceof Finish.BestBySupernet best) {
            if (all.stream().noneMatch(t -> t.parameter().name().equals("bn_statistics"))) {
                add(statistics(best.norms()), (x, c) -> x);
            }
            add(new Whole("candidates", best.candidates(), 1, "cells judged with the supernet"), (x, c) -> x);
            add(new Whole("judge_images", best.images(), 1, "validation images for each"), (x, c) -> x);
            add(
                    new Whole("finalists", best.finalists(), 0, "of them, judged again on all images; 0: none"),
                    (x, c) -> x.finish(new Finish.BestBySupernet(
                            c.integer("candidates"),
                            c.integer("judge_images"),
                            best.mostProbable(),
                            norms(c),
                            c.integer("finalists"))));
        } else if (f instanceof Finish.Perturbation p) {
            add(new Whole("tune", p.tune(), 0, "epochs between decisions"), (x, c) -> x);
            add(
                    new Word(
                            "judge_by",
                            p.byLoss() ? "loss" : "accuracy",
                            List.of("accuracy", "loss"),
                            "what a removal costs"),
                    (x, c) -> x);
            add(
                    new Whole("judge_batches", p.batches(), 0, "validation batches for each removal; 0 for all"),
                    (x, c) -> x.finish(new Finish.Perturbation(
                            c.integer("tune"), c.word("judge_by").equals("loss"), c.integer("judge_batches"))));
        }
    }

    private static Word statistics(Norms norms) {
        return new Word(
                "bn_statistics",
                norms == Norms.RUNNING ? "tracked" : "batch",
                STATISTICS,
                "of batch normalisation where cells are judged");
    }

    private static Norms norms(MethodConfig c) {
        return c.word("bn_statistics").equals("tracked") ? Norms.RUNNING : Norms.BATCH;
    }

    private interface Titled<T> {
        String title(T value);
    }

    private static <T> List<String> titles(T[] values, Titled<T> titled) {
        return Arrays.stream(values).map(titled::title).toList();
    }

    private static <T> T named(T[] values, Titled<T> titled, String title) {
        return Arrays.stream(values)
                .filter(v -> titled.title(v).equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static String lower(Enum<?> e) {
        return e.name().toLowerCase(Locale.ROOT);
    }

    private static String dashed(Enum<?> e) {
        return lower(e).replace('_', '-');
    }
}

package assay.supernet.search.method;

import static assay.supernet.search.learn.Updates.ALPHA_THEN_WEIGHTS;
import static assay.supernet.search.learn.Updates.WEIGHTS_THEN_ALPHA;
import static assay.supernet.search.method.Method.method;
import static assay.supernet.search.relax.Relaxation.softmax;

import assay.core.error.UsageException;
import assay.core.truth.Benchmark;
import assay.internal.core.plugin.Brought;
import assay.supernet.search.learn.DirichletAnchor;
import assay.supernet.search.learn.DistributionConstraint;
import assay.supernet.search.learn.Learn;
import assay.supernet.search.learn.Order;
import assay.supernet.search.relax.Dirichlet;
import assay.supernet.search.relax.EdgeWeights;
import assay.supernet.search.relax.EnsembleGumbel;
import assay.supernet.search.relax.HardGumbel;
import assay.supernet.search.relax.Simplex;
import assay.supernet.search.relax.SoftGumbel;
import assay.supernet.search.relax.Temperature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The catalogue. Settings are the published ones; the page of departures is made from it. */
public final class Methods {
    static final Learn ADAM = new Learn.ByAdam(3e-4, 1e-3);
    static final String SYNFLOW = "synflow";
    private static final String DARTS_SPACE = "darts";
    private static final String NASBENCH101 = Benchmark.NASBENCH101.key();
    private static final Map<String, Object> ALPHA_FIRST = Map.of("updates", "alpha-then-weights");

    public static final Method DARTS = method("darts")
            .search(softmax(), ADAM, WEIGHTS_THEN_ALPHA)
            .source("Liu et al., ICLR 2019, first order; AutoDL-Projects DARTS-V1")
            .departs(
                    "the architecture steps first",
                    "AutoDL-Projects: weights first (in second order the architecture); quark0/darts, the DrNAS repository and"
                            + " NAS-Bench-1Shot1: the architecture first",
                    "{updates}; {!updates} for the other")
            .on(DARTS_SPACE, ALPHA_FIRST)
            .on(NASBENCH101, ALPHA_FIRST)
            .departs(
                    "gradients are clipped; the paper does not say which",
                    "quark0/darts: norm of the weights; the DrNAS repository: alpha counts too; AutoDL-Projects: with what is"
                            + " left of alpha's gradient of its own step",
                    "{clip_norm}; {!clip_norm} for the others");

    public static final Method DARTS_2ND = DARTS.named("darts-2nd")
            .with(s -> s.order(Order.SECOND).updates(ALPHA_THEN_WEIGHTS))
            .on(DARTS_SPACE, Map.of())
            .source("Liu et al., ICLR 2019, second order; AutoDL-Projects DARTS-V2")
            .departs(
                    "the mixed derivative, by a finite difference",
                    "the same, with a step of 0.01 over the norm of its direction, which in small ReLU networks is off by"
                            + " as much as the derivative's own size",
                    "the finite difference; `order: second-exact` for the exact product");

    public static final Method DARTS_PT = DARTS.named("darts-pt")
            .with(s -> s.finish(new Finish.Perturbation(5, false, 0)).updates(ALPHA_THEN_WEIGHTS))
            .on(DARTS_SPACE, Map.of())
            .source("Wang et al., ICLR 2021: the operation whose removal costs the DARTS supernet most")
            .departs(
                    "fine-tune the supernet until it converges after each decision",
                    "5 epochs between decisions at a tenth of the first weight rate, the architecture learning on; the last"
                            + " edge is decided one epoch before its turn",
                    "as the code; `tune` sets the epochs")
            .departs(
                    "in the DARTS space edges are chosen too, by the same rule",
                    "node by node after the operations, with epochs between; a normal and a reduction cell's edge at a time",
                    "after the last operation, nodes in random order without epochs between; one edge at a time");

    public static final Method DATA = method("data")
            .search(
                    new EnsembleGumbel(4, Simplex.SOFTMAX, EnsembleGumbel.Combine.AVERAGE, Temperature.over(1, 1, 150)),
                    new Learn.ByAdam(3e-4, 0),
                    ALPHA_THEN_WEIGHTS)
            .with(s -> s.penalise(new DistributionConstraint(DistributionConstraint.Form.L1, 0.1, Simplex.SOFTMAX)))
            .pick(new Pick.Derivation(false, 4))
            .on(DARTS_SPACE, Map.of("derivation", "multinomial"))
            .source("Chang et al., NeurIPS 2019 and TPAMI 2021; XinbangZhang/DATA-NAS")
            .departs(
                    "the chosen operations of an edge are summed",
                    "they are averaged, in the softmax form with none left out of the count",
                    "{combine}; `combine: sum` for the paper")
            .departs(
                    "an edge whose draws all choose none is zero",
                    "in the softmax form its none has the weight 1e9, so that the constraint jumps by about a million and the"
                            + " gradients of the edge's other options are multiplied by 1e9",
                    "it is zero, has no gradient, and is zero in the constraint's target; `combine: published` for the code")
            .departs(
                    "probabilities are softmax(alpha)",
                    "the default is relu(alpha) over its sum, and alpha starts at 1 + 0.001 N(0, 1), so that all options are"
                            + " alike; one whose alpha falls to 0 does not come back",
                    "{probabilities}; `probabilities: relu` for the code's default and its start")
            .departs("M = 4 or 7", "the script's default is M = 2", "M = 4; `draws` sets it")
            .departs(
                    "the constraint is the sum over edges of |P - f(P)|^t with t = 1, f(P) having a one for each operation"
                            + " drawn; its factor is not given",
                    "of each table of alpha (normal, reduction) the mean of |P - f|, f being the drawn weights after their"
                            + " division; the means are added, times 0.1",
                    "as the code; `constraint_target: code` and `constraint_over: sum` for the paper, `constraint: power` and"
                            + " `constraint_power` for t, `constraint_scale` for the factor")
            .departs(
                    "one of its forms is KL(P || f(P)), which is infinite where an operation is not drawn",
                    "in a comment, the other way round",
                    "`constraint: kl` is KL(f || P), `constraint: kl-paper` KL(P || f) with 1e-10 added to both; f is scaled"
                            + " to sum to one on each edge")
            .departs(
                    "gradients are clipped; the paper does not say which",
                    "alpha counts too, with what is left of the gradient of its own step",
                    "{clip_norm}; `clip_norm: alpha-carried` for the code")
            .departs(
                    "several operations per edge and any number of edges are derived",
                    "the same",
                    "cells of tables hold one operation per edge: argmax; `derivation: multinomial` takes of each edge the"
                            + " best of what the published rule keeps")
            .departs(
                    "the temperature's schedule is not given",
                    "5 - 4 epoch / 150 is written there, but nothing hands the epoch over: it is 1 in every step",
                    "1 in every step; `tau_first: 5` for the formula, whose 150 epochs end at `tau_last`");

    public static final Method DRNAS = method("drnas")
            .search(new Dirichlet(), ADAM, ALPHA_THEN_WEIGHTS)
            .with(s -> s.penalise(new DirichletAnchor(DirichletAnchor.Form.L2, 1e-3)))
            .on(DARTS_SPACE, Map.of("alpha_rate", 6e-4))
            .source("Chen et al., ICLR 2021; the DrNAS repository, 201-space")
            .departs(
                    "a distance from Dir(1) is added to the loss",
                    "the default is no term but Adam's weight decay on alpha, 1e-3",
                    "weight decay; `anchor: kl` for the divergence")
            .departs(
                    "the pathwise derivative of the Dirichlet distribution",
                    "PyTorch's approximation of it, off by up to 1e-3",
                    "the exact derivative, to 1e-11")
            .departs(
                    "gradients are clipped; the paper does not say which",
                    "in its search on NAS-Bench-201 alpha counts too, with its gradient of the training batch",
                    "{clip_norm}; `clip_norm: alpha-too` for the code on NAS-Bench-201");

    public static final Method DRNAS_PROGRESSIVE = DRNAS.named("drnas-progressive")
            .with(s -> s.stages(List.of(new Stage(4, 0), new Stage(2, 3))).warmup(10))
            .on(DARTS_SPACE, Map.of("alpha_rate", 6e-4, "partial_first", 6, "partial_last", 4, "keep", 4))
            .source(
                    "Chen et al., ICLR 2021, progressive; the DrNAS repository: 1 in 4 channels, then 1 in 2 and 3 operations")
            .departs(
                    "the search ends with all channels",
                    "on NAS-Bench-201 its second and last stage has 1 in 2",
                    "as the code; `partial_last: 1` for all")
            .departs(
                    "operations are removed",
                    "they are masked: alpha is set to 0, but what is left of Adam's moments moves it on, and its concentration"
                            + " stays in the sum that the draw is made from",
                    "as the code");

    public static final Method SNAS = method("snas")
            .search(new SoftGumbel(Temperature.afterEpochs(10, 1)), ADAM, ALPHA_THEN_WEIGHTS)
            .source("Xie et al., ICLR 2019; the DrNAS repository's baseline")
            .departs(
                    "weights and architecture learn from one batch and one loss; the temperature falls from 1 to 0.03",
                    "the DrNAS repository alternates batches and falls from 10 to 1",
                    "as the DrNAS repository; `tau_first: 1`, `tau_last: 0.03` for the paper's temperatures");

    public static final Method GDAS = method("gdas")
            .search(new HardGumbel(Temperature.withinEpochs(10, 0.1), true, false), ADAM, WEIGHTS_THEN_ALPHA)
            .on(NASBENCH101, Map.of("tau_last", 1.0, "updates", "alpha-then-weights"))
            .source("Dong and Yang, CVPR 2019; AutoDL-Projects GDAS")
            .departs(
                    "only the chosen operation is computed; how the others' alpha gets a gradient is not said",
                    "their weights are added as bare numbers: they get the sum of the gradient over all positions",
                    "as the code; `unchosen_gradient: none` leaves it out")
            .departs(
                    "the temperature falls from 10 to 0.1",
                    "AutoDL-Projects: the same; the DrNAS repository: to 1, one step later",
                    "10 to 0.1; `tau_last` sets it; in the spaces of NAS-Bench-1Shot1 to 1, as its code")
            .departs(
                    "every decision is hard",
                    "NAS-Bench-1Shot1, whose nodes choose their inputs too: operations are hard, inputs and outputs soft,"
                            + " because gradients explode otherwise",
                    "as the code; `inputs: hard` for the other")
            .departs(
                    "which step comes first is not said",
                    "AutoDL-Projects: the weights'; NAS-Bench-1Shot1: the architecture's",
                    "{updates}; {!updates} for the other")
            .departs(
                    "nothing clips the architecture's gradient",
                    "NAS-Bench-1Shot1: at norm 5, because of the Gumbel-softmax's large ones",
                    "as the paper; `clip_norm: alpha-apart` for the code, at the norm of `clip`");

    public static final Method PC_DARTS = method("pc-darts")
            .search(new EdgeWeights(), new Learn.ByAdam(6e-4, 1e-3), ALPHA_THEN_WEIGHTS)
            .with(s -> s.stages(List.of(new Stage(4, 0))).warmup(15))
            .source("Xu et al., ICLR 2020; yuhuixu1993/PC-DARTS: 1 in 4 channels, edge weights")
            .departs(
                    "none is never derived",
                    "the same in its own space; on NAS-Bench-201 the published runs allow none",
                    "none is allowed");

    public static final Method P_DARTS = method("p-darts")
            .search(softmax(), new Learn.ByAdam(6e-4, 1e-3), ALPHA_THEN_WEIGHTS)
            .with(s -> s.stages(List.of(new Stage(1, 0, 5, 0), new Stage(1, 5, 11, 0.4), new Stage(1, 3, 17, 0.7)))
                    .warmup(10))
            .pick(new Pick.FewSkips(2))
            .source(
                    "Chen et al., ICCV 2019; chenxin061/pdarts: in three stages of 25 epochs a deeper supernet with fewer"
                            + " operations; space darts only")
            .departs(
                    "dropout on skip connections, decaying",
                    "of single values, on those that keep the size; in each stage's warm-up it falls in a line, then it begins"
                            + " again and decays by exp(-0.2) an epoch",
                    "the same schedule; a skip connection is left out whole, for each image on its own, as drop path does")
            .departs(
                    "skip connections are controlled to a number",
                    "2, in the normal cell; `none` is ruled out before",
                    "as the code; `skips` sets it");

    private Methods() {}

    /** Methods that learn a distribution from which cells can be drawn and scored. */
    private static List<Method> drawable() {
        return List.of(
                DARTS,
                DARTS_2ND,
                DATA,
                DRNAS,
                DRNAS_PROGRESSIVE,
                BayesMethods.BALENAS,
                BayesMethods.BALENAS_2ND,
                SNAS,
                GDAS,
                PC_DARTS,
                PathMethods.SETN,
                PathMethods.ENAS);
    }

    /** Assay's own methods, in the order of {@code assay list methods}. */
    private static List<Method> own() {
        List<Method> all = new ArrayList<>(List.of(
                DARTS,
                DARTS_2ND,
                DARTS_PT,
                DATA,
                DRNAS,
                DRNAS_PROGRESSIVE,
                BayesMethods.BALENAS,
                BayesMethods.BALENAS_2ND,
                SNAS,
                GDAS,
                PC_DARTS,
                P_DARTS,
                PathMethods.RSPS,
                PathMethods.SETN,
                PathMethods.ENAS));
        all.addAll(Family.all());
        drawable().forEach(m -> all.add(trainingFree(m)));
        all.add(PathMethods.ZERO_COST);
        all.add(PathMethods.ZERO_COST_PT);
        all.add(PathMethods.RANDOM);
        return all;
    }

    /** Collected once. The methods of every {@link MethodProvider} follow Assay's own. */
    private static final class Found {
        static final List<Method> ALL =
                Brought.join("method", own(), MethodProvider.class, MethodProvider::methods, Method::name);
    }

    /** Assay's own, then those that plug-ins bring. */
    public static List<Method> all() {
        return Found.ALL;
    }

    /** The selection of BaLeNAS-TF: the best by a proxy of 100 cells that are drawn from the learnt distribution. */
    private static Method trainingFree(Method learnt) {
        return learnt.named(learnt.name() + "-tf")
                .with(s -> s.finish(new Finish.Nothing()))
                .pick(new Pick.BestOf(100, SYNFLOW));
    }

    /** @throws UsageException listing the names */
    public static Method named(String name) {
        return all().stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("unknown method: expected one of "
                        + all().stream().map(Method::name).collect(Collectors.joining(", ")) + ", found '" + name
                        + "'."));
    }
}

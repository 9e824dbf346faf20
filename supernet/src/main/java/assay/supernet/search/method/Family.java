package assay.supernet.search.method;

import static assay.supernet.search.learn.Updates.ALPHA_THEN_WEIGHTS;
import static assay.supernet.search.learn.Updates.WEIGHTS_THEN_ALPHA;
import static assay.supernet.search.relax.Relaxation.softmax;

import assay.supernet.search.extra.Alignment;
import assay.supernet.search.extra.AuxiliarySkip;
import assay.supernet.search.extra.BetaDecay;
import assay.supernet.search.extra.Freezing;
import assay.supernet.search.extra.Level;
import assay.supernet.search.extra.Smoothing;
import assay.supernet.search.extra.StopByEigenvalue;
import assay.supernet.search.extra.StopBySkips;
import assay.supernet.search.extra.Stopping;
import assay.supernet.search.extra.ZeroOne;
import assay.supernet.search.learn.ByExponent;
import assay.supernet.search.learn.ByRemoval;
import assay.supernet.search.learn.Learn;
import assay.supernet.search.relax.CreditedPath;
import assay.supernet.search.relax.OnSimplex;
import assay.supernet.search.relax.ReinMax;
import assay.supernet.search.relax.Sigmoid;
import assay.supernet.search.relax.Temperature;
import java.util.List;
import java.util.Map;

/** The methods that build on DARTS: each is DARTS or PC-DARTS with other parts, or with more parts. */
final class Family {
    private static final Method BETA_DARTS = Methods.DARTS
            .named("beta-darts")
            .with(s -> s.updates(ALPHA_THEN_WEIGHTS).beside(e -> e.and(new BetaDecay(50))))
            .source("Ye et al., CVPR 2022; Sunshine-Ye/Beta-DARTS: 100 epochs of batches of 64")
            .departs(
                    "the term is of each edge's alpha",
                    "its mean over the edges of NAS-Bench-201, with the factor 50 epoch / 100",
                    "the mean over all edges of all tables; the factor grows to `beta_weight` over the epochs of the search,"
                            + " however many they are")
            .departs(
                    "in second order the loss has the term too",
                    "its second order leaves it out",
                    "it is added in every order");

    private static final Method GAEA_DARTS = Methods.DARTS
            .named("gaea-darts")
            .search(new OnSimplex(false), new ByExponent(0.1, 0), ALPHA_THEN_WEIGHTS)
            .source("Li et al., ICLR 2021; liamcli/gaea_release, 25 epochs")
            .departs(
                    "every operation of the space takes part",
                    "its command for NAS-Bench-201 leaves `none` out of the search",
                    "`none` takes part")
            .departs(
                    "one loss for weights and architecture (ERM), or two",
                    "an option",
                    "{level}; {!level} for ERM, from the images that the weights learn from");

    private static final Method GAEA_PC_DARTS = Methods.PC_DARTS
            .named("gaea-pc-darts")
            .with(s -> s.relax(new OnSimplex(true)).learn(new ByExponent(0.1, 0)))
            .source("Li et al., ICLR 2021; liamcli/gaea_release: 1 in 4 channels, edge weights")
            .departs(
                    "one step size for operations and edges",
                    "two options with the same value",
                    "one; weights of edges have no least value, as in the code");

    private static final Method DARTS_ES = Methods.DARTS
            .named("darts-es")
            .with(s -> s.updates(ALPHA_THEN_WEIGHTS).beside(e -> e.and(new Stopping(new StopByEigenvalue()))))
            .source("Zela et al., ICLR 2020: early stopping by the Hessian's dominant eigenvalue; automl/RobustDARTS")
            .departs(
                    "the eigenvalue's mean of an epoch against that of k = 5 epochs before; stops if their ratio is below 0.75",
                    "measured every second epoch and averaged over 5 measurements, against the mean of 4 before; stops above"
                            + " 1.3, from epoch 10 on",
                    "as the code; `stop_factor` and `stop_start` set the last two")
            .departs(
                    "of the validation loss, on one random batch",
                    "the same, with the decay of alpha in it",
                    "on the first validation batch, without the decay, to the logarithms of the weights: `diagnostics: [hessian]`")
            .departs(
                    "the search goes back to the architecture before the rise",
                    "the same",
                    "the same; of a Gaussian alpha the mean goes back");

    private static final Method R_DARTS_L2 = Methods.DARTS
            .named("r-darts-l2")
            .with(s -> s.updates(ALPHA_THEN_WEIGHTS).beside(e -> e.weightDecay(27)))
            .source("Zela et al., ICLR 2020: weights decay more; automl/RobustDARTS, 81e-4 where DARTS has 3e-4")
            .departs(
                    "of four searches with factors 3, 9, 27 and 81 of the decay the one that validates best",
                    "each factor is a run of its own",
                    "one search with 27 times the experiment's decay; `weight_decay_factor` sets it");

    private static final Method DARTS_PLUS = Methods.DARTS
            .named("darts-plus")
            .with(s -> s.updates(ALPHA_THEN_WEIGHTS).beside(e -> e.and(new Stopping(new StopBySkips()))))
            .source(
                    "Liang et al., arXiv 1909.06035: stops at two skip connections of the normal cell; no released search")
            .departs(
                    "it stops where the normal cell has two skip connections, or where the order of alpha is stable for 10 epochs",
                    "not released",
                    "{stop}, with the cell of that epoch; {!stop} for others")
            .departs(
                    "only the order of operations with weights counts",
                    "not released",
                    "`stop: ranking` looks at all options of every edge");

    private static final Method OLES = Methods.DARTS
            .named("oles")
            .with(s -> s.updates(ALPHA_THEN_WEIGHTS).beside(e -> e.and(new Freezing(true))))
            .source("Jiang et al., NeurIPS 2023: operations stop learning one by one; PasaLab/oles")
            .departs(
                    "the cosine of an operation's gradients on a training and on a validation batch",
                    "of each of its weights the mean over places of the cosine over output channels, the training gradient"
                            + " clipped and of the step before, 21 of them over 20",
                    "of all its weights as one vector, unclipped, both at the same weights")
            .departs(
                    "it costs nothing",
                    "the architecture's pass leaves the weights' gradients behind",
                    "one pass on the validation batch more a step")
            .departs(
                    "the weights of a frozen operation do not change",
                    "they get no gradient any more",
                    "they get neither gradient, momentum nor decay, and clipping does not count them");

    private static final Method LAMBDA_DARTS = Methods.DARTS
            .named("lambda-darts")
            .with(s -> s.learn(new Learn.ByAdam(1e-4, 1e-3)).beside(e -> e.and(new Alignment(0.25))))
            .source("Movahedi et al., ICLR 2023: weights let all cells want the same; dr-faustus/Lambda-DARTS")
            .on("darts", Map.of("updates", "alpha-then-weights", "alpha_rate", 3e-4, "alignment_weight", 0.125))
            .departs(
                    "lambda grows to 0.125",
                    "the default is 0.125; its script for NAS-Bench-201 gives 0.25",
                    "{alignment_weight}, as the code")
            .departs(
                    "all cells of a kind want the same",
                    "in the DARTS space normal cells only: the perturbation of reduction cells is zero there",
                    "normal cells")
            .departs(
                    "the cells' gradients are of the validation loss",
                    "of the training batch of the step",
                    "as the code")
            .departs(
                    "two passes more for each step of the weights",
                    "the same",
                    "three: the cells' gradients come from a pass of their own")
            .departs(
                    "the derivative along the perturbation, by a finite difference",
                    "with a step of 1e-4 over the norm of its direction",
                    "the same; in small ReLU networks it is off by as much as its own size, and a smaller `alignment_reach`"
                            + " is nearer");

    private static final Method SHAPLEY_NAS = Method.method("shapley-nas")
            .search(softmax(), ByRemoval.published(), WEIGHTS_THEN_ALPHA)
            .with(s -> s.warmup(25))
            .source("Xiao et al., CVPR 2022; Euphoria16/Shapley-NAS: 50 epochs, weights alone in the first 25")
            .on("darts", Map.of("partial", 4))
            .departs(
                    "the Shapley value of an operation, by Monte Carlo",
                    "10 orders, each on a batch of 1,024 images, ended below half of the accuracy; mean minus standard deviation",
                    "as the code, on batches as large as the experiment's; `orders` and `truncate` set the numbers. Each order"
                            + " costs up to one pass for every option of the space")
            .departs(
                    "values are normalised",
                    "the mean of a table (normal, reduction) is taken away, and its standard deviation divided by",
                    "as the code; where that is 0 alpha stands still")
            .departs(
                    "alpha moves before the weights of an epoch learn",
                    "the same; its momentum starts at random numbers of 0.001",
                    "after them, as often; the momentum starts at 0")
            .departs(
                    "normalisation where accuracy is measured is not mentioned",
                    "as the last function left it: tracked statistics after every second epoch, else those of the batch, which"
                            + " they track",
                    "the batch's own")
            .departs(
                    "all channels or some of them go through the operations",
                    "in the DARTS space 1 in 4, without weights of edges; its search on NAS-Bench-201 is not released",
                    "{partial}");

    private static final Method FAIR_DARTS = Methods.DARTS
            .named("fair-darts")
            .search(new Sigmoid(), new Learn.ByAdam(3e-3, 1e-3, 0.9), ALPHA_THEN_WEIGHTS)
            .with(s -> s.beside(e -> e.and(new ZeroOne(ZeroOne.Form.L2))))
            .source("Chu et al., ECCV 2020; xiaomi-automl/FairDARTS: batches of 128, weight rate 0.005")
            .departs(
                    "edges keep every operation whose sigmoid is above a threshold, or none",
                    "the threshold is 0.85, with at most two operations into a node",
                    "cells of tables hold one operation per edge: argmax")
            .departs(
                    "the zero-one loss is of the architecture alone",
                    "the validation loss has it, and the training loss too, without effect on weights",
                    "the loss that the architecture learns from has it");

    private static final Method DARTS_MINUS = Methods.DARTS
            .named("darts-minus")
            .with(s -> s.updates(ALPHA_THEN_WEIGHTS).beside(e -> e.and(new AuxiliarySkip(AuxiliarySkip.Decay.LINEAR))))
            .source("Chu et al., ICLR 2021; Meituan-AutoML/DARTS-")
            .departs(
                    "beta falls linearly to 0 over the epochs of the search",
                    "linearly or by a cosine over 50 epochs; its default is no decay at all",
                    "{auxiliary_skip} over the epochs of the search; {!auxiliary_skip} for the others")
            .departs(
                    "the auxiliary skip connection is an operation of its own",
                    "at stride 2 it has weights of its own",
                    "at stride 2 (reduction cells of the DARTS space) it shares the candidate's")
            .departs(
                    "poolings of the search are normalised",
                    "the same",
                    "in the DARTS space; on NAS-Bench-201 its average pool has no normalisation");

    private static final Method SDARTS_RS = Methods.DARTS
            .named("sdarts-rs")
            .with(s -> s.updates(ALPHA_THEN_WEIGHTS).beside(e -> e.and(new Smoothing(Smoothing.Way.RANDOM))))
            .source(
                    "Chen and Hsieh, ICML 2020, random smoothing; xiangning-chen/SmoothDARTS, 100 epochs on NAS-Bench-201");

    private static final Method SDARTS_ADV = Methods.DARTS
            .named("sdarts-adv")
            .with(s -> s.updates(ALPHA_THEN_WEIGHTS).beside(e -> e.and(new Smoothing(Smoothing.Way.ADVERSARIAL))))
            .source("Chen and Hsieh, ICML 2020, adversarial; xiangning-chen/SmoothDARTS, 100 epochs on NAS-Bench-201")
            .departs(
                    "the worst perturbation",
                    "seven steps of the gradient's sign from a random start, kept only if the loss did not fall; in evaluation"
                            + " mode",
                    "the same, with the statistics of the batch")
            .departs(
                    "one pass more for each step of the ascent",
                    "the same",
                    "9 passes beside that of the step: `perturb_steps` sets their number");

    private static final Method DSNAS = Methods.DARTS
            .named("dsnas")
            .search(new CreditedPath(), new Learn.ByAdam(1e-3, 0), ALPHA_THEN_WEIGHTS)
            .with(s -> s.beside(e -> e.level(Level.SINGLE)))
            .source("Hu et al., CVPR 2020; SNAS-Series/SNAS-Series, DSNAS")
            .departs(
                    "weights and architecture learn from one pass",
                    "the same",
                    "from one batch, in two passes with a draw each")
            .departs(
                    "every block of a chain has its own decision; a stage may be fixed early",
                    "the same, for ShuffleNet blocks",
                    "all cells share the draw; nothing is fixed early");

    private static final Method REINMAX = Methods.DARTS
            .named("reinmax")
            .with(s -> s.relax(new ReinMax(Temperature.withinEpochs(1, 1))))
            .source("Liu et al., NeurIPS 2023, where GDAS has the straight-through gradient; microsoft/ReinMax")
            .departs(
                    "an estimator of gradients for any discrete variable",
                    "refuses temperatures below 1",
                    "1 in every step, where its second order holds; `tau_first` and `tau_last` set it")
            .departs(
                    "it needs the gradient of options that were not drawn",
                    "the same",
                    "they are computed with weight zero, so that a step costs as much as DARTS'");

    private Family() {}

    /** In the order of {@code assay list methods}. */
    static List<Method> all() {
        return List.of(
                BETA_DARTS,
                GAEA_DARTS,
                GAEA_PC_DARTS,
                DARTS_MINUS,
                SDARTS_RS,
                SDARTS_ADV,
                DARTS_ES,
                R_DARTS_L2,
                DARTS_PLUS,
                OLES,
                LAMBDA_DARTS,
                SHAPLEY_NAS,
                FAIR_DARTS,
                DSNAS,
                REINMAX);
    }
}

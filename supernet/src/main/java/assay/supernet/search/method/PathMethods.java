package assay.supernet.search.method;

import static assay.supernet.search.learn.Updates.WEIGHTS_THEN_ALPHA;
import static assay.supernet.search.method.Method.method;
import static assay.supernet.search.relax.Relaxation.softmax;

import assay.core.truth.Benchmark;
import assay.supernet.network.Norms;
import assay.supernet.search.learn.Learn;
import assay.supernet.search.relax.ByPurpose;
import assay.supernet.search.relax.Controller;
import assay.supernet.search.relax.Paths;
import java.util.Map;

/** Methods that judge single cells: with the weights that drawn paths trained, or before any training. */
final class PathMethods {
    static final Method RSPS = method("rsps")
            .search(new Paths(Paths.Choice.UNIFORM, false), new Learn.Nothing(), WEIGHTS_THEN_ALPHA)
            .with(s -> s.finish(new Finish.BestBySupernet(100, 512, false, Norms.BATCH)))
            .on(Benchmark.NASBENCH101.key(), Map.of("candidates", 1000, "judge_images", 640, "finalists", 5))
            .pick(new Pick.OfSearch())
            .source("Li and Talwalkar, UAI 2019; AutoDL-Projects RANDOM-NAS")
            .departs(
                    "one architecture per batch",
                    "the NATS-Bench version draws again in every cell of the network and again where a node is empty",
                    "one architecture per batch; `draw_per_cell: yes` for the first, `redraw_empty: yes` for the second")
            .departs(
                    "statistics of normalisation are not mentioned",
                    "an argument; tracked ones do far worse",
                    "the mini-batch's own; `bn_statistics: tracked` for the others")
            .departs(
                    "candidates are judged on the validation set",
                    "each on a mini-batch of 512 images",
                    "each on the batches that hold 512 images; `judge_images` sets it");

    static final Method SETN = method("setn")
            .search(new ByPurpose(new Paths(Paths.Choice.UNIFORM, false), softmax()), Methods.ADAM, WEIGHTS_THEN_ALPHA)
            .with(s -> s.finish(new Finish.BestBySupernet(100, 512, true, Norms.BATCH)))
            .pick(new Pick.OfSearch())
            .source("Dong and Yang, ICCV 2019; AutoDL-Projects SETN")
            .departs(
                    "candidates are drawn by an evaluator",
                    "the 100 most probable of all 15,625 cells",
                    "the most probable ones");

    static final Method ENAS = method("enas")
            .search(Controller.published(), Learn.ByReward.published(), WEIGHTS_THEN_ALPHA)
            .with(s -> s.finish(new Finish.BestBySupernet(100, 64, false, Norms.BATCH)))
            .pick(new Pick.OfSearch())
            .source("Pham et al., ICML 2018; AutoDL-Projects ENAS")
            .departs(
                    "an exponential moving average of rewards is the baseline",
                    "within an epoch every baseline starts from the last epoch's; only the last one is carried over",
                    "as the code")
            .departs(
                    "the entropy's weight acts on the loss",
                    "it is part of the reward, and the reward has a gradient",
                    "as the code");

    static final Method ZERO_COST = method("zero-cost")
            .pick(new Pick.BestOf(100, Methods.SYNFLOW))
            .source("Abdelfattah et al., ICLR 2021: random cells, the best by a proxy");

    static final Method ZERO_COST_PT = method("zero-cost-pt")
            .pick(new Perturbed(10, "naswot", 100))
            .source("Xiang et al., Zero-Cost Operation Scoring in Differentiable Architecture Search;"
                    + " zerocostptnas/zerocost_operation_score: DARTS-PT on an untrained supernet, by NASWOT")
            .departs(
                    "N proposals are compared over V mini-batches",
                    "N = 10 and V = 100, each batch of 256 images; all proposals come from one random supernet",
                    "the same N and V; batches as large as the experiment's `supernet.batch`, and proposals are compared as"
                            + " networks with other first weights in each round")
            .departs(
                    "edges are decided in random order; other orders are compared",
                    "options: fixed and by scores",
                    "in random order")
            .departs(
                    "in the DARTS space edges are chosen too, by the same rule",
                    "node by node after the operations",
                    "the same, nodes in random order, one edge's removal at a time");

    static final Method RANDOM = method("random").pick(new Pick.Draw()).source("one uniform cell");

    private PathMethods() {}
}

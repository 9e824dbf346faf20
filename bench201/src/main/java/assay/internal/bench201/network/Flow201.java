package assay.internal.bench201.network;

import assay.core.random.Seeds;
import assay.core.space.bench201.Bench201Space;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Isomorphism201;
import assay.core.space.bench201.Op201;
import assay.core.space.bench201.Skeleton201;
import assay.supernet.network.Init;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Synaptic flow (Tanaka et al., NeurIPS 2020) of NAS-Bench-201 networks without normalisation, for sweeps over the space: the
 * same number as {@code synflow} from a network with the same seeds, many times faster.
 *
 * <p>All values are nonnegative, so the network is linear in each layer, and a ReLU is the identity. The sum over all layers of
 * |w dR/dw| is then the derivative of R when all weights are multiplied by a factor t, at t = 1. So one forward pass is enough,
 * in which each map x has its derivative x' with it: a layer w gives w x and w x + w x'. No gradient is needed. Of a map only
 * the pixels near the edges are computed, because all others are equal ({@link FlowMap}). Edges on no path are left out, which
 * does not change any layer's sum. The classifier's bias changes R but not the flow.
 *
 * <p>Belongs to one thread; {@link #another} shares the weights.
 */
public final class Flow201 {
    private static final Bench201Space SPACE = new Bench201Space();

    private final Skeleton201 size;
    private final FlowWeights weights;
    private final FlowStage[] stages = new FlowStage[3];

    /** @param seeds as for {@code Parameters.initialise} of the network */
    public Flow201(Skeleton201 size, Seeds seeds, Init init) {
        this(size, new FlowWeights(size, seeds, init));
    }

    private static Genotype201 live(Genotype201 cell) {
        return SPACE.parse(Isomorphism201.LIVE_EDGES.key(cell));
    }

    private Flow201(Skeleton201 size, FlowWeights weights) {
        this.size = size;
        this.weights = weights;
        Arrays.setAll(stages, s -> new FlowStage(weights, size, s));
    }

    /** The same for another thread. */
    public Flow201 another() {
        return new Flow201(size, weights);
    }

    /** The most bytes of heap that this needs for a number of threads. */
    public static long bytes(Skeleton201 size, int threads) {
        long maps =
                IntStream.range(0, 3).mapToLong(s -> FlowStage.bytes(size, s)).sum();
        return FlowWeights.bytes(size) + threads * maps;
    }

    /** The score; 0 for a cell that is cut off. */
    public double score(Genotype201 cell) {
        Genotype201 live = live(cell);
        if (live.edges().stream().allMatch(op -> op == Op201.NONE)) {
            return 0;
        }
        stages[0].enter(weights.frame("stem.0.weight"));
        for (int s = 1; s < 3; s++) {
            stages[s - 1].forward(live);
            stages[s].enterFrom(stages[s - 1]);
        }
        double[] totals = stages[2].totals(live);
        double[] w = weights.frame("classifier.weight");
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            sum += w[i] * totals[i % totals.length];
        }
        int side = size.imageSize() >> 2;
        return sum / (side * side);
    }
}

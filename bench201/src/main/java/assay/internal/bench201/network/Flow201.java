package assay.internal.bench201.network;

import assay.core.random.Seeds;
import assay.core.space.bench201.Bench201Space;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Isomorphism201;
import assay.core.space.bench201.Op201;
import assay.core.space.bench201.Skeleton201;
import assay.supernet.network.Init;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Synaptic flow (Tanaka et al., NeurIPS 2020) of NAS-Bench-201 networks without normalisation, for sweeps over the space: the
 * same number as {@code synflow} from a network with the same seeds, many times faster.
 *
 * <p>All values are nonnegative, so the network is linear in each layer, and a ReLU is the identity. A layer's sum of |w
 * dR/dw| is the product of its output and the gradient there. So one forward and one backward pass through the images are
 * enough, without gradients to weights. Edges on no path are left out, which does not change any layer's sum. Weights are
 * shared by all cells. The classifier's bias changes R but not the flow.
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
        this(size, FlowWeights.ofAll(size, seeds, init));
    }

    /** The score of one cell; only its own weights are drawn. */
    public static double score(Skeleton201 size, Seeds seeds, Init init, Genotype201 cell) {
        return new Flow201(size, new FlowWeights(size, seeds, init, List.of(cell))).score(cell);
    }

    private Flow201(Skeleton201 size, FlowWeights weights) {
        this.size = size;
        this.weights = weights;
        for (int s = 0; s < 3; s++) {
            stages[s] = new FlowStage(
                    weights, size.channels() << s, size.imageSize() >> s, size.cells(), s * (size.cells() + 1));
        }
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
        Genotype201 live = SPACE.parse(Isomorphism201.LIVE_EDGES.key(cell));
        if (live.edges().stream().allMatch(op -> op == Op201.NONE)) {
            return 0;
        }
        stem(live);
        for (int s = 1; s < 3; s++) {
            stages[s].enterFrom(stages[s - 1]);
            stages[s].forward(live);
        }
        return head() + back(live);
    }

    private void stem(Genotype201 live) {
        FlowStage first = stages[0];
        int side = size.imageSize();
        double[] ones = new double[3 * FlowKernels.plane(side)];
        Arrays.fill(ones, 1);
        FlowKernels.clearBorder(ones, 3, side);
        double[] x = first.input();
        Arrays.fill(x, 0);
        FlowKernels.conv3(ones, x, weights.frame("stem.0.weight").forward(), 3, size.channels(), side);
        FlowKernels.clearBorder(x, size.channels(), side);
        first.forward(live);
    }

    /** Sets the gradient at the last stage's output; returns the flow through the classifier. */
    private double head() {
        FlowStage last = stages[2];
        int channels = last.channels();
        int side = last.side();
        int plane = FlowKernels.plane(side);
        double[] w = weights.frame("classifier.weight").forward();
        double[] g = last.outputGradient();
        for (int c = 0; c < channels; c++) {
            double sum = 0;
            for (int o = 0; o < size.classes(); o++) {
                sum += w[o * channels + c];
            }
            Arrays.fill(g, c * plane, (c + 1) * plane, sum / (side * side));
        }
        FlowKernels.clearBorder(g, channels, side);
        return FlowKernels.dot(g, last.output(), channels * plane);
    }

    /** The flow through everything else. The flow of the stem is what reaches the first cell. */
    private double back(Genotype201 live) {
        double flow = 0;
        for (int s = 2; s >= 0; s--) {
            flow += stages[s].back(live);
            flow += s > 0 ? stages[s].leaveTo(stages[s - 1]) : 0;
        }
        FlowStage first = stages[0];
        return flow + FlowKernels.dot(first.inputGradient(), first.input(), first.input().length);
    }
}

package assay.internal.bench201.network;

import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Op201;
import assay.core.space.bench201.Skeleton201;
import assay.internal.bench201.network.FlowWeights.Pair;
import java.util.Arrays;

/** The cells of one width with the residual block before them: images forward, gradients back, for {@link Flow201}. */
final class FlowStage {
    private static final int NODES = 4;

    private final FlowWeights weights;
    private final int channels;
    private final int side;
    private final int cells;
    private final int firstCell;
    private final double[] share;

    /** {@code [3 cells + 1]}: the input, then nodes 1, 2 and 3 of each cell; node 3 is the next one's node 0. */
    private final double[][] maps;

    /** Gradients at the nodes of one cell. */
    private final double[][] grads = new double[NODES][];

    private final double[] part;

    /** Maps of the residual block: after its first convolution, and the pooled input of its shortcut. */
    private final double[] inner;

    private final double[] pooled;

    /** @param firstCell number of its first cell in the names of the parameters */
    FlowStage(FlowWeights weights, int channels, int side, int cells, int firstCell) {
        this.weights = weights;
        this.channels = channels;
        this.side = side;
        this.cells = cells;
        this.firstCell = firstCell;
        share = FlowKernels.shares(side);
        int length = channels * FlowKernels.plane(side);
        maps = new double[3 * cells + 1][length];
        for (int n = 0; n < NODES; n++) {
            grads[n] = new double[length];
        }
        part = new double[length];
        inner = new double[length];
        pooled = new double[length / 2];
    }

    /** Bytes of one stage's maps and gradients. */
    static long bytes(Skeleton201 size, int stage) {
        long length = (long) (size.channels() << stage) * FlowKernels.plane(size.imageSize() >> stage);
        return Double.BYTES * length * (3L * size.cells() + 1 + NODES + 3);
    }

    int channels() {
        return channels;
    }

    int side() {
        return side;
    }

    double[] input() {
        return maps[0];
    }

    double[] output() {
        return maps[3 * cells];
    }

    /** The gradient at the output, to be filled before {@link #back}. */
    double[] outputGradient() {
        return grads[3];
    }

    /** The gradient at the input, after {@link #back}. */
    double[] inputGradient() {
        return grads[3];
    }

    /** The cells, from the input to the output. */
    void forward(Genotype201 live) {
        for (int cell = 0; cell < cells; cell++) {
            for (int node = 1; node < NODES; node++) {
                double[] y = maps[3 * cell + node];
                Arrays.fill(y, 0);
                for (int e = 0; e < Genotype201.EDGES; e++) {
                    if (Genotype201.target(e) == node) {
                        add(live.edges().get(e), maps[3 * cell + Genotype201.source(e)], y, cell, e, false);
                    }
                }
                FlowKernels.clearBorder(y, channels, side);
            }
        }
    }

    /**
     * The backward pass of the cells, from the gradient at the output to the one at the input; returns the flow through their
     * convolutions.
     */
    double back(Genotype201 live) {
        double flow = 0;
        for (int cell = cells - 1; cell >= 0; cell--) {
            for (int n = 0; n < 3; n++) {
                Arrays.fill(grads[n], 0);
            }
            for (int e = Genotype201.EDGES - 1; e >= 0; e--) {
                flow += edgeBack(live.edges().get(e), cell, e);
            }
            double[] first = grads[0];
            grads[0] = grads[3];
            grads[3] = first; // the gradient at the output of the cell before
        }
        return flow;
    }

    private double edgeBack(Op201 op, int cell, int e) {
        double[] g = grads[Genotype201.target(e)];
        double[] gx = grads[Genotype201.source(e)];
        if (op != Op201.CONV_1X1 && op != Op201.CONV_3X3) {
            add(op, g, gx, cell, e, true);
            return 0;
        }
        Arrays.fill(part, 0);
        add(op, g, part, cell, e, true);
        FlowKernels.clearBorder(part, channels, side);
        FlowKernels.add(part, 0, gx, 0, 1, part.length);
        return FlowKernels.dot(part, maps[3 * cell + Genotype201.source(e)], part.length);
    }

    /** Adds an edge's image of x, or that of its transpose, to y. */
    private void add(Op201 op, double[] x, double[] y, int cell, int e, boolean back) {
        switch (op) {
            case NONE -> {}
            case SKIP_CONNECT -> FlowKernels.add(x, 0, y, 0, 1, y.length);
            case AVG_POOL_3X3 -> {
                if (back) {
                    FlowKernels.pool3Back(x, y, share, channels, side);
                    FlowKernels.clearBorder(y, channels, side);
                } else {
                    FlowKernels.pool3(x, y, share, channels, side);
                }
            }
            case CONV_1X1 -> FlowKernels.conv1(x, y, edge(op, cell, e, back), channels, channels, side);
            case CONV_3X3 -> FlowKernels.conv3(x, y, edge(op, cell, e, back), channels, channels, side);
        }
    }

    private double[] edge(Op201 op, int cell, int e, boolean back) {
        Pair pair = weights.edge(firstCell + cell, e, op);
        return back ? pair.back() : pair.forward();
    }

    private Pair block(String layer) {
        return weights.frame("cells." + (firstCell - 1) + "." + layer + ".weight");
    }

    /** The residual block, from the stage before it to the input. */
    void enterFrom(FlowStage before) {
        double[] x = before.output();
        double[] y = maps[0];
        Arrays.fill(inner, 0);
        FlowKernels.conv3Half(x, inner, block("conv_a.op.1").forward(), before.channels, channels, before.side);
        Arrays.fill(y, 0);
        FlowKernels.conv3(inner, y, block("conv_b.op.1").forward(), channels, channels, side);
        Arrays.fill(pooled, 0);
        FlowKernels.pool2(x, pooled, before.channels, before.side);
        FlowKernels.conv1(pooled, y, block("downsample.1").forward(), before.channels, channels, side);
        FlowKernels.clearBorder(y, channels, side);
    }

    /**
     * The backward pass of the residual block: sets the gradient at the output of the stage before; returns the flow through
     * its convolutions.
     */
    double leaveTo(FlowStage before) {
        double[] g = inputGradient();
        double[] gx = before.outputGradient();
        Arrays.fill(gx, 0);
        Arrays.fill(part, 0);
        FlowKernels.conv3(g, part, block("conv_b.op.1").back(), channels, channels, side);
        FlowKernels.clearBorder(part, channels, side);
        // The output of conv_a is the input of conv_b, without normalisation between them.
        double flow = 2 * FlowKernels.dot(part, inner, part.length);
        FlowKernels.conv3Double(part, gx, block("conv_a.op.1").forward(), before.channels, channels, before.side);
        double[] gPooled = new double[pooled.length];
        FlowKernels.conv1(g, gPooled, block("downsample.1").back(), channels, before.channels, side);
        flow += FlowKernels.dot(gPooled, pooled, pooled.length);
        FlowKernels.pool2Back(gPooled, gx, before.channels, before.side);
        FlowKernels.clearBorder(gx, before.channels, before.side);
        return flow;
    }
}

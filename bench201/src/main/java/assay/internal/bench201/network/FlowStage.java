package assay.internal.bench201.network;

import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Op201;
import assay.core.space.bench201.Skeleton201;
import java.util.Arrays;

/** The cells of one width with the residual block before them, for {@link Flow201}. */
final class FlowStage {
    private static final int NODES = 4;
    private static final int TAPS = 9;

    private final FlowWeights weights;
    private final int channels;
    private final int cells;
    private final int firstCell;
    private final FlowMap[] nodes = new FlowMap[NODES];
    private final FlowSource source;
    private final double[][] part;

    /** The totals of the last cell's channels. */
    private final double[] totals;

    /** @param stage 0, 1 or 2 */
    FlowStage(FlowWeights weights, Skeleton201 size, int stage) {
        this.weights = weights;
        channels = size.channels() << stage;
        cells = size.cells();
        firstCell = stage * (cells + 1);
        int full = size.imageSize() >> stage;
        int most = most(size, stage);
        Arrays.setAll(nodes, n -> new FlowMap(channels, full, most));
        source = new FlowSource(channels, most, full);
        part = FlowMap.rows(channels, most);
        totals = new double[channels];
    }

    /** The largest side that the maps of a stage can have, with 3x3 convolutions along the longest path of every cell. */
    private static int most(Skeleton201 size, int stage) {
        int border = 1;
        for (int s = 0; s < stage; s++) {
            border = halved(border + 3 * size.cells()) + 1;
        }
        return FlowMap.side(border + 3 * size.cells(), size.imageSize() >> stage);
    }

    /** The border after a 3x3 convolution with stride 2. */
    private static int halved(int border) {
        return border / 2 + 1;
    }

    /** Bytes of a stage's arrays: nodes, what convolutions read and write, and windows. */
    static long bytes(Skeleton201 size, int stage) {
        long side = most(size, stage);
        long padded = (size.imageSize() >> stage) + 2L;
        return Double.BYTES * ((size.channels() << stage) * 2 * side * side * (NODES + 2 + TAPS) + padded * padded);
    }

    /** The stem, from the image of ones. */
    void enter(double[] stem) {
        FlowMap image = new FlowMap(3, nodes[0].full(), 1);
        image.clear(0);
        for (double[] row : image.rows()) {
            row[0] = 1;
        }
        FlowSource ones = new FlowSource(3, 3, nodes[0].full());
        ones.read(image);
        FlowKernels.product(stem, TAPS * 3, ones.taps(), part, channels, 2 * ones.widened() * ones.widened());
        nodes[0].clear(1);
        nodes[0].add(part, ones.widened());
    }

    /** The residual block, from the output of the stage before. */
    void enterFrom(FlowStage before) {
        FlowSource x = before.source;
        x.read(before.nodes[0]);
        FlowMap inner = nodes[1];
        inner.clear(halved(x.map().border()));
        int side = inner.side();
        double[][] taps = source.room();
        x.unroll(side, 2, taps);
        FlowKernels.product(block("conv_a.op.1"), TAPS * before.channels, taps, part, channels, 2 * side * side);
        inner.add(part, side);
        source.read(inner);
        nodes[0].clear(inner.border() + 1);
        product3(block("conv_b.op.1"));
        nodes[0].add(part, source.widened());

        x.pool2(side, taps);
        FlowKernels.product(block("downsample.1"), before.channels, taps, part, channels, 2 * side * side);
        nodes[0].add(part, side);
    }

    private double[] block(String layer) {
        return weights.frame("cells." + (firstCell - 1) + "." + layer + ".weight");
    }

    /** All cells, from the input to the output. */
    void forward(Genotype201 live) {
        first(cells, live);
    }

    /** All cells; the sum over the whole image of each channel of the output, with its derivative. */
    double[] totals(Genotype201 live) {
        first(cells - 1, live);
        Arrays.fill(totals, 0);
        cell(live, cells - 1, NODES - 1);
        return totals;
    }

    private void first(int count, Genotype201 live) {
        for (int cell = 0; cell < count; cell++) {
            cell(live, cell, NODES);
            FlowMap first = nodes[0];
            nodes[0] = nodes[3]; // the output is the next cell's input
            nodes[3] = first;
        }
    }

    /** @param maps how many nodes get a map; of the last one without a map the totals are summed */
    private void cell(Genotype201 live, int cell, int maps) {
        for (int n = 1; n < maps; n++) {
            nodes[n].clear(border(live, n));
        }
        for (int s = 0; s < NODES - 1; s++) {
            source.read(nodes[s]);
            for (int e = 0; e < Genotype201.EDGES; e++) {
                if (Genotype201.source(e) == s) {
                    Op201 op = live.edges().get(e);
                    if (Genotype201.target(e) < maps) {
                        add(op, weights.edge(firstCell + cell, e, op), nodes[Genotype201.target(e)]);
                    } else {
                        addTotals(op, weights.edge(firstCell + cell, e, op));
                    }
                }
            }
        }
    }

    /** The border of a node's map, after those of the nodes before it. */
    private int border(Genotype201 live, int node) {
        int border = 0;
        for (int e = 0; e < Genotype201.EDGES; e++) {
            Op201 op = live.edges().get(e);
            if (Genotype201.target(e) == node && op != Op201.NONE) {
                boolean widens = op == Op201.CONV_3X3 || op == Op201.AVG_POOL_3X3;
                border = Math.max(border, nodes[Genotype201.source(e)].border() + (widens ? 1 : 0));
            }
        }
        return border;
    }

    private void add(Op201 op, double[] w, FlowMap y) {
        int side = source.map().side();
        switch (op) {
            case NONE -> {}
            case SKIP_CONNECT -> y.add(source.map().rows(), side);
            case AVG_POOL_3X3 -> {
                pool3();
                y.add(part, source.widened());
            }
            case CONV_1X1 -> {
                FlowKernels.product(w, channels, source.input(), part, channels, 2 * side * side);
                y.add(part, side);
            }
            case CONV_3X3 -> {
                product3(w);
                y.add(part, source.widened());
            }
        }
    }

    private void product3(double[] w) {
        int side = source.widened();
        FlowKernels.product(w, TAPS * channels, source.taps(), part, channels, 2 * side * side);
    }

    private void pool3() {
        int from = source.map().side();
        int side = source.widened();
        for (int c = 0; c < channels; c++) {
            for (int half = 0; half < 2; half++) {
                double[] x = source.map().rows()[c];
                FlowKernels.pool3(x, half * from * from, from, part[c], half * side * side, side);
            }
        }
    }

    /** A convolution is linear, so it is applied to the totals of what it reads. */
    private void addTotals(Op201 op, double[] w) {
        int side = source.map().side();
        switch (op) {
            case NONE -> {}
            case SKIP_CONNECT -> addTotals(source.map().rows(), side);
            case AVG_POOL_3X3 -> {
                pool3();
                addTotals(part, source.widened());
            }
            case CONV_1X1 -> addProduct(w, source.input(), channels, side);
            case CONV_3X3 -> addProduct(w, source.taps(), TAPS * channels, source.widened());
        }
    }

    private void addTotals(double[][] x, int side) {
        for (int c = 0; c < channels; c++) {
            totals[c] += FlowMap.total(x[c], side, nodes[0].full());
        }
    }

    private void addProduct(double[] w, double[][] x, int from, int side) {
        for (int k = 0; k < from; k++) {
            double total = FlowMap.total(x[k], side, nodes[0].full());
            for (int o = 0; o < channels; o++) {
                totals[o] += w[o * from + k] * total;
            }
        }
    }
}

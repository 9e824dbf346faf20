package assay.internal.bench201.network;

import assay.core.random.Seeds;
import assay.core.space.bench201.Cost201;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Op201;
import assay.core.space.bench201.Skeleton201;
import assay.internal.supernet.plain.PlainBackend;
import assay.supernet.network.Init;
import assay.supernet.network.Kind;
import assay.supernet.network.Parameter;
import assay.supernet.tensor.DType;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The absolute initial values of the weights of some cells' networks, or of all (about 30 MB with C=16, N=5). A weight's values
 * depend only on its name, so cells with the same operation on an edge share them. Immutable.
 */
final class FlowWeights {
    /** A convolution and its transpose. */
    record Pair(double[] forward, double[] back) {}

    private static final List<Op201> CONVOLUTIONS = List.of(Op201.CONV_1X1, Op201.CONV_3X3);

    private final Map<String, Pair> one = new HashMap<>();
    private final Map<String, Pair> three = new HashMap<>();

    /** The weights of all cells. */
    static FlowWeights ofAll(Skeleton201 size, Seeds seeds, Init init) {
        return new FlowWeights(
                size,
                seeds,
                init,
                CONVOLUTIONS.stream().map(FlowWeights::everywhere).toList());
    }

    /** Bytes of {@link #ofAll} while it is made: both kinds of convolution twice, and the network for which they are drawn. */
    static long bytes(Skeleton201 size) {
        long values = CONVOLUTIONS.stream()
                .mapToLong(op -> Cost201.of(everywhere(op), size).params())
                .sum();
        return 3 * Double.BYTES * values;
    }

    private static Genotype201 everywhere(Op201 op) {
        return new Genotype201(Collections.nCopies(Genotype201.EDGES, op));
    }

    FlowWeights(Skeleton201 size, Seeds seeds, Init init, List<Genotype201> cells) {
        try (PlainBackend k = new PlainBackend(DType.FLOAT64)) {
            for (Genotype201 cell : cells) {
                try (Network201 net = new Network201(k, size, cell)) {
                    for (Parameter p : net.parameters().list()) {
                        if (p.kind().scored()) {
                            of(p).computeIfAbsent(p.name(), name -> pair(p, init.values(p, seeds)));
                        }
                    }
                }
            }
        }
    }

    /** The places of 1x1 convolutions, and of all others. */
    private Map<String, Pair> of(Parameter p) {
        return p.kind() == Kind.CONV_WEIGHT && p.shape()[2] == 1 && p.name().contains(".layers.") ? one : three;
    }

    private static Pair pair(Parameter p, double[] w) {
        for (int i = 0; i < w.length; i++) {
            w[i] = Math.abs(w[i]);
        }
        return new Pair(w, transposed(w, p.shape()));
    }

    /** The weights with inputs and outputs exchanged and the kernel turned by 180 degrees. */
    private static double[] transposed(double[] w, int[] shape) {
        int to = shape[0];
        int from = shape[1];
        int taps = w.length / (to * from);
        double[] t = new double[w.length];
        for (int o = 0; o < to; o++) {
            for (int i = 0; i < from; i++) {
                for (int k = 0; k < taps; k++) {
                    t[(i * to + o) * taps + taps - 1 - k] = w[(o * from + i) * taps + k];
                }
            }
        }
        return t;
    }

    /** A convolution of a cell. */
    Pair edge(int cell, int edge, Op201 op) {
        return (op == Op201.CONV_1X1 ? one : three).get("cells." + cell + ".layers." + edge + ".op.1.weight");
    }

    /** A layer of the frame, by its name. */
    Pair frame(String name) {
        return three.get(name);
    }
}

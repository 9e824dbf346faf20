package assay.bench201.network;

import assay.core.random.Seeds;
import assay.core.space.Genotype201;
import assay.core.space.Op201;
import assay.core.space.Skeleton201;
import assay.supernet.network.Init;
import assay.supernet.network.Parameter;
import assay.supernet.plain.PlainBackend;
import assay.supernet.tensor.DType;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * The absolute initial values of the weights of all cells' networks: a weight's values depend on its name alone, so that cells
 * with the same operation on an edge share them. Immutable; about 30 MB at C=16, N=5.
 */
final class FlowWeights {
    /** A convolution and its transpose. */
    record Pair(double[] forward, double[] back) {}

    private final Map<String, Pair> one = new HashMap<>();
    private final Map<String, Pair> three = new HashMap<>();

    FlowWeights(Skeleton201 size, Seeds seeds, Init init) {
        collect(size, seeds, init, Op201.CONV_1X1, one);
        collect(size, seeds, init, Op201.CONV_3X3, three);
    }

    private static void collect(Skeleton201 size, Seeds seeds, Init init, Op201 op, Map<String, Pair> into) {
        Genotype201 all = new Genotype201(Collections.nCopies(Genotype201.EDGES, op));
        try (PlainBackend k = new PlainBackend(DType.FLOAT64);
                Network201 net = new Network201(k, size, all)) {
            net.parameters().initialise(seeds, init);
            for (Parameter p : net.parameters().list()) {
                if (p.kind().scored()) {
                    double[] w = net.parameters().get(p);
                    for (int i = 0; i < w.length; i++) {
                        w[i] = Math.abs(w[i]);
                    }
                    into.put(p.name(), new Pair(w, transposed(w, p.shape())));
                }
            }
        }
    }

    /** Inputs and outputs exchanged, the kernel turned round. */
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

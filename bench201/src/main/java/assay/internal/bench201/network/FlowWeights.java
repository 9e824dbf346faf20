package assay.internal.bench201.network;

import assay.core.random.Seeds;
import assay.core.space.bench201.Cost201;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Op201;
import assay.core.space.bench201.Skeleton201;
import assay.supernet.network.Init;
import assay.supernet.network.Kind;
import assay.supernet.network.Parameter;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.SizingBackend;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The absolute initial values of the weights of all cells' networks (about 15 MB with C=16, N=5). A weight's values
 * depend only on its name, so cells with the same operation on an edge share them. Immutable.
 */
final class FlowWeights {
    private static final List<Op201> CONVOLUTIONS = List.of(Op201.CONV_1X1, Op201.CONV_3X3);

    private final Map<String, double[]> one = new HashMap<>();
    private final Map<String, double[]> three = new HashMap<>();

    /** Bytes of all: the networks with each kind of convolution everywhere. */
    static long bytes(Skeleton201 size) {
        long values = CONVOLUTIONS.stream()
                .mapToLong(op -> Cost201.of(everywhere(op), size).params())
                .sum();
        return Double.BYTES * values;
    }

    private static Genotype201 everywhere(Op201 op) {
        return new Genotype201(Collections.nCopies(Genotype201.EDGES, op));
    }

    FlowWeights(Skeleton201 size, Seeds seeds, Init init) {
        try (SizingBackend k = new SizingBackend(DType.FLOAT64)) {
            for (Op201 op : CONVOLUTIONS) {
                try (Network201 net = new Network201(k, size, everywhere(op))) {
                    for (Parameter p : net.parameters().list()) {
                        if (p.kind().scored()) {
                            of(p).computeIfAbsent(p.name(), name -> absolute(init.values(p, seeds)));
                        }
                    }
                }
            }
        }
    }

    /** The places of 1x1 convolutions, and of all others. */
    private Map<String, double[]> of(Parameter p) {
        return p.kind() == Kind.CONV_WEIGHT && p.shape()[2] == 1 && p.name().contains(".layers.") ? one : three;
    }

    private static double[] absolute(double[] w) {
        for (int i = 0; i < w.length; i++) {
            w[i] = Math.abs(w[i]);
        }
        return w;
    }

    /** A convolution of a cell. */
    double[] edge(int cell, int edge, Op201 op) {
        return (op == Op201.CONV_1X1 ? one : three).get("cells." + cell + ".layers." + edge + ".op.1.weight");
    }

    /** A layer of the frame, by its name. */
    double[] frame(String name) {
        return three.get(name);
    }
}

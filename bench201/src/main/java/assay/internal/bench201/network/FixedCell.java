package assay.internal.bench201.network;

import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Op201;
import assay.supernet.network.Kind;
import assay.supernet.network.Norm;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Outline;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Term;
import assay.supernet.tape.Var;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * One architecture's cell (AutoDL-Projects {@code InferCell}): node j is the sum over its edges; the output is node 3.
 * Convolutions are ReLU-conv-BN, BN with weight and bias. {@code none} adds nothing. If a cell changes the number of channels,
 * a skip connection from its input is a 1x1 convolution and BN ({@code FactorizedReduce} at stride 1).
 */
final class FixedCell implements Frame.Cell {
    private static final int EDGES = 6;

    private final Genotype201 arch;
    private final int out;
    private final Weight[] convs = new Weight[EDGES];
    private final Weight[] biases = new Weight[EDGES];
    private final Norm[] norms = new Norm[EDGES];

    /**
     * @param in channels of the input
     * @param out channels of the output
     * @param convBias whether convolutions have a bias; it matters only if no normalisation follows
     * @throws IllegalArgumentException if channels change and an average pooling reads the input: the space has no such cell
     */
    FixedCell(Parameters p, String prefix, int in, int out, Genotype201 arch, boolean convBias) {
        this.arch = arch;
        this.out = out;
        for (int e = 0; e < EDGES; e++) {
            Op201 op = arch.edges().get(e);
            int c = Genotype201.source(e) == 0 ? in : out;
            if (kernel(op) > 0) {
                int k = kernel(op);
                String name = prefix + ".layers." + e + ".op.";
                convs[e] = p.add(name + "1.weight", Kind.CONV_WEIGHT, c * k * k, out, c, k, k);
                if (convBias) {
                    biases[e] = p.weight(out, 1, 1, 1);
                    p.slice(name + "1.bias", Kind.CONV_BIAS, c * k * k, biases[e], 0, out);
                }
                norms[e] = Norm.affine(p, name + "2", out);
            } else if (c != out && op == Op201.SKIP_CONNECT) {
                String name = prefix + ".layers." + e;
                convs[e] = p.add(name + ".conv.weight", Kind.CONV_WEIGHT, c, out, c, 1, 1);
                norms[e] = Norm.affine(p, name + ".bn", out);
            } else if (c != out && op == Op201.AVG_POOL_3X3) {
                throw new IllegalArgumentException("a cell from " + c + " to " + out + " channels with pooling");
            }
        }
    }

    static int kernel(Op201 op) {
        return switch (op) {
            case CONV_1X1 -> 1;
            case CONV_3X3 -> 3;
            case NONE, SKIP_CONNECT, AVG_POOL_3X3 -> 0;
        };
    }

    @Override
    public Var forward(Tape tape, Var x, Norms mode) {
        Var[] nodes = {x, null, null, null};
        int[] shape = x.value().shape().clone();
        shape[1] = out;
        for (int node = 1; node < 4; node++) {
            List<Term> terms = new ArrayList<>();
            for (int e = 0; e < EDGES; e++) {
                if (Genotype201.target(e) == node && arch.edges().get(e) == Op201.NONE) {
                    tape.outline().modules(null, 1);
                } else if (Genotype201.target(e) == node) {
                    terms.add(edge(tape, nodes[Genotype201.source(e)], e, mode));
                    if (biases[e] != null && mode.absent()) {
                        terms.add(bias(tape, x, e));
                    }
                }
            }
            nodes[node] = readThroughRelus(node) ? tape.activeSum(terms, shape) : tape.sum(terms, shape);
        }
        return nodes[3];
    }

    /** Whether convolutions read this node, and nothing else does. */
    private boolean readThroughRelus(int node) {
        boolean convolved = false;
        for (int e = 0; e < EDGES; e++) {
            Op201 op = arch.edges().get(e);
            if (Genotype201.source(e) == node && op != Op201.NONE) {
                if (kernel(op) == 0) {
                    return false;
                }
                convolved = true;
            }
        }
        return convolved;
    }

    /** The bias at every position. The batch's own mean would remove it again, so it is left out in that case. */
    private Term bias(Tape tape, Var x, int e) {
        int[] s = x.value().shape();
        Var ones = tape.filled(1, s[0], 1, s[2], s[3]);
        return Term.plain(tape.conv(ones, tape.weight(biases[e]), Window.same(1)));
    }

    /** What an edge adds. After a convolution come its normalisation and two modules that contain it. */
    private Term edge(Tape tape, Var x, int e, Norms mode) {
        Outline outline = tape.outline();
        return switch (arch.edges().get(e)) {
            case NONE -> throw new IllegalStateException("edge " + e + " holds no operation");
            case SKIP_CONNECT -> {
                if (convs[e] == null) {
                    outline.modules(x, 1);
                    yield Term.plain(x);
                }
                Var y = tape.conv(x, tape.weight(convs[e]), Window.same(1));
                outline.modules(y, 3);
                yield norms[e].term(tape, y, mode);
            }
            case AVG_POOL_3X3 -> {
                Var y = tape.avgPool(x, Window.same(3));
                outline.modules(y, 2);
                yield Term.plain(y);
            }
            case CONV_1X1, CONV_3X3 -> {
                Var active = tape.relu(x);
                Var y = tape.conv(
                        active,
                        tape.weight(convs[e]),
                        Window.same(kernel(arch.edges().get(e))));
                outline.modules(active, 1);
                outline.modules(y, 4);
                yield norms[e].term(tape, y, mode);
            }
        };
    }
}

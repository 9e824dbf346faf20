package assay.internal.bench201.network;

import assay.core.error.ShapeException;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Op201;
import assay.supernet.network.CellWeights;
import assay.supernet.network.Kind;
import assay.supernet.network.Norm;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Piece;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Term;
import assay.supernet.tape.Var;
import assay.supernet.tape.Vec;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Channels;
import assay.supernet.tensor.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * A cell in which every edge is the weighted sum of the five operations (DARTS, Eq. 2). All edges that leave a node share its
 * ReLU and its average pool; batch normalisation and weight of an operation are computed in the sum at its target. Operations
 * that are off are not computed.
 *
 * <p>BN has no weight and bias. With {@code convBias} the convolutions have a bias, as in AutoDL-Projects (without it: the
 * DrNAS repository). The mean removes it again, so it has no effect and no gradient. But it is a parameter, and weight decay
 * shrinks it, as in that code.
 *
 * <p>With partial channels (PC-DARTS; Xu et al., ICLR 2020) the first C/K channels of a node go through the operations and the
 * others bypass them. At the target both are concatenated, the operated ones first, and shuffled with K groups. All edges into
 * a node do this in the same way, so it is done once on their sums. If a mixture is longer than the options, the edges' own
 * weights follow and multiply the bypassing channels; the options' weights already include them.
 */
final class MixedCell implements Frame.Cell {
    private static final int OPS = Op201.values().length;
    private static final int EDGES = 6;

    private final int channels;
    private final int partial;
    /** Channels that go through operations. */
    private final int width;

    private final Weight[] conv1 = new Weight[EDGES];
    private final Weight[] conv3 = new Weight[EDGES];
    private final Norm[] norm1 = new Norm[EDGES];
    private final Norm[] norm3 = new Norm[EDGES];
    private final CellWeights.Share mix;

    MixedCell(Parameters p, String prefix, int c, int partial, boolean convBias, CellWeights.Share mix) {
        if (c % partial != 0) {
            throw new ShapeException(
                    "partial channels: expected " + c + " channels to be a multiple of K, found K = " + partial + ".");
        }
        channels = c;
        this.partial = partial;
        width = c / partial;
        this.mix = mix;
        for (int e = 0; e < EDGES; e++) {
            String edge = prefix + ".edges." + Genotype201.target(e) + "<-" + Genotype201.source(e) + ".";
            for (Op201 op : List.of(Op201.CONV_1X1, Op201.CONV_3X3)) {
                int k = FixedCell.kernel(op);
                String name = edge + op.ordinal() + ".op.1.";
                (k == 1 ? conv1 : conv3)[e] =
                        p.add(name + "weight", Kind.CONV_WEIGHT, width * k * k, width, width, k, k);
                if (convBias) {
                    p.add(name + "bias", Kind.CONV_BIAS, width * k * k, width);
                }
                (k == 1 ? norm1 : norm3)[e] = Norm.plain(p, width);
            }
        }
    }

    @Override
    public Var forward(Tape tape, Var x, Norms norms) {
        Source[] sources = new Source[3];
        int[] s = x.value().shape();
        Var node = x;
        for (int target = 1; target < 4; target++) {
            sources[target - 1] = new Source(tape, node, norms);
            List<Term> terms = new ArrayList<>();
            List<Term> past = new ArrayList<>();
            for (int e = 0; e < EDGES; e++) {
                if (Genotype201.target(e) == target) {
                    sources[Genotype201.source(e)].addTerms(e, terms, past);
                }
            }
            node = tape.sum(terms, s[0], width, s[2], s[3]);
            if (partial > 1) {
                node = shuffled(tape, node, tape.sum(past, s[0], channels - width, s[2], s[3]));
            }
        }
        return node;
    }

    /** Channel i of group k to place iK + k. */
    private Var shuffled(Tape tape, Var operated, Var past) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            pieces.add(new Piece(operated, i, 1));
            for (int k = 1; k < partial; k++) {
                pieces.add(new Piece(past, (k - 1) * width + i, 1));
            }
        }
        return tape.channels(pieces);
    }

    /** The values that all edges from one node share, made at the first use. */
    private final class Source {
        private final Tape tape;
        private final Var x;
        private final Norms norms;
        private Var part;
        private Var pooled;
        private Var active;

        Source(Tape tape, Var x, Norms norms) {
            this.tape = tape;
            this.x = x;
            this.norms = norms;
        }

        private Var part() {
            if (part == null) {
                part = partial == 1 ? x : tape.channels(List.of(new Piece(x, 0, width)));
            }
            return part;
        }

        private Var pooled() {
            pooled = pooled == null ? tape.avgPool(part(), Window.same(3)) : pooled;
            return pooled;
        }

        private Term conv(Weight weight, int kernel, Norm norm) {
            active = active == null ? tape.relu(part()) : active;
            return norm.term(tape, tape.conv(active, tape.weight(weight), Window.same(kernel)), norms);
        }

        void addTerms(int edge, List<Term> terms, List<Term> past) {
            Vec weights = mix.weights();
            int w = mix.from() + edge * OPS;
            if (weights.off(w) && weights.bare()) {
                terms.add(Term.bare(weights, w)); // none, if it is not chosen
            }
            Term.mix(
                    terms,
                    weights,
                    w + Op201.SKIP_CONNECT.ordinal(),
                    () -> Term.plain(new Channels(x.value(), 0, width), x));
            Term.mix(terms, weights, w + Op201.CONV_1X1.ordinal(), () -> conv(conv1[edge], 1, norm1[edge]));
            Term.mix(terms, weights, w + Op201.CONV_3X3.ordinal(), () -> conv(conv3[edge], 3, norm3[edge]));
            Term.mix(terms, weights, w + Op201.AVG_POOL_3X3.ordinal(), () -> Term.plain(pooled()));
            if (partial > 1) {
                Term rest = Term.plain(new Channels(x.value(), width, channels - width), x);
                int own = EDGES * OPS + edge;
                past.add(weights.length() > own ? rest.times(weights, own) : rest);
            }
        }
    }
}

package assay.bench201.network;

import assay.core.space.Genotype201;
import assay.core.space.Op201;
import assay.supernet.network.Kind;
import assay.supernet.network.Norm;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Term;
import assay.supernet.tape.Var;
import assay.supernet.tape.Vec;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A cell in which every edge is the weighted sum of the five operations (DARTS, Eq. 2). All edges that leave a node share
 * its ReLU and its average pool; batch normalisation and weight of an operation are folded into the sum at its target.
 * What is off is not computed.
 *
 * <p>BN has no weight and bias. With {@code convBias} the convolutions own a bias, as in AutoDL-Projects (without it: the
 * DrNAS repository). The mean takes it out again, so it has no effect and no gradient here; it is a parameter, and weight
 * decay shrinks it, as there.
 */
final class MixedCell implements Frame.Cell {
    private static final int OPS = Op201.values().length;
    private static final int EDGES = 6;

    private final Weight[] conv1 = new Weight[EDGES];
    private final Weight[] conv3 = new Weight[EDGES];
    private final Norm[] norm1 = new Norm[EDGES];
    private final Norm[] norm3 = new Norm[EDGES];
    private final Supplier<Vec> mix;

    MixedCell(Parameters p, String prefix, int c, boolean convBias, Supplier<Vec> mix) {
        this.mix = mix;
        for (int e = 0; e < EDGES; e++) {
            String edge = prefix + ".edges." + Genotype201.target(e) + "<-" + Genotype201.source(e) + ".";
            for (Op201 op : List.of(Op201.CONV_1X1, Op201.CONV_3X3)) {
                int k = FixedCell.kernel(op);
                String name = edge + op.ordinal() + ".op.1.";
                (k == 1 ? conv1 : conv3)[e] = p.add(name + "weight", Kind.CONV_WEIGHT, c * k * k, c, c, k, k);
                if (convBias) {
                    p.add(name + "bias", Kind.CONV_BIAS, c * k * k, c);
                }
                (k == 1 ? norm1 : norm3)[e] = Norm.plain(p, c);
            }
        }
    }

    @Override
    public Var forward(Tape tape, Var x, Norms norms) {
        Source[] sources = new Source[3];
        Var node = x;
        for (int target = 1; target < 4; target++) {
            sources[target - 1] = new Source(tape, node, norms);
            List<Term> terms = new ArrayList<>();
            for (int e = 0; e < EDGES; e++) {
                if (Genotype201.target(e) == target) {
                    sources[Genotype201.source(e)].addTerms(e, terms);
                }
            }
            node = tape.sum(terms, x.value().shape());
        }
        return node;
    }

    /** What all edges that leave one node share, made when first asked for. */
    private final class Source {
        private final Tape tape;
        private final Var x;
        private final Norms norms;
        private Var pooled;
        private Var active;

        Source(Tape tape, Var x, Norms norms) {
            this.tape = tape;
            this.x = x;
            this.norms = norms;
        }

        private Var pooled() {
            pooled = pooled == null ? tape.avgPool(x, Window.same(3)) : pooled;
            return pooled;
        }

        private Term conv(Weight weight, int kernel, Norm norm) {
            active = active == null ? tape.relu(x) : active;
            return norm.term(tape, tape.conv(active, tape.weight(weight), Window.same(kernel)), norms);
        }

        void addTerms(int edge, List<Term> terms) {
            Vec weights = mix.get();
            int w = edge * OPS;
            if (weights.off(w) && weights.bare()) {
                terms.add(Term.bare(weights, w)); // none, where it is not chosen
            }
            Term.mix(terms, weights, w + Op201.SKIP_CONNECT.ordinal(), () -> Term.plain(x));
            Term.mix(terms, weights, w + Op201.CONV_1X1.ordinal(), () -> conv(conv1[edge], 1, norm1[edge]));
            Term.mix(terms, weights, w + Op201.CONV_3X3.ordinal(), () -> conv(conv3[edge], 3, norm3[edge]));
            Term.mix(terms, weights, w + Op201.AVG_POOL_3X3.ordinal(), () -> Term.plain(pooled()));
        }
    }
}

package assay.bench201.network;

import assay.core.space.Genotype201;
import assay.core.space.Op201;
import assay.supernet.network.Kind;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Term;
import assay.supernet.tape.Var;
import assay.supernet.tape.Vec;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Channels;
import assay.supernet.tensor.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A cell in which every edge is the weighted sum of the five operations (DARTS, Eq. 2). All edges that leave a node share
 * its ReLU and its average pool, and their convolutions of one size run as one wide convolution; what remains of an edge,
 * batch normalisation and weight, is folded into the sum at its target.
 *
 * <p>BN has no weight and bias. With {@code convBias} the convolutions own a bias, as in AutoDL-Projects (without it: the
 * DrNAS repository). The batch's mean takes it out again, so it has no effect and no gradient here; it is a parameter,
 * and weight decay shrinks it, as there.
 */
final class MixedCell implements Frame.Cell {
    private static final int OPS = Op201.values().length;
    /** The place of each edge among those that leave its source, and how many leave node 0, 1, 2. */
    private static final int[] PLACE = {0, 1, 0, 2, 1, 0};

    private static final int[] LEAVING = {3, 2, 1};

    private final int channels;
    private final Weight[] conv1 = new Weight[3];
    private final Weight[] conv3 = new Weight[3];
    private final Supplier<Vec> mix;

    MixedCell(Parameters p, String prefix, int c, boolean convBias, Supplier<Vec> mix) {
        channels = c;
        this.mix = mix;
        for (int source = 0; source < 3; source++) {
            conv1[source] = p.weight(LEAVING[source] * c, c, 1, 1);
            conv3[source] = p.weight(LEAVING[source] * c, c, 3, 3);
        }
        for (int e = 0; e < 6; e++) {
            String edge = prefix + ".edges." + Genotype201.target(e) + "<-" + Genotype201.source(e) + ".";
            for (Op201 op : List.of(Op201.CONV_1X1, Op201.CONV_3X3)) {
                int k = FixedCell.kernel(op);
                int size = c * c * k * k;
                String name = edge + op.ordinal() + ".op.1.";
                Weight wide = (k == 1 ? conv1 : conv3)[Genotype201.source(e)];
                p.slice(name + "weight", Kind.CONV_WEIGHT, c * k * k, wide, PLACE[e] * size, c, c, k, k);
                if (convBias) {
                    p.add(name + "bias", Kind.CONV_BIAS, c * k * k, c);
                }
            }
        }
    }

    @Override
    public Var forward(Tape tape, Var x, Norms norms) {
        Source[] sources = new Source[3];
        Var node = x;
        for (int target = 1; target < 4; target++) {
            sources[target - 1] = new Source(tape, node, target - 1);
            List<Term> terms = new ArrayList<>();
            for (int e = 0; e < 6; e++) {
                if (Genotype201.target(e) == target) {
                    sources[Genotype201.source(e)].addTerms(e, terms);
                }
            }
            node = tape.sum(terms, x.value().shape());
        }
        return node;
    }

    /** What all edges that leave one node share. */
    private final class Source {
        private final Var x;
        private final Var pooled;
        private final Var by1;
        private final Var by3;

        Source(Tape tape, Var x, int node) {
            this.x = x;
            pooled = tape.avgPool(x, Window.same(3));
            Var active = tape.relu(x);
            by1 = tape.conv(active, tape.weight(conv1[node]), Window.same(1));
            by3 = tape.conv(active, tape.weight(conv3[node]), Window.same(3));
        }

        void addTerms(int edge, List<Term> terms) {
            Vec weights = mix.get();
            int w = edge * OPS;
            if (weights.off(w) && weights.bare()) {
                terms.add(Term.bare(weights, w)); // none, where it is not chosen
            }
            Term.mix(terms, weights, w + Op201.SKIP_CONNECT.ordinal(), () -> Term.plain(x));
            Term.mix(terms, weights, w + Op201.CONV_1X1.ordinal(), () -> normalised(by1, edge));
            Term.mix(terms, weights, w + Op201.CONV_3X3.ordinal(), () -> normalised(by3, edge));
            Term.mix(terms, weights, w + Op201.AVG_POOL_3X3.ordinal(), () -> Term.plain(pooled));
        }

        private Term normalised(Var wide, int edge) {
            return Term.normalised(new Channels(wide.value(), PLACE[edge] * channels, channels), wide, null, null);
        }
    }
}

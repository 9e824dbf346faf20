package assay.internal.darts.network;

import assay.core.space.darts.OpDarts;
import assay.supernet.network.DropPath;
import assay.supernet.network.Norms;
import assay.supernet.tape.Term;
import assay.supernet.tape.Vec;
import java.util.ArrayList;
import java.util.List;

/** All operations of an edge, with weights. {@code none} is zero, so only its weight exists, without use. */
final class MixedEdge {
    private final List<Branch> branches = new ArrayList<>();

    MixedEdge(Layers layers, String name, List<OpDarts> operations, int channels, int stride) {
        for (OpDarts op : operations) {
            String place = name + "._ops." + branches.size();
            branches.add(op == OpDarts.NONE ? null : layers.operation(op, place, channels, stride));
        }
    }

    /**
     * @param at the weight of the first operation in the mixture
     * @param drop leaves out skip connections that return their input unchanged
     */
    void addTerms(State s, Vec mix, int at, Norms norms, DropPath drop, List<Term> terms) {
        for (int k = 0; k < branches.size(); k++) {
            Branch branch = branches.get(k);
            if (branch != null) {
                Term.mix(
                        terms,
                        mix,
                        at + k,
                        () -> drop.active() && branch.identity() ? dropped(s, drop) : branch.term(s, norms));
            } else if (mix.off(at + k) && mix.bare()) {
                terms.add(Term.bare(mix, at + k));
            }
        }
    }

    private static Term dropped(State s, DropPath drop) {
        int images = s.x().value().shape()[0];
        return Term.plain(s.tape().scaleSamples(s.x(), drop.factors(images)));
    }
}

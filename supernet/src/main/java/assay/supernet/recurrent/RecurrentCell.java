package assay.supernet.recurrent;

import assay.supernet.network.Norms;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Term;
import assay.supernet.tape.Var;
import assay.supernet.tape.Vec;
import assay.supernet.tape.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What follows state 0 in a time step: the nodes, and the mean that is the new hidden state. */
interface RecurrentCell {
    /**
     * One time step.
     *
     * @param first state 0
     * @param mix the weights of all edges' operations; null for a cell that is decided
     */
    Var step(Step step, Var first, Vec mix);

    /** The nodes' matrices. */
    List<Weight> matrices();

    /**
     * The values that all time steps of a pass share.
     *
     * @param mask of the states' products; null for ones
     * @param dropped the matrices of which some weights are dropped
     * @param norms what normalisation does
     */
    record Step(Tape tape, Var mask, Map<Weight, Var> dropped, Norms norms) {
        /** The matrix as it enters products. */
        Var matrix(Weight w) {
            Var d = dropped.get(w);
            return d == null ? tape.weight(w) : d;
        }

        /** The state as it enters products. */
        Var masked(Var state) {
            return mask == null ? state : tape.multiply(state, mask);
        }

        /** @param share one over how many they are */
        Var mean(List<Var> states, Vec share) {
            List<Term> terms = new ArrayList<>(states.size());
            states.forEach(s -> terms.add(Term.plain(s).times(share, 0)));
            return tape.sum(terms, states.get(0).value().shape());
        }
    }
}

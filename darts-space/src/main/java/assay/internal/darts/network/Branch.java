package assay.internal.darts.network;

import assay.supernet.network.Norms;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Term;
import assay.supernet.tape.Var;
import java.util.List;

/** An operation that reads one state. */
interface Branch {
    /** All channels of its result, as a term of a sum; its last normalisation is computed in the sum. */
    Term term(State s, Norms norms);

    /** Whether it returns its input unchanged; drop path does not apply to it then. */
    default boolean identity() {
        return false;
    }

    /** The result as a separate map. */
    default Var apply(State s, Norms norms) {
        return value(s.tape(), term(s, norms));
    }

    static Var value(Tape tape, Term term) {
        return tape.sum(List.of(term), term.source().value().shape());
    }
}

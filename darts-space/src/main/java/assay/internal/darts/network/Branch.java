package assay.internal.darts.network;

import assay.supernet.network.Norms;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Term;
import assay.supernet.tape.Var;
import java.util.List;

/** An operation that reads one state. */
interface Branch {
    /** All channels of its result, as a term of a sum: its last normalisation is done within the sum. */
    Term term(State s, Norms norms);

    /** Whether it hands on its input as it is: drop path leaves it alone. */
    default boolean identity() {
        return false;
    }

    /** The result by itself. */
    default Var apply(State s, Norms norms) {
        return value(s.tape(), term(s, norms));
    }

    static Var value(Tape tape, Term term) {
        return tape.sum(List.of(term), term.source().value().shape());
    }
}

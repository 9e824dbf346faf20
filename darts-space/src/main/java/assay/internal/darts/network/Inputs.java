package assay.internal.darts.network;

import assay.supernet.network.Norms;
import assay.supernet.tape.Piece;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import java.util.List;
import java.util.stream.Collectors;

/** The two ends of every cell: its inputs, converted to its width and size, and the concatenation of its nodes. */
final class Inputs {
    private final Branch before;
    private final Branch last;

    Inputs(Layers layers, DartsFrame.Place place) {
        String name = place.name() + ".preprocess";
        before = place.reducedBefore()
                ? new FactorizedReduce(layers, name + "0", place.before(), place.channels())
                : layers.project(name + "0", place.before(), place.channels());
        last = layers.project(name + "1", place.last(), place.channels());
    }

    /** States 0 and 1. */
    List<State> forward(Tape tape, Var x0, Var x1, Norms norms) {
        Var s0 = before.apply(new State(tape, x0), norms);
        Var s1 = last.apply(new State(tape, x1), norms);
        return List.of(new State(tape, s0), new State(tape, s1));
    }

    static Var concat(Tape tape, List<State> states, List<Integer> which) {
        return tape.channels(
                which.stream().map(i -> Piece.all(states.get(i).x())).collect(Collectors.toList()));
    }
}

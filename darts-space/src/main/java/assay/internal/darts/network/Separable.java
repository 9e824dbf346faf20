package assay.internal.darts.network;

import assay.supernet.network.Norm;
import assay.supernet.network.Norms;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Term;
import assay.supernet.tape.Var;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Window;

/** ReLU, depthwise convolution, pointwise convolution, normalisation. */
final class Separable implements Branch {
    private final Window window;
    private final Weight depthwise;
    private final Weight pointwise;
    private final Norm norm;
    private final int containers;

    /**
     * @param at the place of the depthwise convolution in the official sequence
     * @param last whether the sequence ends with it
     */
    Separable(Layers layers, String name, int at, int c, Window window, boolean last) {
        this.window = window;
        containers = last ? 2 : 0;
        depthwise = layers.conv(name + at + ".weight", c, c, window.kernel(), c);
        pointwise = layers.conv(name + (at + 1) + ".weight", c, c, 1, 1);
        norm = layers.norm(name + (at + 2), c);
    }

    @Override
    public Term term(State s, Norms norms) {
        return term(s.tape(), s.relu(), norms);
    }

    /** @param active the input after the ReLU */
    Term term(Tape tape, Var active, Norms norms) {
        return norm.term(tape, convolved(tape, active), norms);
    }

    /** The result with the ReLU of the next one. */
    Var active(State s, Norms norms) {
        return norm.active(s.tape(), convolved(s.tape(), s.relu()), norms);
    }

    private Var convolved(Tape tape, Var active) {
        Var spatial = tape.conv(active, tape.weight(depthwise), window);
        Var mixed = tape.conv(spatial, tape.weight(pointwise), Window.same(1));
        tape.outline().modules(active, 1);
        tape.outline().modules(spatial, 1);
        tape.outline().modules(mixed, 2 + containers);
        return mixed;
    }
}

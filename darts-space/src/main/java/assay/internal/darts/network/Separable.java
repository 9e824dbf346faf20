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

    /** @param at the place of the depthwise convolution in the official sequence */
    Separable(Layers layers, String name, int at, int c, Window window) {
        this.window = window;
        depthwise = layers.conv(name + at + ".weight", c, c, window.kernel(), c);
        pointwise = layers.conv(name + (at + 1) + ".weight", c, c, 1, 1);
        norm = layers.norm(name + (at + 2), c);
    }

    @Override
    public Term term(State s, Norms norms) {
        Tape tape = s.tape();
        Var spatial = tape.conv(s.relu(), tape.weight(depthwise), window);
        return norm.term(tape, tape.conv(spatial, tape.weight(pointwise), Window.same(1)), norms);
    }
}

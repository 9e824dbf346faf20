package assay.internal.darts.network;

import assay.supernet.network.Norm;
import assay.supernet.network.Norms;
import assay.supernet.tape.Piece;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Term;
import assay.supernet.tape.Var;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Window;
import java.util.List;

/**
 * Halves the image: ReLU, then a 1x1 convolution of the pixels at even places gives half of the channels, and one of the pixels
 * at odd places gives the other half; then normalisation.
 */
final class FactorizedReduce implements Branch {
    private final Weight even;
    private final Weight odd;
    private final Norm norm;

    FactorizedReduce(Layers layers, String name, int in, int out) {
        even = layers.conv(name + ".conv_1.weight", in, out / 2, 1, 1);
        odd = layers.conv(name + ".conv_2.weight", in, out / 2, 1, 1);
        norm = layers.norm(name + ".bn", out);
    }

    @Override
    public Term term(State s, Norms norms) {
        Tape tape = s.tape();
        Var first = tape.conv(s.relu(), tape.weight(even), Window.of(1, 2, 0));
        Var second = tape.conv(tape.oddPixels(s.relu()), tape.weight(odd), Window.same(1));
        Var both = tape.channels(List.of(Piece.all(first), Piece.all(second)));
        tape.outline().modules(s.relu(), 1);
        tape.outline().modules(first, 1);
        tape.outline().modules(second, 1);
        tape.outline().modules(both, 2);
        return norm.term(tape, both, norms);
    }
}

package assay.internal.darts.network;

import assay.core.space.darts.SkeletonDarts;
import assay.supernet.network.Norm;
import assay.supernet.network.Norms;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Window;

/**
 * The layers before the cells. CIFAR: one 3x3 convolution to 3C channels, whose output is both inputs of the first cell.
 * ImageNet: three of stride 2, to C/2, C and C channels; the outputs of the last two are the inputs. Its normalisation has
 * weight and bias in supernets too.
 */
final class Stem {
    private final boolean imageNet;
    private final Weight[] convs;
    private final Norm[] norms;

    Stem(Layers inCells, SkeletonDarts size) {
        Layers layers = new Layers(inCells.p(), true, false);
        int c = size.channels();
        imageNet = size.imageNet();
        if (imageNet) {
            convs = new Weight[3];
            norms = new Norm[3];
            layer(layers, 0, "stem0.0", "stem0.1", 3, c / 2);
            layer(layers, 1, "stem0.3", "stem0.4", c / 2, c);
            layer(layers, 2, "stem1.1", "stem1.2", c, c);
        } else {
            convs = new Weight[1];
            norms = new Norm[1];
            layer(layers, 0, "stem.0", "stem.1", 3, 3 * c);
        }
    }

    private void layer(Layers layers, int i, String conv, String norm, int in, int out) {
        convs[i] = layers.conv(conv + ".weight", in, out, 3, 1);
        norms[i] = layers.norm(norm, out);
    }

    /** The two inputs of the first cell. */
    Var[] forward(Tape tape, Var images, Norms mode) {
        Var x = apply(tape, 0, images, mode);
        if (!imageNet) {
            return new Var[] {x, x};
        }
        Var before = apply(tape, 1, tape.relu(x), mode);
        return new Var[] {before, apply(tape, 2, tape.relu(before), mode)};
    }

    private Var apply(Tape tape, int i, Var x, Norms mode) {
        Window window = imageNet ? Window.of(3, 2, 1) : Window.same(3);
        Var y = tape.conv(x, tape.weight(convs[i]), window);
        // Normalisation changes no correlation between channels: it counts with its convolution, as does the sequence.
        tape.outline().modules(y, 3);
        return norms[i].apply(tape, y, mode);
    }
}

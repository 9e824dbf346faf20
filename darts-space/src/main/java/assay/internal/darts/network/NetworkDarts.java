package assay.internal.darts.network;

import assay.core.space.darts.GenotypeDarts;
import assay.core.space.darts.SkeletonDarts;
import assay.supernet.network.DropPath;
import assay.supernet.network.Network;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tensor.Backend;

/**
 * The network for training a found architecture (quark0/darts, {@code NetworkCIFAR} and {@code NetworkImageNet}): normalisation
 * with weight and bias, pooling without. Values are zero until they are initialised.
 */
public final class NetworkDarts implements Network {
    private final Parameters parameters;
    private final DartsFrame frame;

    public NetworkDarts(Backend backend, SkeletonDarts size, GenotypeDarts arch) {
        parameters = new Parameters(backend);
        Layers layers = new Layers(parameters, true, false);
        frame = new DartsFrame(
                layers,
                size,
                place -> new DartsFixedCell(layers, place, place.reduces() ? arch.reduce() : arch.normal()));
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    /** A network without drop path and auxiliary classifier. */
    @Override
    public Var forward(Tape tape, Var images, Norms norms) {
        return frame.forward(tape, images, norms, DropPath.NONE, false).logits();
    }

    @Override
    public Outputs train(Tape tape, Var images, DropPath drop) {
        return frame.forward(tape, images, Norms.TRACK, drop, true);
    }
}

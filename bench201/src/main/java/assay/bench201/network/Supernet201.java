package assay.bench201.network;

import assay.core.space.Bench201Space;
import assay.core.space.SearchSpace;
import assay.core.space.Skeleton201;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameters;
import assay.supernet.network.Supernet;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tape.Vec;
import assay.supernet.tensor.Backend;

/** All 15,625 cells at once; the architecture weights are shared by all cells of the network. */
public final class Supernet201 implements Supernet {
    private final Parameters parameters;
    private final Frame frame;
    private Vec mix;

    /** @param convBias whether the cells' convolutions own a bias: AutoDL-Projects yes, the DrNAS repository no */
    public Supernet201(Backend backend, Skeleton201 size, boolean convBias) {
        parameters = new Parameters(backend);
        frame = new Frame(
                parameters, size, (prefix, c) -> new MixedCell(parameters, prefix, c, convBias, () -> this.mix));
    }

    @Override
    public SearchSpace space() {
        return new Bench201Space();
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public Var forward(Tape tape, Var images, Vec weights, Norms norms) {
        mix = weights;
        return frame.forward(tape, images, norms);
    }
}

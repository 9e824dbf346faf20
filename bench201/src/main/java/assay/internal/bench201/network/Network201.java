package assay.internal.bench201.network;

import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Skeleton201;
import assay.supernet.network.Network;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tensor.Backend;

/** The network that the benchmark trained for one architecture. Values are zero until they are initialised. */
public final class Network201 implements Network {
    private final Parameters parameters;
    private final Frame frame;

    public Network201(Backend backend, Skeleton201 size, Genotype201 arch) {
        this(backend, size, arch, false);
    }

    /**
     * @param convBias whether the cells' convolutions have a bias, as in the network that zero-cost-nas scores; it matters only
     *     if the normalisation after it is left out
     */
    public Network201(Backend backend, Skeleton201 size, Genotype201 arch, boolean convBias) {
        parameters = new Parameters(backend);
        frame = new Frame(
                parameters, size, convBias, (prefix, c) -> new FixedCell(parameters, prefix, c, c, arch, convBias));
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public Var forward(Tape tape, Var images, Norms norms) {
        return frame.forward(tape, images, norms);
    }
}

package assay.internal.bench201.network;

import assay.core.space.bench201.Bench201Space;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.GenotypeSize;
import assay.core.space.bench201.SizeSpace;
import assay.supernet.network.Network;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tensor.Backend;

/**
 * A network of NATS-Bench's size space (AutoDL-Projects {@code DynamicShapeTinyNet}): stem, cell, residual block, cell,
 * residual block, cell, each with its own number of channels and one cell in each stage. Values are zero until they are
 * initialised.
 */
public final class NetworkSize implements Network {
    private static final Genotype201 CELL = new Bench201Space().parse(SizeSpace.CELL);

    private final Parameters parameters;
    private final Frame frame;

    /** @param classes of the classifier */
    public NetworkSize(Backend backend, GenotypeSize arch, int classes) {
        parameters = new Parameters(backend);
        int first = arch.channels().get(0);
        frame = new Frame(parameters, first, classes, 0, parts -> {
            int c = first;
            for (int out : arch.channels()) {
                String prefix = "cells." + parts.size();
                parts.add(
                        parts.size() % 2 == 0
                                ? new FixedCell(parameters, prefix, c, out, CELL, false)
                                : new Residual(parameters, prefix, c, out)::forward);
                c = out;
            }
            return c;
        });
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

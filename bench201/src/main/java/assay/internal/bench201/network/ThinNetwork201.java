package assay.internal.bench201.network;

import assay.core.space.bench201.Genotype201;
import assay.supernet.network.Kind;
import assay.supernet.network.Network;
import assay.supernet.network.Norm;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Backend;

/**
 * One cell of one channel without stem, then BN, ReLU, global average and a linear layer of 10 outputs: the network on which TE-NAS
 * counts linear regions. Values are zero until they are initialised.
 */
public final class ThinNetwork201 implements Network {
    private static final int CLASSES = 10;

    private final Parameters parameters;
    private final FixedCell cell;
    private final Norm norm;
    private final Weight classifier;
    private final Weight bias;

    public ThinNetwork201(Backend backend, Genotype201 arch) {
        parameters = new Parameters(backend);
        cell = new FixedCell(parameters, "cell", 1, 1, arch, false);
        norm = Norm.affine(parameters, "lastact.0", 1);
        classifier = parameters.add("classifier.weight", Kind.LINEAR_WEIGHT, 1, CLASSES, 1);
        bias = parameters.add("classifier.bias", Kind.LINEAR_BIAS, 1, CLASSES);
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public Var forward(Tape tape, Var images, Norms norms) {
        Var active = tape.relu(norm.apply(tape, cell.forward(tape, images, norms), norms));
        return tape.linear(tape.spatialMean(active), tape.weight(classifier), tape.weight(bias));
    }
}

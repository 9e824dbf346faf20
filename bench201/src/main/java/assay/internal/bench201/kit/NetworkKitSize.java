package assay.internal.bench201.kit;

import assay.core.space.Genotype;
import assay.core.space.bench201.Cost201;
import assay.core.space.bench201.GenotypeSize;
import assay.core.space.bench201.SizeSpace;
import assay.internal.bench201.network.NetworkSize;
import assay.supernet.kit.NetworkCost;
import assay.supernet.kit.NetworkKit;
import assay.supernet.kit.NetworkShape;
import assay.supernet.network.Network;
import assay.supernet.tensor.Backend;
import java.util.Optional;

/**
 * Networks of NATS-Bench's size space: the architecture determines the channels, and each stage always has one cell. Methods
 * that ask the table search it; it has no supernet.
 */
public final class NetworkKitSize implements NetworkKit {
    @Override
    public String space() {
        return new SizeSpace().name();
    }

    @Override
    public void check(NetworkShape shape) {
        if (shape.classes() < 1 || shape.imageSize() < 4 || shape.imageSize() % 4 != 0) {
            throw new IllegalArgumentException(
                    "NATS-Bench size network: expected at least 1 class and an image size that"
                            + " is a multiple of 4, found " + shape.classes() + " and " + shape.imageSize() + ".");
        }
    }

    @Override
    public boolean scalable() {
        return false;
    }

    @Override
    public Network network(Backend backend, NetworkShape shape, Genotype arch) {
        return new NetworkSize(backend, (GenotypeSize) arch, shape.classes());
    }

    @Override
    public NetworkCost cost(NetworkShape shape, Genotype arch) {
        Cost201 cost = Cost201.of((GenotypeSize) arch, shape.classes(), shape.imageSize());
        return new NetworkCost(cost.params(), 0, cost.multiplyAdds());
    }

    @Override
    public Optional<String> whyNoBias() {
        return Optional.of("no convolution of NATS-Bench's size space has a bias");
    }
}

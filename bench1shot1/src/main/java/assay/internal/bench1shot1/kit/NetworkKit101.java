package assay.internal.bench1shot1.kit;

import assay.core.space.Genotype;
import assay.core.space.bench101.Cost101;
import assay.core.truth.Benchmark;
import assay.internal.bench1shot1.network.Network101;
import assay.internal.bench1shot1.network.Skeleton101;
import assay.supernet.kit.NetworkCost;
import assay.supernet.kit.NetworkKit;
import assay.supernet.kit.NetworkShape;
import assay.supernet.kit.TrainingDefaults;
import assay.supernet.network.Network;
import assay.supernet.tensor.Backend;
import java.util.Optional;

/** The cells of NAS-Bench-101. */
public class NetworkKit101 implements NetworkKit {
    @Override
    public String space() {
        return Benchmark.NASBENCH101.space();
    }

    @Override
    public final void check(NetworkShape shape) {
        skeleton(shape);
    }

    private static Skeleton101 skeleton(NetworkShape shape) {
        return new Skeleton101(shape.channels(), shape.cells(), shape.classes());
    }

    @Override
    public final Network network(Backend backend, NetworkShape shape, Genotype arch) {
        return Network101.of(backend, skeleton(shape), arch);
    }

    @Override
    public final NetworkCost cost(NetworkShape shape, Genotype arch) {
        Cost101 cost =
                Cost101.of(Network101.cell(arch), shape.channels(), shape.cells(), shape.classes(), shape.imageSize());
        return new NetworkCost(cost.params(), 0, cost.multiplyAdds());
    }

    @Override
    public Optional<String> whyNoBias() {
        return Optional.of("the networks of NAS-Bench-101 have no bias before a normalisation");
    }

    @Override
    public final Optional<TrainingDefaults> training(boolean imageNet) {
        return Optional.of(new TrainingDefaults(128, 3, false));
    }
}

package assay.internal.darts.kit;

import assay.core.space.Genotype;
import assay.core.space.darts.CostDarts;
import assay.core.space.darts.DartsSpace;
import assay.core.space.darts.GenotypeDarts;
import assay.core.space.darts.SkeletonDarts;
import assay.internal.darts.network.NetworkDarts;
import assay.internal.darts.network.SearchShape;
import assay.internal.darts.network.SupernetDarts;
import assay.supernet.kit.NetworkCost;
import assay.supernet.kit.NetworkKit;
import assay.supernet.kit.NetworkShape;
import assay.supernet.kit.SupernetDefaults;
import assay.supernet.kit.SupernetKit;
import assay.supernet.kit.TrainingDefaults;
import assay.supernet.network.Network;
import assay.supernet.network.Supernet;
import assay.supernet.search.method.Search;
import assay.supernet.search.method.Stage;
import assay.supernet.search.relax.Dirichlet;
import assay.supernet.tensor.Backend;
import java.util.Optional;

/** The space of DARTS. The number of cells is that of the whole network. */
public final class NetworkKitDarts implements NetworkKit {
    @Override
    public String space() {
        return DartsSpace.darts().name();
    }

    @Override
    public void check(NetworkShape shape) {
        skeleton(shape);
    }

    private static SkeletonDarts skeleton(NetworkShape s) {
        return new SkeletonDarts(s.imageNetStem(), s.channels(), s.cells(), s.classes(), s.imageSize(), s.auxiliary());
    }

    @Override
    public Network network(Backend backend, NetworkShape shape, Genotype arch) {
        return new NetworkDarts(backend, skeleton(shape), (GenotypeDarts) arch);
    }

    @Override
    public NetworkCost cost(NetworkShape shape, Genotype arch) {
        CostDarts cost = CostDarts.of((GenotypeDarts) arch, skeleton(shape));
        return new NetworkCost(cost.params(), cost.auxiliaryParams(), cost.multiplyAdds());
    }

    @Override
    public Optional<String> whyNoBias() {
        return Optional.of("no convolution of the DARTS space has a bias");
    }

    /** The published sizes for CIFAR and for ImageNet. */
    @Override
    public Optional<TrainingDefaults> training(boolean imageNet) {
        return Optional.of(imageNet ? new TrainingDefaults(48, 14, true) : new TrainingDefaults(36, 20, true));
    }

    @Override
    public boolean hasImageNetStem() {
        return true;
    }

    @Override
    public Optional<SupernetKit> supernets() {
        return Optional.of(new Supernets());
    }

    private static final class Supernets implements SupernetKit {
        /** Liu et al., ICLR 2019. */
        @Override
        public SupernetDefaults published() {
            return new SupernetDefaults(16, 8, 50, 64, 0.025, 0.001, 0.9, false, 3e-4, 5);
        }

        @Override
        public void check(NetworkShape shape) {
            skeleton(shape);
        }

        /** DrNAS searches seven operations, without {@code none}, and does not normalise after pooling. */
        @Override
        public Supernet supernet(Backend backend, NetworkShape shape, Search search, Stage stage) {
            SearchShape weighed = search.relax() instanceof Dirichlet
                    ? SearchShape.drNas(stage.partial())
                    : new SearchShape(DartsSpace.darts(), stage.partial(), true);
            int cells = stage.fresh() ? stage.cells() : shape.cells();
            SkeletonDarts size =
                    new SkeletonDarts(false, shape.channels(), cells, shape.classes(), shape.imageSize(), false);
            return new SupernetDarts(backend, size, weighed);
        }

        @Override
        public boolean tellsCellsApart(int partial) {
            return true;
        }

        @Override
        public boolean widens() {
            return true;
        }

        @Override
        public boolean deepens() {
            return true;
        }
    }
}

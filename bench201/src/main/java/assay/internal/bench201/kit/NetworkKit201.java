package assay.internal.bench201.kit;

import assay.core.random.Seeds;
import assay.core.space.Genotype;
import assay.core.space.bench201.Bench201Space;
import assay.core.space.bench201.Cost201;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Skeleton201;
import assay.internal.bench201.network.Flow201;
import assay.internal.bench201.network.Network201;
import assay.internal.bench201.network.Supernet201;
import assay.internal.bench201.network.ThinNetwork201;
import assay.supernet.kit.NetworkCost;
import assay.supernet.kit.NetworkKit;
import assay.supernet.kit.NetworkShape;
import assay.supernet.kit.SupernetDefaults;
import assay.supernet.kit.SupernetKit;
import assay.supernet.kit.TrainingDefaults;
import assay.supernet.network.Init;
import assay.supernet.network.Network;
import assay.supernet.network.Supernet;
import assay.supernet.search.method.Search;
import assay.supernet.search.method.Stage;
import assay.supernet.tensor.Backend;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** The cells of NAS-Bench-201. */
public final class NetworkKit201 implements NetworkKit {
    @Override
    public String space() {
        return new Bench201Space().name();
    }

    @Override
    public void check(NetworkShape shape) {
        skeleton(shape);
    }

    private static Skeleton201 skeleton(NetworkShape shape) {
        return new Skeleton201(shape.channels(), shape.cells(), shape.classes(), shape.imageSize());
    }

    @Override
    public Network network(Backend backend, NetworkShape shape, Genotype arch) {
        return new Network201(backend, skeleton(shape), (Genotype201) arch, shape.convBias());
    }

    @Override
    public Optional<Network> thin(Backend backend, Genotype arch) {
        return Optional.of(new ThinNetwork201(backend, (Genotype201) arch));
    }

    @Override
    public NetworkCost cost(NetworkShape shape, Genotype arch) {
        Cost201 cost = Cost201.of((Genotype201) arch, skeleton(shape));
        return new NetworkCost(cost.params(), 0, cost.multiplyAdds());
    }

    @Override
    public Optional<String> whyNoBias() {
        return Optional.empty();
    }

    /** No faster way for cells with biases, because biases have a flow too. */
    @Override
    public Optional<Supplier<ToDoubleFunction<Genotype>>> flow(NetworkShape shape, Seeds seeds, Init init) {
        return shape.convBias() ? Optional.empty() : Optional.of(new Flows(skeleton(shape), seeds, init));
    }

    @Override
    public long flowBytes(NetworkShape shape, int threads) {
        return shape.convBias() ? 0 : Flow201.bytes(skeleton(shape), threads);
    }

    /** Weights are drawn at the first use by a thread. */
    private static final class Flows implements Supplier<ToDoubleFunction<Genotype>> {
        private final Skeleton201 size;
        private final Seeds seeds;
        private final Init init;
        private Flow201 first;

        Flows(Skeleton201 size, Seeds seeds, Init init) {
            this.size = size;
            this.seeds = seeds;
            this.init = init;
        }

        @Override
        public synchronized ToDoubleFunction<Genotype> get() {
            first = first == null ? new Flow201(size, seeds, init) : first;
            Flow201 own = first.another();
            return arch -> own.score((Genotype201) arch);
        }
    }

    @Override
    public Optional<TrainingDefaults> training(boolean imageNet) {
        return Optional.of(new TrainingDefaults(16, 5, false));
    }

    @Override
    public Optional<SupernetKit> supernets() {
        return Optional.of(new Supernets());
    }

    private static final class Supernets implements SupernetKit {
        /** Dong and Yang, ICLR 2020. */
        @Override
        public SupernetDefaults published() {
            return new SupernetDefaults(16, 5, 50, 64, 0.025, 0.001, 0.9, true, 5e-4, 5);
        }

        @Override
        public Supernet supernet(Backend backend, NetworkShape shape, Search search, Stage stage) {
            return new Supernet201(backend, skeleton(shape), shape.convBias(), stage.partial());
        }

        @Override
        public boolean tellsCellsApart(int partial) {
            return partial == 1;
        }

        @Override
        public boolean widens() {
            return true;
        }
    }
}

package assay.internal.experiments.spaces;

import assay.core.error.UsageException;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.random.Seeds;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.core.truth.Benchmark;
import assay.internal.experiments.config.ExperimentConfig;
import assay.proxies.Proxy;
import assay.supernet.kit.Inheritance;
import assay.supernet.kit.NetworkKit;
import assay.supernet.kit.NetworkKits;
import assay.supernet.kit.NetworkShape;
import assay.supernet.kit.SupernetKit;
import assay.supernet.network.Init;
import assay.supernet.network.Network;
import assay.supernet.network.Supernet;
import assay.supernet.search.method.Search;
import assay.supernet.search.method.Stage;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What an experiment builds on its search space, at its sizes. */
public final class RunSpace {
    private final SpaceKit kit;
    private final Optional<NetworkKit> networks;
    private final ExperimentConfig config;

    private RunSpace(SpaceKit kit, Optional<NetworkKit> networks, ExperimentConfig config) {
        this.kit = kit;
        this.networks = networks;
        this.config = config;
    }

    /**
     * That of an experiment.
     *
     * @throws UsageException if a setting is not one of its space
     */
    public static RunSpace of(ExperimentConfig config) {
        SpaceKit kit = SpaceKits.named(config.space(), "space");
        RunSpace space = new RunSpace(kit, NetworkKits.find(kit), config);
        space.networks.flatMap(NetworkKit::supernets).ifPresent(space::check);
        return space;
    }

    private void check(SupernetKit supernets) {
        if (config.supernet().convBias()) {
            networks().whyNoBias().ifPresent(why -> {
                throw new UsageException("supernet.conv_bias: expected false, found true: " + why + ". Leave it out.");
            });
        }
        try {
            supernets.check(
                    shape(config.supernet().channels(), config.supernet().cells()));
        } catch (IllegalArgumentException e) {
            throw new UsageException("supernet: " + e.getMessage(), e);
        }
    }

    private NetworkShape shape(int channels, int cells) {
        return new NetworkShape(
                channels, cells, config.images().classes(), config.images().size());
    }

    /** @throws UsageException in spaces that have none, such as those of tables alone */
    private NetworkKit networks() {
        return NetworkKits.of(kit, "space " + kit.name());
    }

    public SearchSpace space() {
        return kit.search().orElseThrow();
    }

    /** The published benchmark of the space, in spaces that have one. */
    public Benchmark benchmark() {
        return kit.benchmark().orElseThrow();
    }

    /** Whether there is a supernet to search. */
    public boolean hasSupernet() {
        return networks.flatMap(NetworkKit::supernets).isPresent();
    }

    /**
     * The network that the searches train, before it is initialised.
     *
     * @param search in DARTS' space there is a supernet without {@code none} for some
     * @param stage of the search, which says how many channels go through the operations, and may say how many cells there are
     */
    public Supernet supernet(Backend backend, Search search, Stage stage) {
        NetworkShape shape = shape(
                        config.supernet().channels(), config.supernet().cells())
                .convBias(config.supernet().convBias());
        return supernets().supernet(backend, shape, search, stage);
    }

    private SupernetKit supernets() {
        return networks.flatMap(NetworkKit::supernets)
                .orElseThrow(
                        () -> new UsageException(
                                "space " + kit.name()
                                        + ": expected methods that train no supernet, which this space has none of, found one that does."));
    }

    /** How single architectures are evaluated within the supernet; empty where they cannot be. */
    public Optional<Inheritance> inheritance() {
        return networks.flatMap(NetworkKit::supernets).flatMap(SupernetKit::inheritance);
    }

    /** The architectures that averages of the space are over. */
    public List<Genotype> architectures() {
        return kit.landscape();
    }

    /** Whether more channels can go through the operations on the way: see {@link Supernet#wider}. */
    public boolean widens() {
        return supernets().widens();
    }

    /** Whether a search can go on with more cells: see {@link Supernet#deeper}. */
    public boolean deepens() {
        return supernets().deepens();
    }

    /**
     * The network of one architecture, initialised, for proxies.
     *
     * @param channels of the first stage
     * @param cells per stage
     */
    public Network network(Backend backend, int channels, int cells, Genotype arch, Seeds seeds) {
        Network net = networks().network(backend, shape(channels, cells), arch);
        net.initialise(seeds);
        return net;
    }

    /** The architecture's network of one channel and one cell, where the space has one. */
    public Optional<Network> thin(Backend backend, Genotype arch) {
        return networks().thin(backend, arch);
    }

    /** Whether such networks can be scored by a proxy in this memory. */
    public ScoreFit fit(int channels, int cells, Proxy proxy) {
        int batch = proxy.needsData() ? config.supernet().batch() : 0;
        return new ScoreFit(networks(), shape(channels, cells), List.of(proxy), DType.FLOAT32, batch);
    }

    /** A shorter way to the synaptic flow of those networks without normalisation, for one thread; empty if there is none. */
    public Optional<ToDoubleFunction<Genotype>> flow(int channels, int cells, Seeds seeds) {
        return networks().flow(shape(channels, cells), seeds, Init.DEFAULT).map(f -> f.get());
    }

    /** Multiply-adds of one image in that network. */
    public double multiplyAdds(int channels, int cells, Genotype arch) {
        return networks().cost(shape(channels, cells), arch).multiplyAdds();
    }
}

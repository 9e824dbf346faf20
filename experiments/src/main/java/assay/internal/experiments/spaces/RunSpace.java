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

/** The networks that an experiment builds in its search space, with its sizes. */
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
     * The space of an experiment.
     *
     * @throws UsageException if a setting does not exist in the space
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

    /** @throws UsageException in spaces without one, such as those with only a table */
    private NetworkKit networks() {
        return NetworkKits.of(kit, "space " + kit.name());
    }

    public SearchSpace space() {
        return kit.search().orElseThrow();
    }

    /** The published benchmark of the space, if it has one. */
    public Benchmark benchmark() {
        return kit.benchmark().orElseThrow();
    }

    /** Whether the space has a supernet. */
    public boolean hasSupernet() {
        return networks.flatMap(NetworkKit::supernets).isPresent();
    }

    /**
     * The network that the searches train, before it is initialised.
     *
     * @param search in the space of DARTS some searches need a supernet without {@code none}
     * @param stage of the search. It says how many channels go through the operations, and may say how many cells there are
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

    /** Evaluates single architectures within the supernet; empty if this is not possible. */
    public Optional<Inheritance> inheritance() {
        return networks.flatMap(NetworkKit::supernets).flatMap(SupernetKit::inheritance);
    }

    /** The architectures over which averages of the space are taken. */
    public List<Genotype> architectures() {
        return kit.landscape();
    }

    /** Whether each cell can have its own weights of the options: see {@link Supernet#separateCells}. */
    public boolean tellsCellsApart(int partial) {
        return supernets().tellsCellsApart(partial);
    }

    /** Whether a search can raise the share of channels that go through the operations: see {@link Supernet#wider}. */
    public boolean widens() {
        return supernets().widens();
    }

    /** Whether a search can continue with more cells: see {@link Supernet#deeper}. */
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
    public ScoreFit fit(int channels, int cells, List<Proxy> proxies) {
        int batch =
                proxies.stream().anyMatch(Proxy::needsData) ? config.supernet().batch() : 0;
        return new ScoreFit(networks(), shape(channels, cells), proxies, DType.FLOAT32, batch);
    }

    /** The same for networks as large as the supernet. */
    public ScoreFit fit(List<Proxy> proxies) {
        return fit(config.supernet().channels(), config.supernet().cells(), proxies);
    }

    /**
     * A faster way to compute the synaptic flow of those networks without normalisation, for one thread; empty if there is
     * none.
     */
    public Optional<ToDoubleFunction<Genotype>> flow(int channels, int cells, Seeds seeds) {
        return networks().flow(shape(channels, cells), seeds, Init.DEFAULT).map(f -> f.get());
    }

    /** Multiply-adds of one image in that network. */
    public double multiplyAdds(int channels, int cells, Genotype arch) {
        return networks().cost(shape(channels, cells), arch).multiplyAdds();
    }
}

package assay.experiments.spaces;

import assay.core.random.Seeds;
import assay.core.space.DartsSpace;
import assay.core.space.Genotype;
import assay.core.space.OneShotSpace;
import assay.core.space.SearchSpace;
import assay.core.space.Spaces;
import assay.core.truth.Benchmark;
import assay.experiments.config.ExperimentConfig;
import assay.supernet.network.Network;
import assay.supernet.network.Supernet;
import assay.supernet.search.Search;
import assay.supernet.search.Stage;
import assay.supernet.tensor.Backend;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What an experiment builds on one search space; all else is the same for every space. */
public interface RunSpace {
    /** That of an experiment. */
    static RunSpace of(ExperimentConfig config) {
        SearchSpace space = Spaces.named(config.space()).orElseThrow();
        if (space instanceof DartsSpace) {
            return new RunSpaceDarts(config);
        }
        return space instanceof OneShotSpace oneShot ? new RunSpace1Shot1(oneShot, config) : new RunSpace201(config);
    }

    SearchSpace space();

    /** The published benchmark of the space, in spaces that have one. */
    default Benchmark benchmark() {
        return Benchmark.judging(space());
    }

    /**
     * The network that the searches train, before it is initialised.
     *
     * @param search in DARTS' space there is a supernet without {@code none} for some
     * @param stage of the search, which says how many channels go through the operations, and may say how many cells there are
     */
    Supernet supernet(Backend backend, Search search, Stage stage);

    /** Whether more channels can go through the operations on the way: see {@link Supernet#wider}. */
    boolean widens();

    /**
     * The network of one architecture, initialised, for proxies.
     *
     * @param channels of the first stage
     * @param cells per stage
     */
    Network network(Backend backend, int channels, int cells, Genotype arch, Seeds seeds);

    /** A shorter way to the synaptic flow of those networks without normalisation, for one thread; empty if there is none. */
    default Optional<ToDoubleFunction<Genotype>> flow(int channels, int cells, Seeds seeds) {
        return Optional.empty();
    }

    /** Multiply-adds of one image in that network. */
    double multiplyAdds(int channels, int cells, Genotype arch);
}

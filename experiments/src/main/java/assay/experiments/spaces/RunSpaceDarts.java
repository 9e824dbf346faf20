package assay.experiments.spaces;

import assay.core.error.UsageException;
import assay.core.random.Seeds;
import assay.core.space.CostDarts;
import assay.core.space.DartsSpace;
import assay.core.space.Genotype;
import assay.core.space.GenotypeDarts;
import assay.core.space.SearchSpace;
import assay.core.space.SkeletonDarts;
import assay.darts.network.NetworkDarts;
import assay.darts.network.SearchShape;
import assay.darts.network.SupernetDarts;
import assay.experiments.config.ExperimentConfig;
import assay.supernet.network.Network;
import assay.supernet.network.Supernet;
import assay.supernet.search.Dirichlet;
import assay.supernet.search.Search;
import assay.supernet.search.Stage;
import assay.supernet.tensor.Backend;

/** The space of DARTS: cells are counted in all, and no table judges. */
record RunSpaceDarts(ExperimentConfig config) implements RunSpace {
    /** @throws UsageException if a setting is not one of this space */
    RunSpaceDarts {
        if (config.supernet().convBias()) {
            throw new UsageException(
                    "supernet.conv_bias: expected false, found true: no convolution of the DARTS space has"
                            + " a bias. Leave it out.");
        }
        try {
            size(config, config.supernet().channels(), config.supernet().cells());
        } catch (IllegalArgumentException e) {
            throw new UsageException("supernet: " + e.getMessage(), e);
        }
    }

    @Override
    public SearchSpace space() {
        return DartsSpace.darts();
    }

    /** DrNAS searches seven operations, {@code none} not among them, and does not normalise after pooling. */
    @Override
    public Supernet supernet(Backend backend, Search search, Stage stage) {
        SearchShape shape = search.relax() instanceof Dirichlet
                ? SearchShape.drNas(stage.partial())
                : new SearchShape(DartsSpace.darts(), stage.partial(), true);
        return new SupernetDarts(
                backend,
                size(
                        config,
                        config.supernet().channels(),
                        stage.fresh() ? stage.cells() : config.supernet().cells()),
                shape);
    }

    @Override
    public boolean widens() {
        return true;
    }

    @Override
    public Network network(Backend backend, int channels, int cells, Genotype arch, Seeds seeds) {
        NetworkDarts net = new NetworkDarts(backend, size(config, channels, cells), (GenotypeDarts) arch);
        net.initialise(seeds);
        return net;
    }

    @Override
    public double multiplyAdds(int channels, int cells, Genotype arch) {
        return CostDarts.of((GenotypeDarts) arch, size(config, channels, cells)).multiplyAdds();
    }

    private static SkeletonDarts size(ExperimentConfig config, int channels, int cells) {
        int classes = config.images().classes();
        return new SkeletonDarts(
                false, channels, cells, classes, config.images().size(), false);
    }
}

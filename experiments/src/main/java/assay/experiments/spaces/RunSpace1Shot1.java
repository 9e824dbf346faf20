package assay.experiments.spaces;

import assay.bench1shot1.network.Network101;
import assay.bench1shot1.network.Skeleton101;
import assay.bench1shot1.network.Supernet1Shot1;
import assay.core.error.UsageException;
import assay.core.random.Seeds;
import assay.core.space.Cost101;
import assay.core.space.Genotype;
import assay.core.space.OneShotSpace;
import assay.experiments.config.ExperimentConfig;
import assay.supernet.network.Network;
import assay.supernet.network.Supernet;
import assay.supernet.search.Search;
import assay.supernet.search.Stage;
import assay.supernet.tensor.Backend;

/** A space of NAS-Bench-1Shot1: its one-shot model, and the networks of NAS-Bench-101. */
record RunSpace1Shot1(OneShotSpace space, ExperimentConfig config) implements RunSpace {
    /** Stages of the one-shot model; cells are counted per stage, as in the other spaces. */
    private static final int STAGES = 3;

    /** @throws UsageException if a setting is not one of this space */
    RunSpace1Shot1 {
        if (config.supernet().convBias()) {
            throw new UsageException("supernet.conv_bias: expected false, found true: the one-shot models of"
                    + " NAS-Bench-1Shot1 have no bias before a normalisation. Leave it out.");
        }
    }

    @Override
    public Supernet supernet(Backend backend, Search search, Stage stage) {
        return new Supernet1Shot1(
                backend,
                space,
                config.supernet().channels(),
                STAGES * config.supernet().cells(),
                config.images().classes(),
                stage.partial());
    }

    @Override
    public boolean widens() {
        return false;
    }

    @Override
    public Network network(Backend backend, int channels, int cells, Genotype arch, Seeds seeds) {
        Network101 net = Network101.of(
                backend, new Skeleton101(channels, cells, config.images().classes()), arch);
        net.initialise(seeds);
        return net;
    }

    @Override
    public double multiplyAdds(int channels, int cells, Genotype arch) {
        return Cost101.of(
                        Network101.cell(arch),
                        channels,
                        cells,
                        config.images().classes(),
                        config.images().size())
                .multiplyAdds();
    }
}

package assay.experiments.spaces;

import assay.bench201.network.Flow201;
import assay.bench201.network.Network201;
import assay.bench201.network.Supernet201;
import assay.core.random.Seeds;
import assay.core.space.Bench201Space;
import assay.core.space.Cost201;
import assay.core.space.Genotype;
import assay.core.space.Genotype201;
import assay.core.space.SearchSpace;
import assay.core.space.Skeleton201;
import assay.experiments.config.ExperimentConfig;
import assay.supernet.network.Init;
import assay.supernet.network.Network;
import assay.supernet.network.Supernet;
import assay.supernet.search.Search;
import assay.supernet.search.Stage;
import assay.supernet.tensor.Backend;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** NAS-Bench-201. */
record RunSpace201(ExperimentConfig config) implements RunSpace {
    @Override
    public SearchSpace space() {
        return new Bench201Space();
    }

    @Override
    public Supernet supernet(Backend backend, Search search, Stage stage) {
        Skeleton201 size = size(config.supernet().channels(), config.supernet().cells());
        return new Supernet201(backend, size, config.supernet().convBias(), stage.partial());
    }

    @Override
    public boolean widens() {
        return true;
    }

    @Override
    public Network network(Backend backend, int channels, int cells, Genotype arch, Seeds seeds) {
        Network201 net = new Network201(backend, size(channels, cells), (Genotype201) arch);
        net.parameters().initialise(seeds);
        return net;
    }

    @Override
    public Optional<ToDoubleFunction<Genotype>> flow(int channels, int cells, Seeds seeds) {
        Flow201 flow = new Flow201(size(channels, cells), seeds, Init.DEFAULT);
        return Optional.of(arch -> flow.score((Genotype201) arch));
    }

    @Override
    public double multiplyAdds(int channels, int cells, Genotype arch) {
        return Cost201.of((Genotype201) arch, size(channels, cells)).multiplyAdds();
    }

    private Skeleton201 size(int channels, int cells) {
        return new Skeleton201(
                channels, cells, config.images().classes(), config.images().size());
    }
}

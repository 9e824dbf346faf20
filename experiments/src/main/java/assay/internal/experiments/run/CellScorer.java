package assay.internal.experiments.run;

import assay.core.random.Seeds;
import assay.core.space.Genotype;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.images.SearchImages;
import assay.internal.experiments.spaces.RunSpace;
import assay.internal.images.BatchPlan;
import assay.internal.proxies.study.OwnProbe;
import assay.proxies.Proxy;
import assay.proxies.ProxyTask;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Scores cells by one proxy on the experiment's images; belongs to one thread. A score depends on the cell alone: all networks
 * start from the same streams.
 */
final class CellScorer implements AutoCloseable {
    private final Proxy proxy;
    private final int channels;
    private final int cells;
    private final RunSpace space;
    private final Seeds seeds;
    /** The faster way to score, if the proxy is SynFlow. */
    private final Optional<ToDoubleFunction<Genotype>> flow;

    /** Null where the flow says all. */
    private final OwnProbe own;

    /**
     * @param channels of the first stage of the networks
     * @param cells per stage
     * @param images null where the proxy looks at none
     * @param seeds of initial weights and of the batch
     */
    CellScorer(
            Proxy proxy,
            int channels,
            int cells,
            ExperimentConfig config,
            RunSpace space,
            SearchImages images,
            String backendName,
            Seeds seeds) {
        this.proxy = proxy;
        this.channels = channels;
        this.cells = cells;
        this.space = space;
        this.seeds = seeds.child("network");
        flow = proxy.isFlow() ? space.flow(channels, cells, this.seeds) : Optional.empty();
        own = flow.isPresent() ? null : probe(config, images, backendName, seeds);
    }

    private OwnProbe probe(ExperimentConfig config, SearchImages images, String backendName, Seeds from) {
        return proxy.needsData()
                ? OwnProbe.ofFirstBatch(
                        backendName,
                        BatchPlan.training(
                                images.train(),
                                images.normalisation(),
                                config.supernet().batch(),
                                from,
                                "proxy"))
                : OwnProbe.ofSize(backendName, config.images().size());
    }

    /** The score; empty if the proxy is not defined for the architecture. */
    OptionalDouble score(Genotype arch) {
        if (flow.isPresent()) {
            return OptionalDouble.of(flow.get().applyAsDouble(arch));
        }
        try (ProxyTask task = new ProxyTask(
                own.probe(),
                on -> space.network(on, channels, cells, arch, seeds),
                OptionalDouble.of(space.multiplyAdds(channels, cells, arch)))) {
            return proxy.score(task);
        }
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}

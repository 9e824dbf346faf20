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
 * Scores cells by one proxy on the experiment's images; belongs to one thread. A score depends only on the cell, because all
 * networks start from the same streams.
 */
final class CellScorer implements AutoCloseable {
    private final Proxy proxy;
    private final int channels;
    private final int cells;
    private final RunSpace space;
    private final Seeds seeds;
    /** The faster way to score, if the proxy is SynFlow. */
    private final Optional<ToDoubleFunction<Genotype>> flow;

    /** Null if the flow gives all scores. */
    private final OwnProbe own;

    /** @see Scoring#scorer */
    CellScorer(Scoring scoring, Proxy proxy, int channels, int cells, Seeds seeds) {
        this.proxy = proxy;
        this.channels = channels;
        this.cells = cells;
        this.space = scoring.space();
        this.seeds = seeds.child("network");
        flow = proxy.isFlow() ? space.flow(channels, cells, this.seeds) : Optional.empty();
        own = flow.isPresent() ? null : probe(scoring, seeds);
    }

    private OwnProbe probe(Scoring scoring, Seeds from) {
        ExperimentConfig config = scoring.config();
        SearchImages images = scoring.images();
        return proxy.needsData()
                ? OwnProbe.ofFirstBatch(
                        scoring.backend(),
                        BatchPlan.training(
                                images.train(),
                                images.normalisation(),
                                config.supernet().batch(),
                                from,
                                "proxy"))
                : OwnProbe.ofSize(scoring.backend(), config.images().size());
    }

    /** The score; empty if the proxy is not defined for the architecture. */
    OptionalDouble score(Genotype arch) {
        if (flow.isPresent()) {
            return OptionalDouble.of(flow.get().applyAsDouble(arch));
        }
        try (ProxyTask task = new ProxyTask(
                        own.probe(),
                        on -> space.network(on, channels, cells, arch, seeds),
                        OptionalDouble.of(space.multiplyAdds(channels, cells, arch)))
                .thinBy(on -> space.thin(on, arch))) {
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

package assay.internal.experiments.run.score;

import assay.core.random.Seeds;
import assay.core.space.Genotype;
import assay.internal.experiments.spaces.RunSpace;
import assay.internal.proxies.study.OwnProbe;
import assay.proxies.Proxy;
import assay.proxies.ProxyTask;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Scores cells by one proxy or several on the experiment's images; belongs to one thread. A score depends only on the cell, because all
 * networks start from the same streams.
 */
public final class CellScorer implements AutoCloseable {
    private final List<Proxy> proxies;
    private final int channels;
    private final int cells;
    private final RunSpace space;
    private final Seeds seeds;
    /** The faster way to score, if the proxy is SynFlow. */
    private final Optional<ToDoubleFunction<Genotype>> flow;

    /** Null if the flow gives all scores. */
    private final OwnProbe own;

    /** @see Scoring#scorer */
    public CellScorer(Scoring scoring, List<Proxy> proxies, int channels, int cells, ProxySeeds seeds) {
        this.proxies = List.copyOf(proxies);
        this.channels = channels;
        this.cells = cells;
        this.space = scoring.space();
        this.seeds = seeds.networks().child("network");
        flow = proxies.stream().anyMatch(Proxy::isFlow) ? space.flow(channels, cells, this.seeds) : Optional.empty();
        own = proxies.stream().allMatch(this::byFlow) ? null : scoring.probe(proxies, seeds.networks(), seeds.own());
    }

    private boolean byFlow(Proxy proxy) {
        return proxy.isFlow() && flow.isPresent();
    }

    /** The first proxy's score; empty if it is not defined for the architecture. */
    public OptionalDouble score(Genotype arch) {
        return scores(arch).get(0);
    }

    /** Each proxy's score. */
    public List<OptionalDouble> scores(Genotype arch) {
        if (own == null) {
            double score = flow.orElseThrow().applyAsDouble(arch);
            return proxies.stream().map(p -> OptionalDouble.of(score)).toList();
        }
        try (ProxyTask task = new ProxyTask(
                        own.probe(),
                        on -> space.network(on, channels, cells, arch, seeds),
                        OptionalDouble.of(space.multiplyAdds(channels, cells, arch)))
                .thinBy(on -> space.thin(on, arch))
                .judgedBy(proxies)) {
            return proxies.stream()
                    .map(p -> byFlow(p) ? OptionalDouble.of(flow.orElseThrow().applyAsDouble(arch)) : p.score(task))
                    .toList();
        }
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}

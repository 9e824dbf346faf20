package assay.internal.experiments.run.score;

import assay.core.random.Seeds;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.images.SearchImages;
import assay.internal.experiments.spaces.RunSpace;
import assay.internal.images.BatchPlan;
import assay.internal.proxies.study.OwnProbe;
import assay.proxies.Proxies;
import assay.proxies.Proxy;
import java.util.List;

/**
 * What an experiment provides to every proxy: its space, its images and its engine.
 *
 * @param images null where no proxy of the experiment looks at any
 */
public record Scoring(ExperimentConfig config, RunSpace space, SearchImages images, String backend) {
    /**
     * A proxy on networks of a size.
     *
     * @param channels of the first stage of the networks
     * @param cells per stage
     */
    public CellScorer scorer(String proxy, int channels, int cells, ProxySeeds seeds) {
        return scorer(List.of(Proxies.named(proxy)), channels, cells, seeds);
    }

    /**
     * The data that proxies look at: the first batch in an order of its own, or only the size of images.
     *
     * @param from seeds of the batch
     * @param own seeds of the numbers that a proxy draws itself
     */
    public OwnProbe probe(List<Proxy> proxies, Seeds from, Seeds own) {
        return proxies.stream().anyMatch(Proxy::needsData)
                ? OwnProbe.ofFirstBatch(
                        backend,
                        BatchPlan.training(
                                images.train(),
                                images.normalisation(),
                                config.supernet().batch(),
                                from,
                                "proxy"),
                        own)
                : OwnProbe.ofSize(backend, config.images().size(), own);
    }

    /** Several proxies on the same networks. */
    public CellScorer scorer(List<Proxy> proxies, int channels, int cells, ProxySeeds seeds) {
        return new CellScorer(this, proxies, channels, cells, seeds);
    }
}

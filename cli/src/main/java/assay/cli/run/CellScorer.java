package assay.cli.run;

import assay.cli.config.ExperimentConfig;
import assay.core.random.Seeds;
import assay.core.space.Genotype;
import assay.data.images.Batch;
import assay.data.images.BatchCursor;
import assay.data.images.BatchPlan;
import assay.data.images.Batches;
import assay.proxies.Probe;
import assay.proxies.Proxy;
import assay.proxies.ProxyTask;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.OptionalDouble;

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
    private final Backend wide;
    private final Backend single;
    private final Probe probe;

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
        this.seeds = seeds;
        wide = Backends.open(backendName, DType.FLOAT64);
        if (proxy.needsData()) {
            single = Backends.open(backendName, DType.FLOAT32);
            probe = ofBatch(config, images);
        } else {
            int side = config.images().size();
            single = null;
            probe = Probe.ofSize(wide, side, side);
        }
    }

    private Probe ofBatch(ExperimentConfig config, SearchImages images) {
        BatchPlan plan = BatchPlan.training(
                images.train(), images.normalisation(), config.supernet().batch(), seeds, "proxy");
        try (BatchCursor cursor = new Batches(plan, 0).epoch(0, 0)) {
            Batch batch = cursor.next();
            Tensor x = single.take(batch.size(), batch.channels(), batch.height(), batch.width());
            single.write(batch.pixels(), x);
            return Probe.ofBatch(single, wide, x, batch.labels().clone());
        }
    }

    /** Empty where the proxy is not defined. */
    OptionalDouble score(Genotype arch) {
        try (ProxyTask task = new ProxyTask(
                probe,
                on -> space.network(on, channels, cells, arch, seeds.child("network")),
                OptionalDouble.of(space.multiplyAdds(channels, cells, arch)))) {
            return proxy.score(task);
        }
    }

    @Override
    public void close() {
        if (single != null) {
            single.close();
        }
        wide.close();
    }
}

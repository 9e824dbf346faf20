package assay.internal.experiments.build;

import assay.core.random.Seeds;
import assay.internal.experiments.config.BuildConfig;
import assay.internal.experiments.images.BuildImages;
import assay.internal.proxies.study.OwnProbe;
import assay.proxies.Proxies;
import assay.proxies.Proxy;
import assay.proxies.ProxyTask;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Scores the untrained networks of trainings with one seed: with the same initial values, and one batch of training images from
 * a separate stream. Numbers that a proxy draws itself come from the same seed. It has its own engines, so it does not influence
 * trainings. Belongs to one thread.
 */
public final class CellProxies implements AutoCloseable {
    private final BuildSpace space;
    private final Seeds seeds;
    private final List<Proxy> proxies;
    private final OwnProbe own;

    /** @param backend name of the engine; none is opened if the configuration has no proxies */
    public CellProxies(BuildConfig config, BuildImages images, String backend, long seed) {
        space = BuildSpace.of(config);
        seeds = new Seeds(seed);
        proxies = config.proxies().stream().map(Proxies::named).toList();
        if (proxies.isEmpty()) {
            own = null;
        } else if (proxies.stream().anyMatch(Proxy::needsData)) {
            own = OwnProbe.ofFirstBatch(backend, CellTrainer.batches(config, images, seeds, "proxy"), seeds);
        } else {
            own = OwnProbe.ofSize(backend, config.size(), seeds);
        }
    }

    /** The scores, in the configuration's order; empty if a proxy is not defined. */
    public List<OptionalDouble> score(int arch) {
        if (proxies.isEmpty()) {
            return List.of();
        }
        try (ProxyTask task = new ProxyTask(
                        own.probe(),
                        on -> CellTrainer.untrained(space, on, arch, seeds),
                        OptionalDouble.of(space.multiplyAdds(arch)))
                .thinBy(on -> space.thin(on, arch))) {
            task.judgedBy(proxies);
            return proxies.stream().map(p -> p.score(task)).toList();
        }
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}

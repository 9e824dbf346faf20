package assay.internal.experiments.run;

import assay.core.random.Seeds;
import assay.core.space.Genotype;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.config.ProgramSpec;
import assay.internal.experiments.external.ProxyScores;
import assay.internal.experiments.images.SearchImages;
import assay.internal.experiments.spaces.RunSpace;
import assay.proxies.Proxies;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** The proxies that a program asks about, each made when it is first asked for; belongs to one thread. */
final class ScoresOfProxies implements ProxyScores, AutoCloseable {
    private final MethodConfig method;
    private final ExperimentConfig config;
    private final RunSpace space;
    private final SearchImages images;
    private final String backendName;
    private final Seeds seeds;
    private final Map<String, CellScorer> scorers = new HashMap<>();

    /** @param images null where no proxy of the method looks at any */
    ScoresOfProxies(
            MethodConfig method,
            ExperimentConfig config,
            RunSpace space,
            SearchImages images,
            String backendName,
            Seeds seeds) {
        this.method = method;
        this.config = config;
        this.space = space;
        this.images = images;
        this.backendName = backendName;
        this.seeds = seeds.child("selection");
    }

    @Override
    public OptionalDouble score(String proxy, Genotype arch) {
        return scorers.computeIfAbsent(
                        proxy,
                        name -> new CellScorer(
                                Proxies.named(name),
                                method.integer(ProgramSpec.PROXY_CHANNELS.name()),
                                method.integer(ProgramSpec.PROXY_CELLS.name()),
                                config,
                                space,
                                images,
                                backendName,
                                seeds))
                .score(arch);
    }

    @Override
    public void close() {
        scorers.values().forEach(CellScorer::close);
    }
}

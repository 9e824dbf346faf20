package assay.internal.experiments.run.score;

import assay.core.random.Seeds;
import assay.core.space.Genotype;
import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.config.ProgramSpec;
import assay.internal.experiments.external.ProxyScores;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** The proxies about which a program asks. Each is made at its first use. Belongs to one thread. */
public final class ScoresOfProxies implements ProxyScores, AutoCloseable {
    private final MethodConfig method;
    private final Scoring scoring;
    private final ProxySeeds seeds;
    private final Map<String, CellScorer> scorers = new HashMap<>();

    public ScoresOfProxies(MethodConfig method, Scoring scoring, Seeds seeds) {
        this.method = method;
        this.scoring = scoring;
        this.seeds = ProxySeeds.ofSelection(seeds);
    }

    @Override
    public OptionalDouble score(String proxy, Genotype arch) {
        return scorers.computeIfAbsent(
                        proxy,
                        name -> scoring.scorer(
                                name,
                                method.integer(ProgramSpec.PROXY_CHANNELS.name()),
                                method.integer(ProgramSpec.PROXY_CELLS.name()),
                                seeds))
                .score(arch);
    }

    @Override
    public void close() {
        scorers.values().forEach(CellScorer::close);
    }
}

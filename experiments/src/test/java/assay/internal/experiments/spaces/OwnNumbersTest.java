package assay.internal.experiments.spaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import assay.core.kit.SpaceKits;
import assay.core.random.Seeds;
import assay.core.random.ValueRule;
import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Genotype201;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.methods.Catalogue;
import assay.internal.experiments.run.score.CellScorer;
import assay.internal.experiments.run.score.ProxySeeds;
import assay.internal.experiments.run.score.Scoring;
import assay.internal.experiments.sweep.Scorer;
import assay.internal.supernet.plain.PlainBackend;
import assay.proxies.Probe;
import assay.proxies.Proxies;
import assay.proxies.Proxy;
import assay.proxies.ProxyTask;
import assay.supernet.kit.NetworkKit;
import assay.supernet.kit.NetworkKits;
import assay.supernet.kit.NetworkShape;
import assay.supernet.network.Init;
import assay.supernet.network.Network;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The numbers that proxies draw themselves: noise images, and weights in place of the network's. */
class OwnNumbersTest {
    private static final NetworkKit KIT = NetworkKits.of(SpaceKits.named("nasbench201", "test"), "test");
    private static final Genotype201 CELL = Bench201Index.get().cell(6111);
    private static final NetworkShape SHAPE = new NetworkShape(9, 1, 10, 8);
    private static final String REGULARISED = "swap_regularised:70:9000";

    /** What the proxies said before a seed reached these numbers; pure Java in float64, so to the last bit. */
    private static final Map<String, Double> OF_SEED_0 = Map.ofEntries(
            Map.entry("zen", 42.64204651050101),
            Map.entry("zen_published", 28.412092230144555),
            Map.entry("az_nas_expressivity", 15.219081197735386),
            Map.entry("az_nas_progressivity", 0.0055869226469216215),
            Map.entry("az_nas_trainability", -0.30128067031010897),
            Map.entry("swap", 256.0),
            Map.entry(REGULARISED, 247.75396087767172),
            Map.entry("meco_opt", 21.98169146890226),
            Map.entry("meco_noise", 34.93659771579672),
            Map.entry("meco_opt_noise", 172.74125545790295),
            Map.entry("linear_regions", 985.3333333333334));

    private static Network network(Backend on) {
        Network net = KIT.network(on, SHAPE, CELL);
        net.parameters().initialise(new Seeds(5), Init.DEFAULT);
        return net;
    }

    /** Scores of the same network on the same images. */
    private static Map<String, OptionalDouble> scores(Seeds own, int size, Stream<Proxy> proxies) {
        Map<String, OptionalDouble> scores = new LinkedHashMap<>();
        try (PlainBackend k = new PlainBackend(DType.FLOAT64)) {
            Tensor images = k.take(size, 3, 8, 8);
            k.write(ValueRule.sym(1_000_000, images.size(), Math.sqrt(3)), images);
            int[] labels = new int[size];
            for (int i = 0; i < size; i++) {
                labels[i] = i % 2;
            }
            Probe probe = Probe.ofBatch(k, k, images, labels).seeded(own);
            try (ProxyTask task = new ProxyTask(probe, OwnNumbersTest::network, OptionalDouble.of(1))
                    .thinBy(on -> KIT.thin(on, CELL))) {
                proxies.forEach(p -> scores.put(p.name(), p.score(task)));
            }
        }
        return scores;
    }

    private static Stream<Proxy> all() {
        return Stream.concat(Proxies.all().stream(), Stream.of(Proxies.named(REGULARISED)));
    }

    @Test
    void seed0_givesTheNumbersOfBefore() {
        scores(new Seeds(0), 8, all().filter(Proxy::drawsNumbers))
                .forEach((name, score) -> assertEquals(OF_SEED_0.get(name), score.orElseThrow(), name));
    }

    @Test
    void anotherSeed_changesExactlyTheProxiesThatDrawNumbers() {
        // 16 images: of 8 images every pattern occurs, whatever the weights.
        Map<String, OptionalDouble> one = scores(new Seeds(1), 16, all());
        Map<String, OptionalDouble> again = scores(new Seeds(1), 16, all().filter(Proxy::drawsNumbers));
        Map<String, OptionalDouble> zero = scores(new Seeds(0), 16, all());
        all().forEach(p -> {
            String name = p.name();
            if (p.drawsNumbers()) {
                assertNotEquals(zero.get(name), one.get(name), name);
                assertEquals(one.get(name), again.get(name), name);
            } else {
                assertEquals(zero.get(name), one.get(name), name);
            }
        });
    }

    private static ScoreSettings settings(long seed) {
        return new ScoreSettings(4, 1, 10, 8, Init.DEFAULT, seed, false, DType.FLOAT64, "plain", Optional.empty());
    }

    private static OptionalDouble ofSelection(Seeds run) {
        ExperimentConfig config =
                ExperimentConfig.parse("methods: [zero-cost]\nimages: {size: 8}", "x", List.of(), Catalogue.methods());
        Scoring scoring = new Scoring(config, RunSpace.of(config), null, "plain");
        try (CellScorer scorer = scoring.scorer("zen", 4, 1, ProxySeeds.ofSelection(run))) {
            return scorer.score(CELL);
        }
    }

    @Test
    void roundsOfScores_drawAnew() {
        ProxySeeds seeds = ProxySeeds.ofSelection(new Seeds(3));
        assertEquals(new Seeds(3), seeds.own());
        assertEquals(seeds.own(), seeds.round(0).own());
        assertNotEquals(seeds.own(), seeds.round(1).own());
        assertNotEquals(seeds.round(1).networks(), seeds.round(0).networks());
    }

    @Test
    void seedOfASweepOrARun_reachesTheNumbers_andTheSettingsSaySo() {
        List<Proxy> zen = List.of(Proxies.named("zen"));
        Map<Long, OptionalDouble> found = new LinkedHashMap<>();
        for (long seed : new long[] {0, 1}) {
            try (Scorer scorer = new Scorer(KIT, settings(seed))) {
                found.put(seed, scorer.score(CELL, zen).get("zen").value());
            }
        }
        assertNotEquals(found.get(0L), found.get(1L));
        assertEquals("by the seed", settings(1).words(zen).get("own_numbers"));
        assertEquals(found.get(1L), ofSelection(new Seeds(1)), "zen takes nothing else from a seed");
        // Files of seed 0 and of other proxies stay what they were.
        assertEquals(settings(0).words(List.of()), settings(0).words(zen));
        assertEquals(settings(1).words(List.of()), settings(1).words(List.of(Proxies.named("synflow"))));
    }
}

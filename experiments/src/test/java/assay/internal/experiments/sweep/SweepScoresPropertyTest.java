package assay.internal.experiments.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.random.ValueRule;
import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Bench201Space;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Isomorphism201;
import assay.core.space.bench201.Op201;
import assay.core.space.bench201.Skeleton201;
import assay.internal.bench201.network.Network201;
import assay.internal.supernet.plain.PlainBackend;
import assay.proxies.Probe;
import assay.proxies.Proxies;
import assay.proxies.ProxyTask;
import assay.supernet.network.Network;
import assay.supernet.network.Parameter;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a sweep relies on: the proxies of the function are the same for cells that are one network. */
class SweepScoresPropertyTest {
    private static final List<String> OF_THE_FUNCTION = List.of(
            "synflow", "synflow_bn", "synflow_partly", "snip", "grasp", "grad_norm", "plain", "fisher", "jacob_cov");
    private static final Skeleton201 SIZE = new Skeleton201(4, 1, 10, 8);
    private static final int BATCH = 4;
    private static final Bench201Space SPACE = new Bench201Space();

    private final PlainBackend k = new PlainBackend(DType.FLOAT64);
    private final Tensor images = k.take(BATCH, 3, 8, 8);

    SweepScoresPropertyTest() {
        k.write(ValueRule.sym(1_000_000, images.size(), Math.sqrt(3)), images);
    }

    private ProxyTask task(Genotype201 cell, UnaryOperator<String> names) {
        Probe probe = Probe.ofBatch(k, k, images, new int[] {0, 1, 2, 3});
        return new ProxyTask(probe, on -> network(on, cell, names), OptionalDouble.empty());
    }

    /** Each parameter has the initial values of the one that it is called after. */
    private static Network network(Backend on, Genotype201 cell, UnaryOperator<String> names) {
        Network201 net = new Network201(on, SIZE, cell);
        net.parameters().initialise(new Seeds(5));
        for (Parameter p : net.parameters().list()) {
            if (p.fanIn() > 0) {
                RandomStream random = new Seeds(5).stream("init/" + names.apply(p.name()));
                double[] v = new double[p.size()];
                for (int i = 0; i < v.length; i++) {
                    v[i] = (2 * random.nextDouble() - 1) / Math.sqrt(p.fanIn());
                }
                net.parameters().set(p, v);
            }
        }
        return net;
    }

    private void assertSame(Genotype201 a, Genotype201 b, UnaryOperator<String> names) {
        try (ProxyTask one = task(a, n -> n);
                ProxyTask other = task(b, names)) {
            for (String name : OF_THE_FUNCTION) {
                OptionalDouble expected = Proxies.named(name).score(one);
                OptionalDouble found = Proxies.named(name).score(other);
                assertEquals(expected.isPresent(), found.isPresent(), name);
                if (expected.isPresent()) {
                    // float64; jacob_cov inverts eigenvalues, grasp takes second derivatives: 1e-7 of the score.
                    double size = Math.max(1e-3, Math.abs(expected.getAsDouble()));
                    assertEquals(expected.getAsDouble(), found.getAsDouble(), 1e-7 * size, name + " " + a + " " + b);
                }
            }
        }
    }

    @Test
    void edgesOnNoPath_changeNoScoreOfTheFunction() {
        RandomStream random = new RandomStream(1);
        int seen = 0;
        while (seen < 12) {
            Genotype201 cell = SPACE.sample(random);
            Genotype201 live = SPACE.parse(Isomorphism201.LIVE_EDGES.key(cell));
            if (!live.equals(cell)) {
                assertSame(live, cell, n -> n);
                seen++;
            }
        }
    }

    @Test
    void nodesExchanged_withTheirWeights_scoreAlike() {
        RandomStream random = new RandomStream(2);
        int[] swapped = {1, 0, 2, 3, 5, 4};
        for (int i = 0; i < 8; i++) {
            Genotype201 cell = Bench201Index.get().cell(random.nextInt(15_625)).with(2, Op201.NONE);
            Genotype201 other = new Genotype201(
                    Arrays.stream(swapped).mapToObj(e -> cell.edges().get(e)).toList());
            assertSame(cell, other, n -> {
                for (int e = 0; e < 6; e++) {
                    if (n.contains(".layers." + e + ".")) {
                        return n.replace(".layers." + e + ".", ".layers." + swapped[e] + ".");
                    }
                }
                return n;
            });
        }
    }

    @Test
    void cutOffCell_scoresZeroBySynflow_andHasNoJacobian() {
        try (ProxyTask task = task(SPACE.decode(new int[] {3, 3, 3, 0, 0, 0}), n -> n)) {
            assertEquals(0, Proxies.named("synflow").score(task).orElseThrow());
            assertEquals(0, Proxies.named("synflow_partly").score(task).orElseThrow());
            assertTrue(Proxies.named("jacob_cov").score(task).isEmpty());
            assertTrue(Proxies.named("zen").score(task).isEmpty());
        }
    }

    /** Methods facts, section 5: of the partly normalised network the scores differ by orders of magnitude. */
    @Test
    void synflowPartly_isFarBelowThePlainOne() {
        try (ProxyTask task = task(SPACE.decode(new int[] {3, 3, 3, 3, 3, 3}), n -> n)) {
            double plain = Proxies.named("synflow").score(task).orElseThrow();
            double partly = Proxies.named("synflow_partly").score(task).orElseThrow();
            assertTrue(partly > 0 && partly < plain / 10, plain + " " + partly);
        }
    }
}

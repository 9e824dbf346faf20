package assay.internal.experiments.spaces;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import assay.core.kit.SpaceKits;
import assay.core.random.Seeds;
import assay.core.space.Genotype;
import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Skeleton201;
import assay.internal.bench201.network.Flow201;
import assay.internal.experiments.build.BuildFit;
import assay.internal.experiments.config.BuildConfig;
import assay.internal.supernet.plain.PlainBackend;
import assay.proxies.Probe;
import assay.proxies.Proxies;
import assay.proxies.Proxy;
import assay.proxies.ProxyTask;
import assay.supernet.kit.NetworkKit;
import assay.supernet.kit.NetworkKits;
import assay.supernet.kit.NetworkShape;
import assay.supernet.network.Init;
import assay.supernet.tensor.DType;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreFitTest {
    private static final NetworkKit KIT = NetworkKits.of(SpaceKits.named("nasbench201", "test"), "test");
    private static final Genotype CELL = Bench201Index.get().cell(6111);
    private static final long PLENTY = 1L << 50;

    private static ScoreFit fit(int channels, int cells, int batch, String proxy) {
        return new ScoreFit(
                KIT, new NetworkShape(channels, cells, 10, 8), List.of(Proxies.named(proxy)), DType.FLOAT32, batch);
    }

    private static boolean fits(ScoreFit fit, int together, long tensors) {
        try {
            fit.check(CELL, together, "--batch", tensors, PLENTY);
            return true;
        } catch (UsageException refused) {
            String said = refused.getMessage();
            assertTrue(said.startsWith("memory: ") && said.endsWith("Lower --batch."), said);
            return false;
        }
    }

    /** Engines that compute hold the same, but for temporary maps of their kernels: 5 %. */
    @ParameterizedTest
    @ValueSource(strings = {"snip", "grasp", "fisher", "naswot", "zen", "synflow_bn", "l2_norm"})
    void whatIsCounted_isWhatScoringHolds(String name) {
        Proxy proxy = Proxies.named(name);
        NetworkShape shape = new NetworkShape(4, 1, 10, 8);
        try (PlainBackend single = new PlainBackend(DType.FLOAT32);
                PlainBackend wide = new PlainBackend(DType.FLOAT64)) {
            Probe probe = proxy.needsData()
                    ? Probe.ofBatch(single, wide, single.take(6, 3, 8, 8), new int[6])
                    : new Probe(single, wide, 8, 8, null, null, new Seeds(0));
            try (ProxyTask task = new ProxyTask(
                            probe,
                            on -> {
                                var net = KIT.network(on, shape, CELL);
                                net.initialise(new Seeds(0));
                                return net;
                            },
                            OptionalDouble.of(1))
                    .judgedBy(List.of(proxy))) {
                proxy.score(task);
                long held = single.bytesHeld() + wide.bytesHeld();
                ScoreFit fit = fit(4, 1, proxy.needsData() ? 6 : 0, name);
                assertTrue(fits(fit, 1, held * 105 / 100), name);
                assertFalse(fits(fit, 1, held * 95 / 100), name);
                assertTrue(fits(fit, 2, held * 210 / 100), name);
                assertFalse(fits(fit, 2, held * 190 / 100), name);
            }
        }
    }

    @Test
    void networksBeyondAnyMachine_areRefusedBeforeOneIsMade() {
        for (String proxy : List.of("snip", "synflow", "zen", "params")) {
            UsageException refused = assertThrows(
                    UsageException.class, () -> fit(4096, 1000, 1, proxy).check(CELL, 1, "x"));
            assertTrue(refused.getMessage().startsWith("memory: "), refused.getMessage());
        }
    }

    /** Counted are weights, maps and windows, all of them arrays of doubles: 5 % for what else is on the heap. */
    @Test
    void flow_holdsWhatIsCounted() {
        Skeleton201 size = new Skeleton201(16, 2, 10, 16);
        AtomicReference<Flow201> kept = new AtomicReference<>();
        long before = used();
        kept.set(new Flow201(size, new Seeds(0), Init.DEFAULT));
        long held = used() - before;
        assertTrue(kept.get().score(Bench201Index.get().cell(6111)) > 0);
        long counted = Flow201.bytes(size, 1);
        assertEquals(1.0, (double) held / counted, 0.1, held + " of " + counted);
    }

    private static long used() {
        Runtime java = Runtime.getRuntime();
        return IntStream.range(0, 3)
                .mapToLong(i -> {
                    System.gc();
                    return java.totalMemory() - java.freeMemory();
                })
                .min()
                .orElseThrow();
    }

    @Test
    void builds_areRefusedLikewise() {
        String text = "{name: x, images: {dataset: fashion-mini}, proxies: [synflow, snip]}";
        BuildConfig usual = BuildConfig.parse(text, "x");
        assertDoesNotThrow(() -> BuildFit.check(usual, 2, PLENTY));
        assertThrows(UsageException.class, () -> BuildFit.check(usual, 1024, 1L << 30));
        BuildConfig large =
                BuildConfig.parse(text.replace("}, p", "}, network: {channels: 4096, cells: 1000}, p"), "x");
        UsageException refused = assertThrows(UsageException.class, () -> BuildFit.check(large, 1, PLENTY));
        assertTrue(refused.getMessage().contains("network.channels"), refused.getMessage());
    }
}

package assay.proxies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import assay.internal.supernet.plain.PlainBackend;
import assay.supernet.tensor.DType;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ProxiesTest {
    @Test
    void named_findsEveryProxyOfTheCatalogue() {
        for (Proxy p : Proxies.all()) {
            assertSame(p, Proxies.named(p.name()));
        }
    }

    @Test
    void unknownName_listsTheNames() {
        UsageException e = assertThrows(UsageException.class, () -> Proxies.named("synflw"));
        for (Proxy p : Proxies.all()) {
            assertTrue(e.getMessage().contains(p.name()), e.getMessage());
        }
        assertTrue(e.getMessage().contains("'synflw'"), e.getMessage());
    }

    @Test
    void withoutImages_onlyProxiesThatNeedNoneScore() {
        try (PlainBackend k = new PlainBackend(DType.FLOAT64);
                ProxyTask task =
                        new ProxyTask(Probe.ofSize(k, 6, 6), b -> new TinyNetwork(b, false), OptionalDouble.of(7))) {
            for (Proxy p : Proxies.all()) {
                if (p.needsData()) {
                    assertThrows(UsageException.class, () -> p.score(task), p.name());
                } else if (p.name().equals("linear_regions")) {
                    assertTrue(p.score(task).isEmpty(), "no network of one channel");
                } else {
                    assertTrue(p.score(task).isPresent(), p.name());
                }
            }
            // Two convolutions, three normalisations, the classifier.
            assertEquals(
                    4 * 27 + 4 * 36 + 3 * 8 + 3 * 4 + 3,
                    Proxies.named("params").score(task).orElseThrow());
            assertEquals(7, Proxies.named("flops").score(task).orElseThrow());
        }
    }

    @Test
    void float32Probe_givesTheScoresOfFloat64WithinItsRounding() {
        try (Bench wide = new Bench(false);
                PlainBackend k32 = new PlainBackend(DType.FLOAT32)) {
            var images = k32.take(wide.images.shape());
            k32.write(LossPass.values(wide.k, wide.images), images);
            Probe probe = Probe.ofBatch(k32, wide.k, images, new int[] {0, 1, 2, 0, 1});
            try (ProxyTask task = new ProxyTask(probe, b -> new TinyNetwork(b, false), OptionalDouble.empty())) {
                for (Proxy p : Proxies.all()) {
                    if (!List.of("flops", "linear_regions").contains(p.name())) {
                        double expected = wide.score(p.name());
                        // ZiCo divides by differences of nearly equal gradients.
                        double share = p.name().equals("zico") ? 1e-2 : 1e-4;
                        // 1e-4: float32 through two convolutions; "plain" is a difference of larger sums.
                        assertEquals(
                                expected,
                                p.score(task).orElseThrow(),
                                share * Math.max(0.1, Math.abs(expected)),
                                p.name());
                    }
                }
                assertEquals(
                        wide.score("synflow"),
                        Proxies.named("synflow").score(task).orElseThrow(),
                        "float64 always");
                assertTrue(Proxies.named("flops").score(task).isEmpty(), "nobody counted");
            }
        }
    }
}

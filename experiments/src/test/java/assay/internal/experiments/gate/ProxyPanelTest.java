package assay.internal.experiments.gate;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.proxies.Proxies;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProxyPanelTest {
    @Test
    void embedded_hasEachProxyOnce_andAllKnownOnes() {
        List<String> names =
                ProxyPanel.EMBEDDED.stream().flatMap(p -> p.proxies().stream()).toList();
        assertEquals(14, names.size());
        assertEquals(names.size(), new HashSet<>(names).size());
        names.forEach(name -> assertDoesNotThrow(() -> Proxies.named(name)));
        assertTrue(ProxyPanel.EMBEDDED.containsAll(ProxyPanel.ALWAYS));
    }

    @Test
    void withoutImages_onlyCheapOnesThatNeedNoneAreLeft() {
        assertEquals(
                List.of(List.of("synflow")),
                ProxyPanel.EMBEDDED.stream()
                        .filter(p -> !p.needsImages())
                        .map(ProxyPanel::proxies)
                        .toList());
        assertFalse(ProxyPanel.ALWAYS.get(0).needsImages());
    }
}

package assay.supernet.search.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import assay.core.setting.Setting;
import assay.core.space.darts.DartsSpace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The answer along a search, as a part of methods. */
class BestEpochTest {
    private static List<String> names(Method m) {
        return m.settings().stream().map(Setting::name).toList();
    }

    @Test
    void aProxy_bringsItsSettings() {
        Method darts = Methods.named("darts");
        assertTrue(names(darts).contains("along") && !names(darts).contains("proxy"));
        Method by = darts.with(Map.of("along", "proxy", "proxy", "snip", "proxy_cells", 2));
        assertTrue(names(by).containsAll(List.of("along", "proxy", "proxy_channels", "proxy_cells")));
        assertEquals(
                new BestEpoch(BestEpoch.Way.PROXY, "snip", 16, 2), by.pick().along());
        assertEquals(
                "argmax, of the epoch with the highest score by snip", by.pick().title());
        assertEquals(darts.search(), by.search(), "the search is shared");
        assertThrows(UsageException.class, () -> darts.with(Map.of("along", "child-loss", "proxy", "snip")));
    }

    @Test
    void onlyMethodsThatAnswerByArgmax_haveIt() {
        for (String method : List.of("darts", "drnas", "balenas", "gdas", "snas", "pc-darts", "data", "dsnas")) {
            assertTrue(names(Methods.named(method)).contains("along"), method);
        }
        for (String method : List.of("random", "zero-cost", "darts-tf", "rsps", "enas")) {
            assertFalse(names(Methods.named(method)).contains("along"), method);
        }
    }

    private static String refusal(Map<String, Object> values) {
        return refusal("data", values);
    }

    private static String refusal(String name, Map<String, Object> values) {
        Method method = Methods.named(name).with(values);
        return assertThrows(UsageException.class, () -> method.check(DartsSpace.darts()))
                .getMessage();
    }

    @Test
    void whatTheEpochsDoNotHave_isRefusedByName() {
        assertTrue(refusal(Map.of("along", "child-loss", "top_ops", 2)).startsWith("top_ops: expected 1 with along:"));
        assertTrue(refusal(Map.of("along", "child-loss", "derivation", "multinomial"))
                .startsWith("along: expected none with derivation: multinomial"));
        assertTrue(refusal("darts-pt", Map.of("along", "child-loss"))
                .startsWith("along: expected none for a method that decides after"));
    }
}

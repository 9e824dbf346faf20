package assay.supernet.search.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import assay.core.setting.Setting;
import assay.internal.supernet.search.ToySearches;
import assay.internal.supernet.search.ToySearches.Toy;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the parts of every method of the catalogue declare. */
class SettingsTest {
    private static final List<Object> TRIED = List.of(
            0, -1, 1, Integer.MAX_VALUE, 1L << 31, 0.0, -1.0, 1.0, (double) Integer.MAX_VALUE, 1e308, Double.NaN);

    @TempDir
    Path folder;

    static Stream<Method> methods() {
        return Methods.all().stream();
    }

    /** One method for each search. */
    static Stream<Method> searches() {
        Map<Search, Method> all = new LinkedHashMap<>();
        methods().forEach(m -> m.search().ifPresent(s -> all.putIfAbsent(s.finish(new Finish.Nothing()), m)));
        return all.values().stream();
    }

    private static Map<String, Object> defaults(Method m) {
        Map<String, Object> all = new LinkedHashMap<>();
        m.settings().forEach(s -> all.put(s.name(), s.standard()));
        return all;
    }

    @ParameterizedTest
    @MethodSource("methods")
    void theDefaults_areTheMethodItself(Method m) {
        assertEquals(m, m.with(Map.of()));
        assertEquals(m, m.with(defaults(m)));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void eachSetting_isThereOnce_andChangesTheMethod(Method m) {
        Set<String> names = new HashSet<>();
        for (Setting s : m.settings()) {
            assertTrue(names.add(s.name()), s.name());
            assertFalse(s.about().isBlank(), s.name());
            Optional<Object> other = s.fold(
                    whole -> Optional.of(whole.standard() < whole.max() ? whole.standard() + 1 : whole.min()),
                    real -> Optional.of((real.standardDouble() + Math.min(real.max(), 20)) / 2),
                    choice -> choice.words().stream()
                            .filter(w -> !w.equals(choice.standard()))
                            .<Object>map(w -> w)
                            .findFirst());
            if (s.name().equals(Pick.BestOf.PROXY)) {
                other = Optional.of("grad_norm");
            }
            assertNotEquals(m, m.with(Map.of(s.name(), other.orElseThrow())), s.name());
        }
    }

    @Test
    void aSettingThatAMethodHasNot_isRefusedWithThoseThatItHas() {
        UsageException e =
                assertThrows(UsageException.class, () -> Methods.named("random").with(Map.of("samples", 3)));
        assertTrue(e.getMessage().contains("random") && e.getMessage().contains("'samples'"), e.getMessage());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void defaultsOfOtherSpaces_areWithinBounds(Method m) {
        m.elsewhere().values().forEach(m::with);
    }

    /** Each value that may break something, for each setting: refused by name, or the search runs or says why not. */
    @ParameterizedTest
    @MethodSource("searches")
    void anyValue_isRefusedByName_orRuns(Method m) {
        Search tiny = m.search().orElseThrow();
        int runs = 0;
        for (Setting s : m.search().orElseThrow().settings()) {
            for (Object value : TRIED) {
                Search set;
                try {
                    set = tiny.with(Map.of(s.name(), value));
                } catch (UsageException refused) {
                    assertTrue(refused.getMessage().startsWith(s.name() + ": expected "), refused.getMessage());
                    continue;
                }
                if (!set.equals(tiny)) {
                    run(set, s.name() + runs++);
                }
            }
        }
    }

    /** Small in everything that was not set to another value than the published one. */
    private void run(Search set, String name) {
        Map<String, Object> small = new LinkedHashMap<>();
        Map<String, Object> sizes = Map.ofEntries(
                Map.entry("warmup", 1),
                Map.entry("draws", 2),
                Map.entry("controller_steps", 1),
                Map.entry("controller_paths", 2),
                Map.entry("candidates", 3),
                Map.entry("judge_images", 8),
                Map.entry("tune", 1),
                Map.entry("partial", 2),
                Map.entry("partial_first", 2),
                Map.entry("partial_last", 1),
                Map.entry("cells_first", 1),
                Map.entry("cells_second", 1),
                Map.entry("cells_third", 2));
        for (Setting s : set.settings()) {
            Object size = sizes.get(s.name());
            if (size != null && (int) s.standard() > (int) size) {
                small.put(s.name(), size);
            }
        }
        Search tiny = set.with(small);
        try {
            check(tiny);
            ToySearches.run(new Toy(tiny), ToySearches.SETTINGS, folder.resolve(name));
        } catch (UsageException e) {
            assertTrue(e.getMessage().contains(": expected "), e.getMessage());
        }
    }

    /** Checks the settings as an experiment does before it starts. */
    private static void check(Search search) {
        try {
            search.check(3, 16);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }
}

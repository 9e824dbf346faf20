package assay.internal.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BroughtTest {
    @TempDir
    private Path folder;

    private static List<String> join(List<List<String>> providers) {
        return Brought.join("method", List.of("darts", "drnas"), providers, Function.identity(), Function.identity());
    }

    @Test
    void ownEntriesComeFirst_thenThoseOfProviders() {
        assertEquals(List.of("darts", "drnas", "z", "a"), join(List.of(List.of("z"), List.of("a"))));
    }

    @Test
    void aNameThatIsTaken_isRefused() {
        UsageException own = assertThrows(UsageException.class, () -> join(List.of(List.of("darts"))));
        assertTrue(own.getMessage().contains("'darts'"), own.getMessage());
        assertThrows(UsageException.class, () -> join(List.of(List.of("x"), List.of("x"))));
    }

    @Test
    void noJar_isRefused_andNothingIsLoaded() {
        DataMissingException e =
                assertThrows(DataMissingException.class, () -> Plugins.use(List.of(folder.resolve("none.jar"))));
        assertTrue(e.getMessage().contains("no such file"), e.getMessage());
        assertThrows(DataMissingException.class, () -> Plugins.use(List.of(folder)));
        assertEquals("", Plugins.key());
        assertTrue(Plugins.facts().isEmpty());
    }
}

package assay.internal.data.duck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;

class DriverClassTest {
    private static byte[] original() throws IOException {
        try (InputStream in = DuckDBDriver.class.getResourceAsStream("DuckDBNative.class")) {
            return in.readAllBytes();
        }
    }

    @Test
    void withoutNames_theClassIsAsItWas() throws IOException {
        assertArrayEquals(original(), DriverClass.renamed(original(), Map.of()));
    }

    @Test
    void aName_isChangedInItsPlace_andNothingElse() throws IOException {
        byte[] changed = DriverClass.renamed(original(), Map.of("loadLibrary", "load"));
        assertEquals(original().length - "Library".length(), changed.length);
    }

    @Test
    void aDriverThatIsNotAsWeKnowIt_isSaidByName() {
        IOException e =
                assertThrows(IOException.class, () -> DriverClass.renamed(original(), Map.of("loadAll", "load")));
        assertTrue(e.getMessage().contains("[loadAll]"), e.getMessage());
    }
}

package assay.internal.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class RealDataTest {
    private static final Path TABLE = Path.of("nasbench201", "nb201-archs.csv.gz");

    @Test
    void path_isTheFileWhenItIsThere(@TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve("nasbench201"));
        Files.createFile(root.resolve(TABLE));
        assertEquals(root.resolve(TABLE), RealData.path(root.toString(), TABLE));
    }

    @Test
    void missingVariable_skipsAndNamesIt() {
        TestAbortedException e = assertThrows(TestAbortedException.class, () -> RealData.path(null, TABLE));
        assertTrue(e.getMessage().contains("set ASSAY_REAL_DATA"), e.getMessage());
    }

    @Test
    void missingFile_skipsAndNamesIt(@TempDir Path root) {
        TestAbortedException e = assertThrows(TestAbortedException.class, () -> RealData.path(root.toString(), TABLE));
        assertTrue(e.getMessage().contains("has no " + TABLE), e.getMessage());
    }
}

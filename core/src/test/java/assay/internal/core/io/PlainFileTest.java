package assay.internal.core.io;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.core.error.DataMissingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainFileTest {
    @TempDir
    Path folder;

    @Test
    void filesAndFolders_areRead() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "");
        assertTrue(PlainFile.is(file));
        PlainFile.requireFileOrFolder(file);
        PlainFile.requireFileOrFolder(folder);
        assertFalse(PlainFile.is(folder));
        assertThrows(DataMissingException.class, () -> PlainFile.requireFileOrFolder(folder.resolve("none")));
    }

    @ParameterizedTest
    @CsvSource({
        "/dev/null, a pipe",
        "/dev/zero, a pipe",
        "/proc, the system makes up",
        "/proc/self/status, the system makes up",
        "/sys, the system makes up"
    })
    void devicesAndWhatTheSystemMakesUp_areRefused(Path path, String why) {
        assumeTrue(Files.exists(path), "this system has no " + path);
        String said = assertThrows(DataMissingException.class, () -> PlainFile.requireFileOrFolder(path))
                .getMessage();
        assertTrue(said.contains(why), said);
        assertFalse(PlainFile.is(path));
    }
}

package assay.core.io;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {
    @TempDir
    private Path folder;

    @Test
    void take_isForOneHolderAtATime() throws IOException {
        Path file = folder.resolve("lock");
        try (ProcessLock first = ProcessLock.take(file).orElseThrow()) {
            assertTrue(ProcessLock.take(file).isEmpty(), "held by " + first);
        }
        ProcessLock.take(file).orElseThrow().close();
    }

    @Test
    void take_saysWhereNothingCanBeWritten() {
        assertThrows(
                IOException.class, () -> ProcessLock.take(folder.resolve("none").resolve("lock")));
    }
}

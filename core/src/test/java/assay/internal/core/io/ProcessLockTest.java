package assay.internal.core.io;

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

    /** Another program's hold is waited for in an integration test; this program's own would be waited for without end. */
    @Test
    void await_doesNotWaitForItself() throws IOException {
        Path file = folder.resolve("lock");
        Runnable never = () -> {
            throw new AssertionError("waits");
        };
        try (ProcessLock first = ProcessLock.await(file, never).orElseThrow()) {
            assertTrue(ProcessLock.await(file, never).isEmpty(), "held by " + first);
        }
        ProcessLock.await(file, never).orElseThrow().close();
    }

    @Test
    void take_saysWhereNothingCanBeWritten() {
        assertThrows(
                IOException.class, () -> ProcessLock.take(folder.resolve("none").resolve("lock")));
    }
}

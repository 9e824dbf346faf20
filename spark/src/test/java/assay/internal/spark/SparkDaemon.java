package assay.internal.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A process of a cluster, and the executors that it started. */
record SparkDaemon(Process process, Path log) implements AutoCloseable {
    void await(String line) {
        SparkCluster.await("'" + line + "' in " + log, () -> {
            assertTrue(process.isAlive(), () -> "ended: " + text());
            return text().contains(line);
        });
    }

    private String text() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<ProcessHandle> executors() {
        return process.descendants().toList();
    }

    /** Sends a signal to it and its executors. */
    void signal(String name) throws IOException, InterruptedException {
        for (ProcessHandle executor : executors()) {
            signal(name, executor.pid());
        }
        signal(name, process.pid());
    }

    static void signal(String name, long pid) throws IOException, InterruptedException {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .inheritIO()
                        .start()
                        .waitFor());
    }

    @Override
    public void close() {
        List<ProcessHandle> executors = executors();
        process.destroyForcibly();
        executors.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }
}

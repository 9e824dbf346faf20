package assay.internal.experiments.external;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process and all that it started. Where the system has {@code setsid} it is the first of a session of its own, so that also those
 * are found whose parents have ended, and so that a terminal's Ctrl-C comes to us alone.
 */
final class ProcessTree {
    private static final int INTERRUPTED = 130;
    private static final int TERMINATED = 143;

    /** What stands before a command. */
    static final List<String> STARTER = has("setsid") ? List.of("setsid") : List.of();

    private final Process process;

    ProcessTree(Process process) {
        this.process = process;
    }

    private static boolean has(String program) {
        String all = System.getenv("PATH");
        return Stream.of((all == null ? "" : all).split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Whether a process with this exit code was ended by a signal that may be meant for all of us. */
    static boolean isInterrupted(int exit) {
        return exit == INTERRUPTED || exit == TERMINATED;
    }

    /** Ends all of it. */
    void kill() {
        List<ProcessHandle> below = process.descendants().toList();
        if (!STARTER.isEmpty()) {
            killSession();
        }
        process.destroyForcibly();
        below.forEach(ProcessHandle::destroyForcibly);
    }

    private void killSession() {
        try {
            Process kill = new ProcessBuilder("sh", "-c", "kill -KILL \"-$0\"", Long.toString(process.pid()))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            kill.waitFor(1, TimeUnit.SECONDS);
        } catch (IOException none) {
            // Those below it are ended one by one.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

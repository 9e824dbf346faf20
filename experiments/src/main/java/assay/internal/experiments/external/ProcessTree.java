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
 * A process and all processes that it started. If the system has {@code setsid}, the process leads a session of its own. Then
 * processes are found even if their parents have ended, and a terminal's Ctrl-C reaches only us.
 */
final class ProcessTree {
    private static final int INTERRUPTED = 130;
    private static final int TERMINATED = 143;

    /** The words before a command. */
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

    /** Whether a process with this exit code was ended by a signal that may also be meant for us. */
    static boolean isInterrupted(int exit) {
        return exit == INTERRUPTED || exit == TERMINATED;
    }

    /** Ends all processes. */
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
            // Without a session, child processes are ended one by one.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

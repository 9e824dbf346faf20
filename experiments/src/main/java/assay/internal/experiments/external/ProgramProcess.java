package assay.internal.experiments.external;

import assay.core.error.InterruptedRunException;
import assay.internal.core.thread.Joining;
import assay.internal.experiments.external.ProgramLimits.Reached;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A running program of the user: lines go to its standard input and come from its standard output. A guard ends it, with all
 * processes that it started, when a limit is reached. Only one thread talks to it.
 */
final class ProgramProcess implements AutoCloseable {
    private static final long GUARD_MILLIS = 50;
    private static final int GRACE_SECONDS = 5;

    private final Process process;
    private final ProcessTree tree;
    private final OutputStream in;
    private final BoundedLines lines;
    private final ProgramLimits limits;
    private final long began = System.nanoTime();
    private final Thread guard = new Thread(this::guard, "program-guard");

    /** The time at which it became the program's turn; 0 while it is our turn. */
    private volatile long turn;

    private volatile Reached reached;
    private volatile boolean closed;

    private ProgramProcess(Process process, ProgramLimits limits) {
        this.process = process;
        this.tree = new ProcessTree(process);
        this.limits = limits;
        in = process.getOutputStream();
        lines = new BoundedLines(process.getInputStream(), this::flush);
        guard.setDaemon(true);
        guard.start();
    }

    /**
     * Starts it.
     *
     * @param more environment variables
     * @throws ProgramFailedException if it cannot be started
     */
    static ProgramProcess start(
            List<String> command, Path folder, Path errors, Map<String, String> more, ProgramLimits limits) {
        List<String> words = new ArrayList<>(ProcessTree.STARTER);
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectError(Redirect.to(new File(errors.toString())));
        builder.environment().putAll(more);
        try {
            return new ProgramProcess(builder.start(), limits);
        } catch (IOException e) {
            throw new ProgramFailedException("it cannot be started: " + e.getMessage(), e);
        }
    }

    private void guard() {
        try {
            while (!closed && reached == null) {
                Thread.sleep(GUARD_MILLIS);
                long now = System.nanoTime();
                long since = turn;
                Reached limit = limits.reached(now - began, since == 0 ? 0 : now - since);
                if (limit != null && !closed) {
                    reached = limit;
                    tree.kill();
                }
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Sends a line; it is flushed at the latest before we wait for the program. If the program does not read any more, nothing
     * is sent.
     */
    void say(byte[] line) {
        turn = System.nanoTime();
        try {
            in.write(line);
            in.write('\n');
        } catch (IOException deaf) {
            // The program has ended, or will end soon. What it wrote before is still read, and then
            // its end.
        }
        turn = 0;
    }

    private void flush() {
        try {
            in.flush();
        } catch (IOException deaf) {
            // As above.
        }
    }

    /**
     * Its next line; empty at its end.
     *
     * @throws ProgramFailedException if a limit was reached
     * @throws InterruptedRunException if all work must end
     */
    Optional<String> hear() {
        turn = System.nanoTime();
        Optional<String> line;
        try {
            line = Optional.ofNullable(lines.next());
        } catch (IOException gone) {
            line = Optional.empty();
        }
        turn = 0;
        if (line.isEmpty()) {
            requireWithinLimits();
        }
        return line;
    }

    private void requireWithinLimits() {
        // A terminal's Ctrl-C may end it before we are told.
        for (int i = 0;
                i < 10
                        && reached == null
                        && exit().filter(ProcessTree::isInterrupted).isPresent();
                i++) {
            pause();
        }
        if (reached != null) {
            switch (reached) {
                case STOP -> throw new InterruptedRunException("stopped while a program searched.");
                case TIME ->
                    throw new ProgramFailedException(
                            "it took longer than time_limit_s: " + limits.seconds() + ". It was ended.", null);
                case SILENCE ->
                    throw new ProgramFailedException(
                            "it said nothing for silence_s: " + limits.silence() + ". It was ended.", null);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(2 * GUARD_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Its exit code, if it ends within seconds. */
    Optional<Integer> exit() {
        try {
            return process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)
                    ? Optional.of(process.exitValue())
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Closes its input: there are no more messages. */
    void end() {
        flush();
        try {
            in.close();
        } catch (IOException deaf) {
            // It has ended already.
        }
    }

    /** Ends it, with all processes that it started. */
    @Override
    public void close() {
        closed = true;
        guard.interrupt();
        end();
        tree.kill();
        Joining.join(guard);
    }
}

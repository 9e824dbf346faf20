package assay.internal.core.io;

import assay.core.error.InterruptedRunException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A lock on a file. Only one holder has it at a time, in this program and in all others. The lock ends with the program at the
 * latest.
 */
public final class ProcessLock implements AutoCloseable {
    private final FileChannel channel;

    private ProcessLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Creates the file if it is missing, and locks it.
     *
     * @return empty if somebody else holds it
     * @throws IOException if it cannot be written
     */
    public static Optional<ProcessLock> take(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean held = false;
        try {
            held = channel.tryLock() != null;
            return held ? Optional.of(new ProcessLock(channel)) : Optional.empty();
        } catch (OverlappingFileLockException sameProgram) {
            return Optional.empty();
        } finally {
            if (!held) {
                channel.close();
            }
        }
    }

    /**
     * As {@link #take}, but waits while another program holds it.
     *
     * @param told called once, before the first wait @return empty if this program already holds it: it would wait for itself
     * @throws InterruptedRunException if the thread is interrupted while it waits
     */
    public static Optional<ProcessLock> await(Path file, Runnable told) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean held = false;
        try {
            if (channel.tryLock() == null) {
                told.run();
                channel.lock();
            }
            held = true;
            return Optional.of(new ProcessLock(channel));
        } catch (OverlappingFileLockException sameProgram) {
            return Optional.empty();
        } catch (FileLockInterruptionException e) {
            throw new InterruptedRunException(file + ": interrupted while waiting for another program.");
        } finally {
            if (!held) {
                channel.close();
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException ignored) {
            // The lock ends with the program anyway.
        }
    }
}

package assay.cli.build;

import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** The finished shards of one machine. One process at a time computes into it. */
final class ShardFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel lock;

    ShardFolder(Path path) {
        this.path = path;
        try {
            Files.createDirectories(path);
            lock = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked()) {
                lock.close();
                throw new UsageException(path + ": another 'assay build' computes into this folder now. Wait for it, or"
                        + " give another --work.");
            }
        } catch (IOException e) {
            throw new DataMissingException(
                    path + ": cannot be written: " + e.getMessage() + ". Name another folder with --work.", e);
        }
    }

    private boolean locked() throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    Path path() {
        return path;
    }

    Path file(Shard shard) {
        return path.resolve(shard.fileName());
    }

    boolean has(Shard shard) {
        return Files.exists(file(shard));
    }

    /** All shard files of a folder, by name. */
    static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> f.getFileName().toString().endsWith(".jsonl.gz"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DataMissingException(folder + ": cannot be read: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException ignored) {
            // The lock ends with the process anyway.
        }
    }
}

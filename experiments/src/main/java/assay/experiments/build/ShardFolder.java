package assay.experiments.build;

import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.core.io.ProcessLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The finished shards of one machine. One process at a time computes into it. */
public final class ShardFolder implements AutoCloseable {
    private final Path path;
    private final ProcessLock lock;

    public ShardFolder(Path path) {
        this.path = path;
        try {
            Files.createDirectories(path);
            lock = ProcessLock.take(path.resolve("lock"))
                    .orElseThrow(() -> new UsageException(
                            path + ": another 'assay build' computes into this folder now. Wait for it, or"
                                    + " give another --work."));
        } catch (IOException e) {
            throw new DataMissingException(
                    path + ": cannot be written: " + e.getMessage() + ". Name another folder with --work.", e);
        }
    }

    public Path path() {
        return path;
    }

    Path file(Shard shard) {
        return path.resolve(shard.fileName());
    }

    public boolean has(Shard shard) {
        return Files.exists(file(shard));
    }

    /** All shard files of a folder, by name. */
    public static List<Path> files(Path folder) {
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
        lock.close();
    }
}

package assay.internal.experiments.build;

import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.internal.core.io.ProcessLock;
import assay.internal.experiments.work.Fingerprint.Difference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The finished shards of one machine. One process at a time computes into it. */
public final class ShardFolder implements AutoCloseable {
    /** The file with everything that determines the trainings of the shards in this folder. */
    private static final String BUILD = "build.json";

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

    /**
     * Marks this as the folder of the build, so that shards of another build are not used by mistake.
     *
     * @throws UsageException naming what differs, if it is the folder of another build
     */
    public void claim(Build build) {
        Path file = path.resolve(BUILD);
        if (!Files.exists(file) && !files(path).isEmpty()) {
            throw another("found shards without " + BUILD + ", which says of what");
        }
        List<Difference> differences = build.fingerprint().claim(file);
        if (!differences.isEmpty()) {
            throw another("found those of another: "
                    + differences.stream().map(Difference::toString).collect(Collectors.joining("; ")));
        }
    }

    private UsageException another(String found) {
        return new UsageException(
                "build: expected " + path + " to hold shards of this build or none, " + found
                        + ". Nothing was changed. Give the configuration, images and engine of then, or another folder (--work).");
    }

    /** Where the shard is, or will be. */
    public Path file(Shard shard) {
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

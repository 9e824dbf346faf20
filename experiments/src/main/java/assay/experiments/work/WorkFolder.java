package assay.experiments.work;

import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.core.io.ProcessLock;
import assay.core.io.Sha256;
import assay.core.io.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where an experiment keeps its finished jobs and checkpoints: {@code ASSAY_HOME/work/NAME-HASH}. The hash is over all
 * that decides results, so that the same command goes on where it was stopped and another one never mixes with it. One
 * process at a time.
 */
public final class WorkFolder implements AutoCloseable {
    private final Path path;
    private final String key;
    private final ProcessLock lock;

    /** @param decides everything that decides results, as text */
    public static WorkFolder open(String name, String decides) {
        String key = Sha256.name(decides);
        Path path = AssayHome.work().resolve(name + "-" + key);
        try {
            Files.createDirectories(path);
            ProcessLock lock = ProcessLock.take(path.resolve("lock"))
                    .orElseThrow(() -> new UsageException(
                            path + ": another 'assay run' is at this experiment now. Wait for it, or stop it"
                                    + " and give the same command again."));
            return new WorkFolder(path, key, lock);
        } catch (IOException e) {
            throw new DataMissingException(
                    path + ": cannot be written: " + e.getMessage() + ". Set ASSAY_HOME to a folder that can.", e);
        }
    }

    private WorkFolder(Path path, String key, ProcessLock lock) {
        this.path = path;
        this.key = key;
        this.lock = lock;
    }

    public Path path() {
        return path;
    }

    /** 12 hex digits. */
    public String key() {
        return key;
    }

    /** The records of a finished job. */
    public Path records(String job) {
        return path.resolve("jobs").resolve(job + ".json");
    }

    public Path checkpoint(String job) {
        return path.resolve("jobs").resolve(job + ".checkpoint");
    }

    /** Where the trainings of what was found are kept. */
    public Path trainings() {
        return path.resolve("trainings");
    }

    /** The moment of this name: now the first time, the same ever after. ISO 8601, UTC. */
    public String moment(String name) {
        Path file = path.resolve(name);
        try {
            if (!Files.exists(file)) {
                WholeFile.write(file, Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\n");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new DataMissingException(file + ": cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** Forgets all that was done. */
    public void clear() {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!p.equals(path) && !p.getFileName().toString().equals("lock")) {
                    Files.delete(p);
                }
            }
        } catch (IOException e) {
            throw new DataMissingException(path + ": cannot be emptied: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public void close() {
        lock.close();
    }
}

package assay.internal.experiments.work;

import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.internal.core.io.FolderTree;
import assay.internal.core.io.ProcessLock;
import assay.internal.core.io.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder of an experiment's finished jobs and checkpoints: {@code ASSAY_HOME/work/NAME-HASH}. The hash covers everything
 * that determines results, except methods and seeds. So an experiment with more of these continues the earlier work, and never
 * mixes with another experiment. Only one process uses it at a time.
 */
public final class WorkFolder implements AutoCloseable {
    private static final String LOCK = "lock";

    private final Path path;
    private final String key;
    private final ProcessLock lock;

    /** @param decides everything that determines results and is the same for all jobs */
    public static WorkFolder open(String name, Fingerprint decides) {
        return open(name, decides, WorkParts.NONE);
    }

    /**
     * The same for a part of the jobs, which are kept elsewhere, or with the jobs of parts.
     *
     * @throws UsageException if the parts to be merged do not belong to this work
     */
    public static WorkFolder open(String name, Fingerprint decides, WorkParts parts) {
        String key = decides.name();
        Path path = parts.into().orElseGet(AssayHome::work).resolve(name + "-" + key);
        try {
            Files.createDirectories(path);
            ProcessLock lock = ProcessLock.take(path.resolve(LOCK))
                    .orElseThrow(() -> new UsageException(
                            path + ": another 'assay run' is at this experiment now. Wait for it, or stop it"
                                    + " and give the same command again."));
            WorkFolder work = new WorkFolder(path, key, lock);
            try {
                parts.from().forEach(work::take);
            } catch (RuntimeException e) {
                work.close();
                throw e;
            }
            return work;
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

    /** The hash in the name: 12 hex digits. */
    public String key() {
        return key;
    }

    /** Takes the finished jobs of a part. A job that is already here stays as it is, because both have the same results. */
    private void take(Path part) {
        Path from = part.resolve(path.getFileName());
        if (!Files.isDirectory(from)) {
            throw new UsageException(part + ": expected finished jobs of this work (" + path.getFileName()
                    + "), found none. Give the configuration, engine and version of then, or leave the folder out.");
        }
        for (String kind : List.of("jobs", "trainings")) {
            Path folder = from.resolve(kind);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> all = Files.list(folder)) {
                    for (Path file :
                            all.filter(f -> f.toString().endsWith(".json")).toList()) {
                        Path here = path.resolve(kind).resolve(file.getFileName());
                        if (!Files.exists(here)) {
                            WholeFile.write(here, to -> Files.copy(file, to));
                        }
                    }
                } catch (IOException e) {
                    throw new DataMissingException(folder + ": cannot be read: " + e.getMessage() + ".", e);
                }
            }
        }
    }

    /** The records of a finished job. */
    public Path records(String job) {
        return path.resolve("jobs").resolve(job + ".json");
    }

    public Path checkpoint(String job) {
        return path.resolve("jobs").resolve(job + ".checkpoint");
    }

    /** The folder for the search of a user's program, and for our files about it. */
    public Path program(String job) {
        return path.resolve("jobs").resolve(job + ".program");
    }

    /** The folder of the trainings of found architectures. */
    public Path trainings() {
        return path.resolve("trainings");
    }

    /** A moment with a name: it is now at the first call, and then always the same. ISO 8601, UTC. */
    public String moment(String name) {
        return moment(name, false, m -> true);
    }

    /**
     * The first free moment with this name; now, if there is none. Moments with the same name differ.
     *
     * @param anew whether the current moment must be taken in any case
     */
    public String moment(String name, boolean anew, Predicate<String> free) {
        Path file = path.resolve(name);
        List<String> all = Files.exists(file)
                ? SealedText.read(file, "the time of the next run is kept")
                        .lines()
                        .toList()
                : List.of();
        Optional<String> found = all.stream().filter(m -> !anew && free.test(m)).findFirst();
        if (found.isPresent()) {
            return found.get();
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        while (all.contains(now.toString())) {
            now = now.plusSeconds(1);
        }
        SealedText.write(
                file, Stream.concat(all.stream(), Stream.of(now.toString())).collect(Collectors.joining("\n")));
        return now.toString();
    }

    /** Deletes the work of these jobs, and all trainings of found architectures. */
    public void forget(Collection<String> jobs) {
        try {
            for (String job : jobs) {
                Files.deleteIfExists(records(job));
                Files.deleteIfExists(checkpoint(job));
                FolderTree.delete(program(job));
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
        delete(trainings());
    }

    /** Deletes all work. */
    public void clear() {
        try (Stream<Path> all = Files.list(path)) {
            for (Path p : all.filter(p -> !p.equals(path.resolve(LOCK))).toList()) {
                delete(p);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void delete(Path part) {
        try {
            FolderTree.delete(part);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private DataMissingException unwritable(IOException e) {
        return new DataMissingException(path + ": cannot be emptied: " + e.getMessage() + ".", e);
    }

    @Override
    public void close() {
        lock.close();
    }
}

package assay.experiments.train;

import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.core.io.ProcessLock;
import assay.core.io.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** Where a training writes: one program at a time. The seed that was drawn is kept, so that the same command goes on. */
public final class TrainFolder implements AutoCloseable {
    private final Path path;
    private final ProcessLock lock;

    private TrainFolder(Path path, ProcessLock lock) {
        this.path = path;
        this.lock = lock;
    }

    public static TrainFolder open(Path path) {
        try {
            Files.createDirectories(path);
            ProcessLock lock = ProcessLock.take(path.resolve("lock"))
                    .orElseThrow(() -> new UsageException(
                            "train: expected " + path + " for this training alone, found another program at"
                                    + " work there. Wait for it, or choose another folder with --out."));
            return new TrainFolder(path, lock);
        } catch (IOException e) {
            throw new DataMissingException(
                    "train: expected a folder that can be written, found " + path + ": " + e.getMessage()
                            + ". Choose another with --out.",
                    e);
        }
    }

    public Path file(String name) {
        return path.resolve(name);
    }

    /** The seed that is given, or the one drawn here before, or a new one. */
    public long seed(Long given) {
        Path file = file("seed");
        try {
            if (given == null && Files.exists(file)) {
                return Long.parseLong(Files.readString(file).strip());
            }
        } catch (IOException | NumberFormatException e) {
            throw new DataMissingException(
                    file + ": expected the seed that was drawn, found " + e.getMessage() + ". Give --seed N.", e);
        }
        long seed = given != null ? given : ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
        WholeFile.write(file, seed + "\n");
        return seed;
    }

    public void forget() {
        try {
            Files.deleteIfExists(file("checkpoint"));
        } catch (IOException e) {
            throw new DataMissingException(file("checkpoint") + ": cannot be deleted: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public void close() {
        lock.close();
    }
}

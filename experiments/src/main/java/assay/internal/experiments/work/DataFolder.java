package assay.internal.experiments.work;

import assay.core.error.DataMissingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Folders that commands are given. */
public final class DataFolder {
    private DataFolder() {}

    /** Flag {@code --data}, or the environment variable that stands for it. */
    public static Optional<Path> of(Path flag) {
        return Optional.ofNullable(flag)
                .or(() -> Optional.ofNullable(System.getenv("ASSAY_REAL_DATA")).map(Path::of));
    }

    /** Told before the work, not after it. */
    public static void checkWritable(Path folder) {
        Path there = folder.toAbsolutePath();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null || !Files.isDirectory(there) || !Files.isWritable(there)) {
            throw new DataMissingException("report: expected a folder that can be written, found " + there
                    + ", which is none. Choose another with --out DIR.");
        }
    }
}

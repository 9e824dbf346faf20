package assay.internal.experiments.work;

import assay.core.error.DataMissingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Folders that are given to commands. */
public final class DataFolder {
    private DataFolder() {}

    /** The flag {@code --data}, or the environment variable for it. */
    public static Optional<Path> of(Path flag) {
        return Optional.ofNullable(flag)
                .or(() -> Optional.ofNullable(System.getenv("ASSAY_REAL_DATA")).map(Path::of));
    }

    /** Checks the folder before the work, not after it. */
    public static void checkWritable(Path folder) {
        Path there = folder.toAbsolutePath();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null || !Files.isDirectory(there) || !Files.isWritable(there)) {
            throw new DataMissingException("report: expected a folder that can be written, found " + there
                    + ". Choose another one with --out DIR.");
        }
    }
}

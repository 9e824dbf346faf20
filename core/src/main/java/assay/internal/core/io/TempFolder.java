package assay.internal.core.io;

import assay.core.error.DataMissingException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The JVM's temporary folder (the launcher sets it to {@code ASSAY_HOME/tmp}). Arrow unpacks its libraries there, and it has
 * short-lived files. It is tested before use, because it may be full, missing, or on a disk from which no program can be
 * started.
 */
public final class TempFolder {
    private static final long ROOM = 32L << 20;

    private static Path usable;

    private TempFolder() {}

    /**
     * The folder; it is created if it is missing.
     *
     * @throws DataMissingException if files cannot be created or executed there, or there is too little space
     */
    public static synchronized Path path() {
        if (usable == null) {
            Path folder = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
            try {
                requireUsable(folder);
            } catch (IOException e) {
                throw unusable(folder, e instanceof FileSystemException ? e.toString() : e.getMessage(), e);
            }
            usable = folder;
        }
        return usable;
    }

    private static DataMissingException unusable(Path folder, String why, Throwable cause) {
        return new DataMissingException(
                folder + ": temporary folder: expected one where files can be made and run, with " + (ROOM >> 20)
                        + " MB free, found: " + why + ". Make room there, or set ASSAY_HOME to a folder on another disk"
                        + " (or ASSAY_JAVA_OPTS=-Djava.io.tmpdir=FOLDER).",
                cause);
    }

    private static void requireUsable(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Draft probe = Draft.of(folder.resolve("probe"))) {
            Files.write(probe.path(), new byte[1]);
            if (!probe.path().toFile().setExecutable(true) || !Files.isExecutable(probe.path())) {
                throw new IOException("nothing is run from there (noexec)");
            }
        }
        long free = folder.toFile().getUsableSpace(); // a FileStore wants a table of mounts, which a chroot may lack
        if (free < ROOM) {
            throw new IOException((free >> 20) + " MB free");
        }
    }
}

package assay.internal.core.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A file under construction beside the one that it shall become, which a reader sees as it was until {@link #commit}. Its name
 * is hidden and drawn: no user has such a file, and no other program, on this machine or on another one that shares the
 * folder, makes the same. Closing removes it, and nothing else.
 */
public final class Draft implements AutoCloseable {
    private static final SecureRandom NAMES = new SecureRandom(); // no result depends on it
    private static final int NAME_BYTES = 8;

    /** What of the target's name goes into the draft's, so that a long name stays one that file systems take. */
    private static final int LONGEST = 100;

    private final Path target;
    private final Path path;

    private Draft(Path target, Path path) {
        this.target = target;
        this.path = path;
    }

    /**
     * Makes an empty one.
     *
     * @throws IOException if the target's folder is missing or cannot be written
     */
    public static Draft of(Path target) throws IOException {
        Path absolute = target.toAbsolutePath();
        String name = absolute.getFileName().toString();
        byte[] drawn = new byte[NAME_BYTES];
        while (true) {
            NAMES.nextBytes(drawn);
            Path path = absolute.resolveSibling("." + name.substring(0, Math.min(LONGEST, name.length())) + "."
                    + HexFormat.of().formatHex(drawn) + ".part");
            try {
                FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
                        .close();
                return new Draft(absolute, path);
            } catch (FileAlreadyExistsException drawnBefore) {
                // Another name.
            }
        }
    }

    /** Where to write. */
    public Path path() {
        return path;
    }

    /** Forces what was written to disk and puts it in the place of the target. */
    public void commit() throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes it, unless it was committed. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // A hidden file more.
        }
    }
}

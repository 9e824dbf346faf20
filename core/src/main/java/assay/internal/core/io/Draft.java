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
 * A new version of a file, written beside it. Readers see the old file until {@link #commit}. The draft's name is hidden and
 * random, so it collides neither with a user's file nor with the draft of another program, on this machine or on another one
 * that shares the folder. Closing removes the draft, and nothing else.
 */
public final class Draft implements AutoCloseable {
    private static final SecureRandom NAMES = new SecureRandom(); // no result depends on these random numbers
    private static final int NAME_BYTES = 8;

    /**
     * How much of the target's name is in the draft's name, so that file systems accept it even if the target's name is long.
     */
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
                // Try another name.
            }
        }
    }

    /** The file to write to. */
    public Path path() {
        return path;
    }

    /** Forces the draft to disk and moves it to the place of the target. */
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
            // One hidden file is left.
        }
    }
}

package assay.core.io;

import assay.core.error.DataMissingException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a sibling, forces it to disk and moves it into place, so that a reader sees the old file or the new one. */
public final class WholeFile {
    private WholeFile() {}

    /** What to write. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Makes or replaces {@code file}; its folder is made if it is missing.
     *
     * @throws DataMissingException if it cannot be written (a full disk, no permission); the old file is as it was
     */
    public static void write(Path file, Content content) {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        Path part = absolute.resolveSibling("." + absolute.getFileName() + ".part-"
                + ProcessHandle.current().pid() + "-" + Thread.currentThread().getId());
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                            part,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            Files.move(part, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new DataMissingException(
                    file + ": could not be written: " + reason(e)
                            + ". The file is as it was before. Make room or choose another"
                            + " folder, and run the same command again.",
                    e);
        } finally {
            try {
                Files.deleteIfExists(part);
            } catch (IOException ignored) {
                // The part is beside the file and named as one; the next write replaces it.
            }
        }
    }

    public static void write(Path file, String text) {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}

package assay.internal.core.io;

import assay.core.error.DataMissingException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a {@link Draft}, forces it to disk and moves it into place, so that a reader sees the old file or the new one. */
public final class WholeFile {
    private WholeFile() {}

    /** Writes the content. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Creates or replaces {@code file}; its folder is created if it is missing.
     *
     * @throws DataMissingException if it cannot be written (a full disk, no permission); the old file is as it was
     */
    public static void write(Path file, Content content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (Draft draft = Draft.of(file)) {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft.path()), 1 << 16)) {
                    content.writeTo(out);
                }
                draft.commit();
            }
        } catch (IOException e) {
            throw new DataMissingException(
                    file + ": could not be written: " + reason(e)
                            + ". The file is as it was before. Make room or choose another"
                            + " folder, and run the same command again.",
                    e);
        }
    }

    public static void write(Path file, String text) {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}

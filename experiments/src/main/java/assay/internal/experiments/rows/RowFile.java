package assay.internal.experiments.rows;

import assay.internal.core.io.Draft;
import assay.internal.core.io.TempFolder;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of rows: a file that the user named, or a temporary file with rows from elsewhere, which is deleted when it is
 * closed.
 */
public final class RowFile implements Closeable {
    private static final String DASH = "-";
    private static final String STANDARD_INPUT = "standard input";

    private final Path path;
    private final String name;
    private final Draft draft;

    private RowFile(Path path, String name, Draft draft) {
        this.path = path;
        this.name = name;
        this.draft = draft;
    }

    /** The file with this name; {@code -} is standard input, which is read to its end. */
    public static RowFile named(Path file) throws IOException {
        return isStandardInput(file) ? copyOf(System.in, STANDARD_INPUT) : file(file);
    }

    /** An existing file. */
    public static RowFile file(Path file) {
        return new RowFile(file, file.toString(), null);
    }

    /** Everything that a stream gives until its end. */
    static RowFile copyOf(InputStream in, String name) throws IOException {
        Draft draft = Draft.of(TempFolder.path().resolve("rows"));
        try (OutputStream out = Files.newOutputStream(draft.path())) {
            in.transferTo(out);
        } catch (IOException | RuntimeException e) {
            draft.close();
            throw e;
        }
        return new RowFile(draft.path(), name, draft);
    }

    private static boolean isStandardInput(Path file) {
        return file.toString().equals(DASH);
    }

    /** The short name of a file, without its folders. */
    public static String shortName(Path file) {
        return isStandardInput(file) ? STANDARD_INPUT : file.getFileName().toString();
    }

    /** The path from which it is read. */
    public Path path() {
        return path;
    }

    /** Its name, for messages. */
    public String name() {
        return name;
    }

    /** Its name without folders. */
    public String shortName() {
        return draft == null ? shortName(path) : name;
    }

    @Override
    public void close() {
        if (draft != null) {
            draft.close();
        }
    }
}

package assay.internal.data.importing;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** A file format for measurements. Most formats belong to one benchmark: {@link BenchmarkFormat}. */
public interface FileFormat {
    /** Its name on the command line: {@code nats}. */
    String key();

    /**
     * The store that the measurements of a file belong in; this format must {@linkplain #claims claim} the file. Files
     * of one store give equal results.
     *
     * @throws assay.core.error.DataFormatException if the file does not say it
     */
    StoreKind kind(Path file) throws IOException;

    /** A description for people: {@code NATS-Bench '-simple' folder or tar (topology space)}. */
    String about();

    /**
     * Whether this plain file has this format, judged by its content (only a few kilobytes are read).
     *
     * @throws assay.core.error.DataFormatException if the file is too damaged to tell
     */
    boolean claims(Path file) throws IOException;

    /**
     * Whether people make such files themselves. If so, units may be wrong, rows repeated or columns exchanged, and the
     * import looks for that. Published files are made by programs, and their format says what the numbers are.
     */
    default boolean isOfPeople() {
        return false;
    }

    /** Whether all files of one folder are one source with the folder's name; otherwise each file is its own source. */
    default boolean isOfFolders() {
        return false;
    }

    /**
     * Reads files of this form.
     *
     * @throws assay.core.error.DataFormatException naming the place, if a file is damaged or refused
     */
    void read(List<Path> files, Target target) throws IOException, SQLException;
}

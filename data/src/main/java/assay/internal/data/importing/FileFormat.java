package assay.internal.data.importing;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** A form of file that measurements come in; most are of one benchmark: {@link BenchmarkFormat}. */
public interface FileFormat {
    /** Its name on the command line: {@code nats}. */
    String key();

    /**
     * The store that the measurements of a file belong into, which it {@link #claims}; equal for files of one store.
     *
     * @throws assay.core.error.DataFormatException if it does not say
     */
    StoreKind kind(Path file) throws IOException;

    /** What it looks like, for people: {@code NATS-Bench '-simple' folder or tar (topology space)}. */
    String about();

    /**
     * Whether this plain file is in this form, by its content (a few kilobytes of it).
     *
     * @throws assay.core.error.DataFormatException if it is so damaged that it cannot be told
     */
    boolean claims(Path file) throws IOException;

    /**
     * Whether people make such files themselves: then units may be mistaken, rows repeated and columns exchanged, and it is
     * looked for that. The forms of published files are made by programs, and say what their numbers are.
     */
    default boolean isOfPeople() {
        return false;
    }

    /** Whether the files of one folder are one source, named as the folder; else each file is one. */
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

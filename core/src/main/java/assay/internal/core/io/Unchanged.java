package assay.internal.core.io;

import assay.core.error.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks that files do not change between the first look at them and the end of reading them. */
public final class Unchanged {
    /** What the file system says about a file. At least one of these values changes whenever the file changes. */
    private record Stamp(long bytes, FileTime modified, Object key) {
        static Stamp of(Path file) throws IOException {
            BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(a.size(), a.lastModifiedTime(), a.fileKey());
        }
    }

    private final Map<Path, Stamp> stamps = new HashMap<>();

    /** Remembers the present state of a file. */
    public void add(Path file) throws IOException {
        stamps.put(file, Stamp.of(file));
    }

    /** @throws DataFormatException if one of the added files was changed or replaced */
    public void require(List<Path> files) throws IOException {
        for (Path file : files) {
            if (!Files.exists(file) || !stamps.get(file).equals(Stamp.of(file))) {
                throw changed(file.getFileName().toString());
            }
        }
    }

    /** The refusal, for callers that find the change by a checksum. */
    public static DataFormatException changed(String name) {
        return new DataFormatException(
                name,
                -1,
                name
                        + ": refused: it was changed while it was read. Nothing was loaded. Wait until it is whole, then give"
                        + " the same command again.");
    }
}

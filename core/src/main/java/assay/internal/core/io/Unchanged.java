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

/** Watches that files stay as they are from the first look at them until all of them is read. */
public final class Unchanged {
    /** What the file system says of a file; with every change of it one of these changes. */
    private record Stamp(long bytes, FileTime modified, Object key) {
        static Stamp of(Path file) throws IOException {
            BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(a.size(), a.lastModifiedTime(), a.fileKey());
        }
    }

    private final Map<Path, Stamp> stamps = new HashMap<>();

    /** Keeps in mind how a file is now. */
    public void add(Path file) throws IOException {
        stamps.put(file, Stamp.of(file));
    }

    /** @throws DataFormatException if one of these, which were added, was changed or replaced */
    public void require(List<Path> files) throws IOException {
        for (Path file : files) {
            if (!Files.exists(file) || !stamps.get(file).equals(Stamp.of(file))) {
                throw changed(file.getFileName().toString());
            }
        }
    }

    /** The refusal, for who sees it by a checksum. */
    public static DataFormatException changed(String name) {
        return new DataFormatException(
                name,
                -1,
                name
                        + ": refused: it was changed while it was read. Nothing was loaded. Wait until it is whole, then give"
                        + " the same command again.");
    }
}

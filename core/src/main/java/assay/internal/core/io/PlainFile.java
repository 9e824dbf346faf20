package assay.internal.core.io;

import assay.core.error.DataMissingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Files with an end and a fixed content: no pipes, no devices, no files that the kernel generates. */
public final class PlainFile {
    /** File systems whose files the kernel generates; some of these files never end. */
    private static final Set<String> MADE_UP = Set.of(
            "proc",
            "sysfs",
            "debugfs",
            "tracefs",
            "securityfs",
            "configfs",
            "cgroup",
            "cgroup2",
            "pstore",
            "bpf",
            "devpts");

    private PlainFile() {}

    /** Whether it is a file that can be read. */
    public static boolean is(Path file) {
        return Files.isRegularFile(file) && !isMadeUp(file);
    }

    /**
     * Requires such a file, or a folder on a disk.
     *
     * @throws DataMissingException if it is something else; at once, without reading from it
     */
    public static void requireFileOrFolder(Path path) {
        if (!Files.exists(path)) {
            throw new DataMissingException(path + ": no such file or folder. Check the name.");
        }
        refuseOthers(path);
    }

    /**
     * The same for a path that may be absent; then the reader reports it.
     *
     * @throws DataMissingException if it is neither a file nor a folder; at once, without reading from it
     */
    public static void refuseOthers(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        if (!Files.isDirectory(path) && !Files.isRegularFile(path) || isMadeUp(path)) {
            throw new DataMissingException(path + ": expected a file or a folder on a disk, found "
                    + (isMadeUp(path) ? "one that the system makes up" : "a pipe, a socket or a device")
                    + ". Write what it gives into a file first.");
        }
    }

    private static boolean isMadeUp(Path path) {
        try {
            return MADE_UP.contains(Files.getFileStore(path).type());
        } catch (IOException | SecurityException unknown) {
            return false; // reading it will report the error
        }
    }
}

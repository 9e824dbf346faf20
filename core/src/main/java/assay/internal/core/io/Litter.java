package assay.internal.core.io;

import java.util.Set;

/**
 * Files and folders that operating systems and editors leave among data. They are never data, whatever their names end with.
 */
public final class Litter {
    private static final Set<String> NAMES = Set.of(
            ".AppleDouble",
            ".DS_Store",
            ".Spotlight-V100",
            ".Trashes",
            ".fseventsd",
            ".git",
            ".ipynb_checkpoints",
            "$RECYCLE.BIN",
            "@eaDir",
            "System Volume Information",
            "Thumbs.db",
            "__MACOSX",
            "__pycache__",
            "desktop.ini",
            "lost+found");

    private Litter() {}

    /** Whether a file or folder with this name is litter. A Mac writes {@code ._x} beside {@code x}. */
    public static boolean is(String name) {
        return name.startsWith("._") || name.startsWith(".Trash-") || NAMES.contains(name);
    }
}

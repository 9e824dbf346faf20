package assay.internal.core.io;

import java.util.Set;

/** Files and folders that systems and editors leave among people's data; they are never data, whatever their endings. */
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

    /** Whether a file or folder of this name is such; {@code ._x} is what a Mac writes beside {@code x}. */
    public static boolean is(String name) {
        return name.startsWith("._") || name.startsWith(".Trash-") || NAMES.contains(name);
    }
}

package assay.data.duck;

import assay.core.io.TempFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The native libraries that Java libraries unpack into the temporary folder, 61 MB for DuckDB, and remove when the program
 * ends: but not when it is killed. Here they are removed as soon as they are loaded; the system keeps what is in use.
 */
public final class Natives {
    /** Where Linux says which files are loaded. */
    private static final Path MAPPED = Path.of("/proc/self/maps");

    private static boolean loaded;

    private Natives() {}

    /**
     * Loads DuckDB's, once.
     *
     * @throws assay.core.error.DataMissingException if that is not possible on this machine; it says what to do
     */
    static synchronized void load() {
        if (loaded) {
            return;
        }
        Path folder = TempFolder.path();
        try {
            Class.forName("org.duckdb.DuckDBNative");
        } catch (ClassNotFoundException | LinkageError e) {
            throw TempFolder.unusable(folder, root(e), e);
        }
        loaded = true;
        removeUnpacked();
    }

    private static String root(Throwable e) {
        return e.getCause() == null || e.getCause() == e ? String.valueOf(e.getMessage()) : root(e.getCause());
    }

    /** Removes the libraries in the temporary folder that this program has loaded, where the system lets it. */
    public static void removeUnpacked() {
        Path folder = TempFolder.path().toAbsolutePath().normalize();
        if (!Files.isReadable(MAPPED)) {
            return; // another system: they go when the program ends
        }
        try (Stream<String> lines = Files.lines(MAPPED, StandardCharsets.ISO_8859_1)) {
            lines.filter(l -> l.contains("/libduckdb_java") || l.contains("/jnilib-"))
                    .map(l -> folder.resolve(l.substring(l.lastIndexOf('/') + 1)))
                    .distinct()
                    .forEach(Natives::remove);
        } catch (IOException e) {
            // They go when the program ends.
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It goes when the program ends.
        }
    }
}

package assay.internal.data.duck;

import assay.core.error.DataMissingException;
import assay.internal.core.io.HomeFolder;
import assay.internal.core.io.TempFolder;
import assay.internal.core.memory.ProcessMemory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The native libraries of Java libraries. DuckDB's library (61 MB) is unpacked once into {@link HomeFolder#natives} and
 * checked at each start. Other Java libraries unpack theirs into the temporary folder, and remove them only when the
 * program ends normally, not when it is killed; so this class removes them as soon as they are loaded.
 */
public final class Natives {
    /** The file in which Linux lists what is loaded. */
    private static final Path MAPPED = Path.of("/proc/self/maps");

    /** The address space that DuckDB's library and its first buffers need. */
    private static final long ADDRESSES = 256L << 20;

    private static boolean loaded;

    /** The file that the driver's class was defined to load. */
    private static Path kept;

    private Natives() {}

    /**
     * Loads DuckDB's library, once.
     *
     * @throws DataMissingException if that is not possible on this machine; the message says what to do
     */
    static synchronized void load() {
        if (loaded) {
            return;
        }
        try {
            Optional<PackedLibrary> packed = PackedLibrary.find();
            if (packed.isPresent()) {
                loadKept(packed.get());
            } else {
                initialise(TempFolder.path()); // where the driver unpacks it, if it finds one
                removeUnpacked();
            }
        } catch (IOException e) {
            throw new IllegalStateException("DuckDB's jar cannot be read", e);
        }
        loaded = true;
    }

    private static void loadKept(PackedLibrary packed) throws IOException {
        Path folder = HomeFolder.natives();
        Path library;
        try {
            library = packed.in(folder);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
        if (!library.equals(kept)) {
            try {
                DriverClass.defineToLoad(library);
                kept = library;
            } catch (LinkageError usedAlready) {
                return; // other code in this program has already opened DuckDB, with another library
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        try {
            // The driver's class then finds it loaded. Its own error message would not say what is wrong.
            System.load(library.toString());
        } catch (UnsatisfiedLinkError e) {
            throw unusable(folder, e);
        }
        initialise(folder);
    }

    private static void initialise(Path folder) {
        try {
            Class.forName("org.duckdb.DuckDBNative");
        } catch (ClassNotFoundException | LinkageError e) {
            throw unusable(folder, e);
        }
    }

    private static DataMissingException unusable(Path folder, Throwable e) {
        return unusable(folder, e, ProcessMemory.addresses());
    }

    /** @param addresses bytes of address space that are left, if they are limited */
    static DataMissingException unusable(Path folder, Throwable e, OptionalLong addresses) {
        if (e instanceof LinkageError && addresses.orElse(Long.MAX_VALUE) < ADDRESSES) {
            return new DataMissingException(
                    "too little memory: expected " + (ADDRESSES >> 20) + " MB of addresses for DuckDB's library, found "
                            + (addresses.getAsLong() >> 20)
                            + " MB left of 'ulimit -v'. Raise it, or lower Java's share:"
                            + " ASSAY_JAVA_OPTS=-Xmx200m.",
                    e);
        }
        return new DataMissingException(
                folder + ": folder of native libraries: expected one where files can be made and run, with 61 MB free,"
                        + " found: " + reason(e)
                        + ". Make room or give permission there (what is unpacked there once is"
                        + " only read later), or set ASSAY_HOME to a folder on another disk.",
                e);
    }

    private static String reason(Throwable e) {
        return e instanceof FileSystemException ? e.toString() : root(e);
    }

    private static String root(Throwable e) {
        return e.getCause() == null || e.getCause() == e ? String.valueOf(e.getMessage()) : root(e.getCause());
    }

    /** Removes the libraries in the temporary folder that this program has loaded, if the system allows it. */
    public static void removeUnpacked() {
        Path folder = TempFolder.path().toAbsolutePath().normalize();
        if (!Files.isReadable(MAPPED)) {
            return; // not Linux: the files are removed when the program ends
        }
        try (Stream<String> lines = Files.lines(MAPPED, StandardCharsets.ISO_8859_1)) {
            lines.filter(l -> l.contains("/libduckdb_java") || l.contains("/jnilib-"))
                    .map(l -> folder.resolve(l.substring(l.lastIndexOf('/') + 1)))
                    .distinct()
                    .forEach(Natives::remove);
        } catch (IOException e) {
            // The files are removed when the program ends.
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The file is removed when the program ends.
        }
    }
}

package assay.internal.data.duck;

import assay.internal.core.io.Draft;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.duckdb.DuckDBDriver;

/**
 * DuckDB's native library for this machine, as its jar contains it.
 *
 * @param place where in the jar
 * @param version DuckDB's
 * @param size of the library, in bytes
 * @param crc its CRC-32, which the jar states
 */
record PackedLibrary(URL place, String version, long size, long crc) {
    private static final int BUFFER = 1 << 20;
    private static final String PREFIX = "libduckdb_java-";
    private static final Duration ABANDONED = Duration.ofMinutes(10);

    /** A user who alternates between two versions of Assay unpacks at most once a day. */
    private static final Duration OLD = Duration.ofDays(1);

    /**
     * Empty if the driver is not in a jar with a library for this system; the driver then looks for a library itself.
     */
    static Optional<PackedLibrary> find() throws IOException {
        URL place = DuckDBDriver.class.getResource("/" + resource());
        if (place == null || !(place.openConnection() instanceof JarURLConnection jar)) {
            return Optional.empty();
        }
        JarEntry entry = jar.getJarEntry();
        String version = jar.getManifest().getMainAttributes().getValue("Bundle-Version");
        return Optional.of(new PackedLibrary(place, String.valueOf(version), entry.getSize(), entry.getCrc()));
    }

    /** What the driver calls the library of this system. */
    private static String resource() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        boolean arm = arch.equals("aarch64") || arch.equals("arm64");
        String system = os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "osx" : "linux";
        return "libduckdb_java.so_" + system + "_" + (system.equals("osx") ? "universal" : arm ? "arm64" : "amd64");
    }

    /**
     * The library as a file in that folder, with version and checksum in its name. It is unpacked if it is missing or
     * differs from the one in the jar. Programs that unpack at the same time do not disturb each other.
     */
    Path in(Path folder) throws IOException {
        Path file = folder.resolve(String.format(PREFIX + "%s-%08x.so", version, crc));
        if (!isIntact(file)) {
            Files.createDirectories(folder);
            removeAbandoned(folder);
            removeOld(folder, file);
            try (Draft draft = Draft.of(file)) {
                try (InputStream in = place.openStream()) {
                    Files.copy(in, draft.path(), StandardCopyOption.REPLACE_EXISTING);
                }
                if (!isIntact(draft.path())) {
                    throw new IOException("what was unpacked there is not what " + place + " holds");
                }
                commit(draft, file);
            }
        }
        return file;
    }

    /** Removes drafts of programs that were killed while they unpacked, which takes a second. */
    private static void removeAbandoned(Path folder) throws IOException {
        remove(folder, name -> name.startsWith("." + PREFIX) && name.endsWith(".part"), ABANDONED);
    }

    /**
     * Removes libraries of other versions of DuckDB, 61 MB each. A running program keeps the one that it has loaded; a
     * program that starts later unpacks its own again.
     */
    private static void removeOld(Path folder, Path ours) {
        String kept = ours.getFileName().toString();
        try {
            remove(folder, name -> name.startsWith(PREFIX) && name.endsWith(".so") && !name.equals(kept), OLD);
        } catch (IOException inUse) {
            // some systems protect a loaded file: then it stays
        }
    }

    private static void remove(Path folder, Predicate<String> names, Duration age) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (names.test(file.getFileName().toString())
                        && Files.getLastModifiedTime(file)
                                .toInstant()
                                .isBefore(Instant.now().minus(age))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private void commit(Draft draft, Path file) throws IOException {
        try {
            draft.commit();
        } catch (IOException e) {
            if (!isIntact(file)) { // else another program was first and has it loaded, which some systems protect
                throw e;
            }
        }
    }

    private boolean isIntact(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) != size) {
            return false;
        }
        CRC32 sum = new CRC32();
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.read(buffer) >= 0) {
                sum.update(buffer.flip());
                buffer.clear();
            }
        }
        return sum.getValue() == crc;
    }
}

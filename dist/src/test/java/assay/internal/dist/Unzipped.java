package assay.internal.dist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The release archive as a user unpacks it. */
final class Unzipped {
    private Unzipped() {}

    /** Unpacks it into a folder, and returns the release's own folder in it. */
    static Path into(Path folder) throws IOException {
        Path zip = Path.of(System.getProperty("assay.archive"));
        try (ZipFile archive = ZipFile.builder().setPath(zip).get()) {
            for (ZipArchiveEntry entry : Collections.list(archive.getEntries())) {
                unpack(archive, entry, folder.resolve(entry.getName()));
            }
        }
        return folder.resolve(zip.getFileName().toString().replace(".zip", ""));
    }

    private static void unpack(ZipFile archive, ZipArchiveEntry entry, Path to) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(to);
            return;
        }
        Files.createDirectories(to.getParent());
        try (InputStream in = archive.getInputStream(entry)) {
            Files.copy(in, to);
        }
        if ((entry.getUnixMode() & 0100) != 0) {
            Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}

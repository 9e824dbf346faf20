package assay.data.importing;

import assay.core.error.DataFormatException;
import assay.data.archive.Unpack;
import assay.data.archive.UnpackLimits;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says what a file looks like that no format claims. */
final class Seen {
    private Seen() {}

    static String of(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return "a folder without such files";
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(path)) {
            head = in.readNBytes(512);
        }
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (head.length == 0) {
            return "an empty file";
        }
        if (start.startsWith("\u001f\u008b")) {
            return isPackedTar(path)
                    ? "a packed tar. Unpack it first: gunzip or tar xf"
                    : "a gzip file of something else";
        }
        if (start.startsWith("PK")) {
            return "a zip file of something else";
        }
        if (start.startsWith("BZh")) {
            return "a bzip2 file of something else";
        }
        if (start.startsWith("\u0080")) {
            return "a pickle of something else";
        }
        String line = start.lines().findFirst().orElse("");
        return start.chars().allMatch(c -> c >= ' ' && c < 127 || c == '\n' || c == '\r' || c == '\t')
                ? "a text that begins with '" + line.substring(0, Math.min(60, line.length())) + "'"
                : "other data";
    }

    private static boolean isPackedTar(Path path) {
        try (InputStream in = Unpack.gzip(
                new BufferedInputStream(Files.newInputStream(path)), path.toString(), UnpackLimits.DEFAULT)) {
            byte[] head = in.readNBytes(512);
            return head.length == 512 && "ustar".equals(new String(head, 257, 5, StandardCharsets.ISO_8859_1));
        } catch (IOException | DataFormatException damaged) {
            return false;
        }
    }
}

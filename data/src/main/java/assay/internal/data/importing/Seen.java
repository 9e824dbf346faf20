package assay.internal.data.importing;

import assay.core.error.DataFormatException;
import assay.internal.data.archive.Unpack;
import assay.internal.data.archive.UnpackLimits;
import assay.internal.data.pickled.TorchFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says what kind of file it is if no format claims it, as far as this can be recognised. */
final class Seen {
    private static final int HEAD = TorchFile.START;

    private Seen() {}

    static String of(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return "a folder without such files";
        }
        String start = start(Files.newInputStream(path));
        if (start.isEmpty()) {
            return "an empty file";
        }
        if (!start.startsWith("\u001f\u008b")) {
            return of(path, start);
        }
        if (isPackedTar(path)) {
            return "a packed tar. Unpack it first: gunzip or tar xf";
        }
        try {
            return "a gzip file of " + of(path, start(Unpack.plainOrGzip(path, path.toString(), UnpackLimits.DEFAULT)));
        } catch (DataFormatException damaged) {
            return "a gzip file that is damaged";
        }
    }

    /** Closes the stream. */
    private static String start(InputStream in) throws IOException {
        try (in) {
            return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        }
    }

    /** @param start of what the file unpacks to */
    private static String of(Path path, String start) throws IOException {
        if (TorchFile.isOne(start.getBytes(StandardCharsets.ISO_8859_1))) {
            return TorchFile.WORDS;
        }
        if (start.startsWith("PK")) {
            return "a zip file of something else";
        }
        if (start.startsWith("BZh")) {
            return "a bzip2 file of something else";
        }
        if (start.startsWith("\u0080")) {
            try (InputStream in = Unpack.plainOrGzip(path, path.toString(), UnpackLimits.DEFAULT)) {
                return Pickled.of(in, path.toString());
            }
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

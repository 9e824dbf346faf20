package assay.internal.bench201.truth.kind;

import assay.core.error.DataFormatException;
import assay.internal.data.archive.Unpack;
import assay.internal.data.archive.UnpackLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Recognises a file by its first bytes or its name. */
public final class Recognise {
    private Recognise() {}

    public static boolean isCsv(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".csv") || name.endsWith(".csv.gz");
    }

    public static boolean isPickle(String name) {
        return name.endsWith(".pickle.pbz2");
    }

    public static boolean isTar(Path file) throws IOException {
        byte[] head = head(file, 512);
        return head.length == 512 && "ustar".equals(new String(head, 257, 5, StandardCharsets.ISO_8859_1));
    }

    /** Whether the first line is plain text. */
    public static boolean isText(Path file) throws IOException {
        String head = new String(head(file, 512), StandardCharsets.ISO_8859_1);
        return head.indexOf(',') > 0 && head.chars().allMatch(c -> c >= ' ' && c < 127 || c == '\n' || c == '\r');
    }

    /** Whether the file begins like a pickle and has this text near its beginning. */
    public static boolean isPickleOf(Path file, String key) throws IOException {
        String head = new String(head(file, 4096), StandardCharsets.ISO_8859_1);
        return (head.startsWith("\u0080") || head.startsWith("(d") || head.startsWith("(l")) && head.contains(key);
    }

    /** The first characters of a file, plain or gzip. */
    public static String start(Path file, int length) throws IOException {
        try (InputStream in = Unpack.plainOrGzip(file, file.getFileName().toString(), UnpackLimits.DEFAULT)) {
            return new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
        } catch (DataFormatException damaged) {
            return ""; // the reader of the file reports the error
        }
    }

    private static byte[] head(Path file, int length) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(length);
        }
    }
}

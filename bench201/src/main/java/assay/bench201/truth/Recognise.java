package assay.bench201.truth;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells by its first bytes or its name what a file is. */
final class Recognise {
    private Recognise() {}

    static boolean isCsv(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".csv") || name.endsWith(".csv.gz");
    }

    static boolean isPickle(String name) {
        return name.endsWith(".pickle.pbz2");
    }

    static boolean isGzip(Path file) throws IOException {
        byte[] head = head(file, 2);
        return head.length == 2 && head[0] == 0x1f && head[1] == (byte) 0x8b;
    }

    static boolean isTar(Path file) throws IOException {
        byte[] head = head(file, 512);
        return head.length == 512 && "ustar".equals(new String(head, 257, 5, StandardCharsets.ISO_8859_1));
    }

    /** Whether the first line is plain text. */
    static boolean isText(Path file) throws IOException {
        String head = new String(head(file, 512), StandardCharsets.ISO_8859_1);
        return head.indexOf(',') > 0 && head.chars().allMatch(c -> c >= ' ' && c < 127 || c == '\n' || c == '\r');
    }

    private static byte[] head(Path file, int length) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(length);
        }
    }
}

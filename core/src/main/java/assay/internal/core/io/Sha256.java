package assay.internal.core.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 checksums, and names made from them. */
public final class Sha256 {
    private static final int NAME_BYTES = 6;

    private Sha256() {}

    /** The checksum of a file's bytes, read as a stream. */
    public static byte[] of(Path file) throws IOException {
        MessageDigest sha = digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return sha.digest();
    }

    /** The same in hex. */
    public static String hexOf(Path file) throws IOException {
        return HexFormat.of().formatHex(of(file));
    }

    /** A digest that takes its input in pieces. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The checksum of several contents, one after the other, in hex. */
    public static String hex(byte[]... contents) {
        MessageDigest digest = digest();
        for (byte[] content : contents) {
            digest.update(content);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The first 12 hex digits of a text's checksum: enough for the name of a folder or a record. */
    public static String name(String text) {
        return hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, 2 * NAME_BYTES);
    }
}

package assay.internal.bench201.truth.nats;

import assay.internal.data.importing.Target.Checksum;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of official files have the last digits of their MD5: {@code NATS-tss-v1_0-3ffb9.pickle.pbz2}, {@code
 * NAS-Bench-201-v1_1-096897.pth}. This detects damage and other versions, but not forgery.
 */
final class PublishedChecksum {
    private static final Pattern NAME = Pattern.compile(
            "(?:NATS-(?:tss|sss)-v\\d+_\\d+-([0-9a-f]{5})\\.pickle\\.pbz2|NAS-Bench-201-v\\d+_\\d+-([0-9a-f]{6})\\.pth)");

    private PublishedChecksum() {}

    /** Compares the digits in the name, if there are any, with the file's MD5. */
    static Checksum of(Path file, String name) throws IOException {
        Matcher digits = NAME.matcher(name);
        if (!digits.matches()) {
            return Checksum.UNKNOWN;
        }
        String last = digits.group(1) == null ? digits.group(2) : digits.group(1);
        return md5(file).endsWith(last) ? Checksum.KNOWN : Checksum.MISMATCH;
    }

    private static String md5(Path file) throws IOException {
        MessageDigest md5;
        try {
            md5 = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), md5)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(md5.digest());
    }
}

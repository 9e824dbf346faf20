package assay.internal.data.seal;

import assay.core.error.DataFormatException;
import assay.internal.core.io.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The checksum of a whole Parquet or Arrow file, stored in the file's own metadata under the key {@link #KEY}. Other
 * programs see it only as a text. It is first written as {@link #EMPTY}. Then {@link #close} fills in the length of the file
 * and the SHA-256 of all its bytes; for the SHA-256, the digits of these two numbers count as zeros. A seal detects damage.
 * It does not protect against deliberate changes.
 */
public final class Seal {
    public static final String KEY = "assay_seal";

    private static final String NAME = "assay-sha256:";
    private static final int HEX = 64;
    private static final int DIGITS = 20;
    private static final String ZEROS = "0".repeat(HEX) + ":" + "0".repeat(DIGITS);

    /** The text that stands for a seal until the file is closed. */
    public static final String EMPTY = NAME + ZEROS;

    private static final Pattern SEAL = Pattern.compile(NAME + "(\\p{XDigit}{" + HEX + "}):(\\d{" + DIGITS + "})");

    /** SHA-256 of files that were published before seals existed. */
    private static final Set<String> KNOWN = Set.of("c36c482ed6c0a152a23af0f50a464866a8886bf4d61dc7ac83a6d87dc7ee32a5");

    private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ARROW = "ARROW1".getBytes(StandardCharsets.US_ASCII);

    /**
     * The text that DuckDB writes into a Parquet file. If another program wrote the file, it is not the file that was
     * sealed.
     */
    private static final String OUR_WRITER = "DuckDB version";

    /** The largest metadata that are read. Metadata that this program writes are much smaller. */
    private static final int MOST_METADATA = 64 << 20;

    /** The result of comparing a file with its seal. */
    public enum State {
        /** The file is, byte for byte, what was written. */
        SOUND,
        /** The file has no seal: another program, or an older version of this one, wrote it. */
        NONE,
        /** The file's format has no place for a seal. */
        OTHER
    }

    /** The metadata at the end of a file. */
    private record Tail(long at, String text) {
        static final Tail NONE = new Tail(0, "");
    }

    private Seal() {}

    /** Seals a file that was written with {@link #EMPTY} in its metadata. */
    public static void close(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Tail tail = tail(channel);
            int in = tail.text().indexOf(EMPTY);
            if (in < 0) {
                throw new IOException("no place for the checksum in the metadata");
            }
            long at = tail.at() + in + NAME.length();
            String seal = HexFormat.of().formatHex(sha256(channel, at)) + ":" + digits(channel.size());
            ByteBuffer bytes = ByteBuffer.wrap(seal.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes, at + bytes.position());
            }
        }
    }

    /**
     * Compares a file with its seal.
     *
     * @throws DataFormatException if it is damaged
     */
    public static State check(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            Tail tail = tail(channel);
            Matcher seal = SEAL.matcher(tail.text());
            if (!seal.find()) {
                if (tail.text().contains(KEY) || tail.text().contains(NAME)) {
                    throw damaged(file, "its checksum cannot be read");
                }
                return tail == Tail.NONE ? State.OTHER : State.NONE;
            }
            String length = seal.group(2); // a text: damaged digits may be no number of 64 bits
            if (!length.equals(digits(channel.size()))) {
                if (tail.text().contains(OUR_WRITER) || !isParquet(channel)) {
                    throw damaged(
                            file,
                            "expected " + length.replaceFirst("^0+(?=.)", "") + " bytes, found " + channel.size());
                }
                return State.NONE; // another program copied our metadata into its own file
            }
            String found = HexFormat.of().formatHex(sha256(channel, tail.at() + seal.start(1)));
            if (!found.equals(seal.group(1))) {
                throw damaged(file, "expected SHA-256 " + seal.group(1) + " of its content, found " + found);
            }
            return State.SOUND;
        }
    }

    /** Whether a file without a seal is a published file, by its SHA-256. */
    public static boolean isKnown(String sha256) {
        return KNOWN.contains(sha256);
    }

    private static String digits(long length) {
        return String.format("%0" + DIGITS + "d", length);
    }

    private static DataFormatException damaged(Path file, String what) {
        return new DataFormatException(
                file.toString(), -1, file + ": damaged: " + what + ". Nothing was loaded. Get the file again.");
    }

    private static boolean isParquet(FileChannel channel) throws IOException {
        return channel.size() >= PARQUET.length
                && Arrays.equals(bytes(channel, channel.size() - PARQUET.length, PARQUET.length), PARQUET);
    }

    /**
     * Both formats end with the metadata, the length of the metadata as an int, and the name of the format. Empty if the
     * file has neither format.
     */
    private static Tail tail(FileChannel channel) throws IOException {
        long size = channel.size();
        for (byte[] name : new byte[][] {PARQUET, ARROW}) {
            int behind = Integer.BYTES + name.length;
            if (size >= behind + name.length && Arrays.equals(bytes(channel, size - name.length, name.length), name)) {
                int length = ByteBuffer.wrap(bytes(channel, size - behind, Integer.BYTES))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getInt();
                if (length >= 0 && length <= Math.min(MOST_METADATA, size - behind)) {
                    long at = size - behind - length;
                    // One character for each byte.
                    return new Tail(at, new String(bytes(channel, at, length), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return Tail.NONE;
    }

    private static byte[] bytes(FileChannel channel, long at, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) >= 0) {
            // read on
        }
        return buffer.array();
    }

    /** The SHA-256 of the file, with zeros in the place of its seal. */
    private static byte[] sha256(FileChannel channel, long seal) throws IOException {
        MessageDigest sha = Sha256.digest();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        long at = 0;
        while (channel.read(buffer.clear(), at) >= 0) {
            byte[] bytes = buffer.array();
            for (int i = 0; i < ZEROS.length(); i++) {
                long in = seal + i - at;
                if (in >= 0 && in < buffer.position()) {
                    bytes[(int) in] = (byte) ZEROS.charAt(i);
                }
            }
            sha.update(bytes, 0, buffer.position());
            at += buffer.position();
        }
        return sha.digest();
    }
}

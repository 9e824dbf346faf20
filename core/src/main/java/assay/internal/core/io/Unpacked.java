package assay.internal.core.io;

import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file's content, unpacked if it is gzip. Gzip is recognised by its first two bytes, with which no other layout here begins.
 *
 * @param source the file's name, for messages
 */
public record Unpacked(String source, byte[] bytes) {
    /** The largest content that is read: three times CIFAR-100's training file. */
    public static final int CAP = 512 << 20;

    /** A file of at most {@link #CAP} bytes. */
    public static Unpacked read(Path file) {
        return read(file, CAP);
    }

    /** Reads at most {@code cap} bytes. A larger file, packed or unpacked, is refused before it fills the memory. */
    public static Unpacked read(Path file, int cap) {
        PlainFile.refuseOthers(file);
        String source = file.getFileName().toString();
        try (InputStream raw = Files.newInputStream(file)) {
            return read(source, raw, cap);
        } catch (IOException e) {
            throw unreadable(source, e);
        }
    }

    /** The same from a stream, which is not closed. */
    public static Unpacked read(String source, InputStream raw, int cap) {
        try {
            InputStream in = new BufferedInputStream(raw, 1 << 16);
            in.mark(2);
            boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
            in.reset();
            if (!gzip && source.endsWith(".gz")) {
                throw refused(source, "expected a gzip file, found other first bytes", null);
            }
            byte[] bytes = (gzip ? new GZIPInputStream(in, 1 << 16) : in).readNBytes(cap + 1);
            if (bytes.length > cap) {
                throw new DataFormatException(
                        source,
                        cap,
                        source + ": refused: expected at most " + cap + " bytes, found more"
                                + (gzip ? " when unpacking" : "") + ". Nothing was kept.");
            }
            return new Unpacked(source, bytes);
        } catch (ZipException e) {
            throw refused(source, "expected a sound gzip stream, found: " + e.getMessage(), e);
        } catch (EOFException e) {
            throw refused(source, "expected a whole gzip stream, found its end too early (file cut off)", e);
        } catch (IOException e) {
            throw unreadable(source, e);
        }
    }

    private static DataMissingException unreadable(String source, IOException e) {
        return new DataMissingException(
                source + ": cannot be read: " + e.getMessage() + ". Check the file and its permissions.", e);
    }

    private static DataFormatException refused(String source, String what, IOException cause) {
        return new DataFormatException(source, -1, source + ": damaged: " + what + ". Get the file again.", cause);
    }
}

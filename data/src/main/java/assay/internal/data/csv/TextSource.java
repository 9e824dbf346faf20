package assay.internal.data.csv;

import assay.core.error.DataFormatException;
import assay.internal.data.archive.Unpack;
import assay.internal.data.archive.UnpackLimits;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The lines and records of a text file from a user: plain or gzip, UTF-8 (or UTF-16 if a byte-order mark says so), with
 * any separator. Text that cannot be decoded is refused, with its line number. Nothing is read before the caller asks
 * for it.
 */
public final class TextSource implements Closeable {
    /** Long, because some programs write a whole table as one line of JSON. */
    private static final int MAX_LINE = 1 << 26;

    private static final int MARK = 4;

    /** The first characters of files that people mistake for text, and what such files are. */
    private static final Map<String, String> PACKED = Map.of(
            "BZh9", "bzip2",
            "\u00fd7zX", "xz",
            "(\u00b5/\u00fd", "zstd",
            "PK\u0003\u0004", "a zip file or a spreadsheet",
            "FEA1", "Feather version 1");

    private final Lines lines;
    private final String source;
    private long line;

    private TextSource(InputStream in, Charset charset, String source) {
        this.source = source;
        lines = new Lines(
                new InputStreamReader(
                        in,
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                MAX_LINE);
    }

    /**
     * Opens a text. Closing it closes {@code in}.
     *
     * @param source name of the text, for messages
     */
    public static TextSource open(InputStream in, String source) throws IOException {
        PushbackInputStream first = marked(in);
        byte[] start = start(first);
        if (start.length >= 2 && start[0] == 0x1f && start[1] == (byte) 0x8b) {
            first = marked(Unpack.gzip(first, source, UnpackLimits.DEFAULT));
            start = start(first);
        }
        refusePacked(start, source);
        if (begins(start, 0xef, 0xbb, 0xbf)) {
            first.skipNBytes(3);
        } else if (begins(start, 0xff, 0xfe)) {
            first.skipNBytes(2);
            return new TextSource(first, StandardCharsets.UTF_16LE, source);
        } else if (begins(start, 0xfe, 0xff)) {
            first.skipNBytes(2);
            return new TextSource(first, StandardCharsets.UTF_16BE, source);
        } else if (start.length > 1 && (start[0] == 0 || start[1] == 0)) {
            throw new DataFormatException(
                    source,
                    0,
                    source + ": refused: expected UTF-8 text, found bytes 0 at its beginning, as UTF-16 without a"
                            + " byte-order mark or a binary file has. Save it as UTF-8.");
        }
        return new TextSource(first, StandardCharsets.UTF_8, source);
    }

    private static void refusePacked(byte[] start, String source) {
        PACKED.forEach((mark, name) -> {
            if (Arrays.equals(start, mark.getBytes(StandardCharsets.ISO_8859_1))) {
                throw new DataFormatException(
                        source,
                        0,
                        source + ": refused: expected text, plain or gzip, found " + name
                                + ". Unpack it, or save it as CSV.");
            }
        });
    }

    /** The next line without its end; null after the last. */
    public String line() {
        try {
            String next = lines.next();
            line += next == null ? 0 : 1;
            return next;
        } catch (Lines.TooLong e) {
            throw bad(
                    "after line " + line + ": expected lines of at most " + MAX_LINE + " characters, found a longer"
                            + " one",
                    e);
        } catch (CharacterCodingException e) {
            throw bad("after line " + line + ": expected UTF-8 text, found other bytes. Save it as UTF-8", e);
        } catch (IOException e) {
            throw bad("after line " + line + ": it cannot be read: " + e.getMessage(), e);
        }
    }

    /** The number of the line that was returned last, from 1. */
    public long number() {
        return line;
    }

    /**
     * The cells of the record that begins with a line, without blanks around them; reads more lines while a quoted cell
     * is open.
     *
     * @param separator 0 if the line is one cell
     */
    public List<String> cells(String first, char separator) {
        CellSplitter splitter = new CellSplitter(separator, true);
        long begin = line;
        for (String part = first; !splitter.take(part); ) {
            part = line();
            if (part == null || splitter.pending() > MAX_LINE) {
                throw bad("line " + begin + ": a quoted cell that does not end", null);
            }
        }
        return splitter.cells();
    }

    private DataFormatException bad(String what, Throwable cause) {
        return new DataFormatException(source, lines.bytes(), source + ": refused: " + what + ".", cause);
    }

    private static PushbackInputStream marked(InputStream in) {
        return new PushbackInputStream(in, MARK);
    }

    /** The first bytes, which stay unread. Waits for no more bytes than a byte-order mark has. */
    private static byte[] start(PushbackInputStream in) throws IOException {
        byte[] start = new byte[MARK];
        int n = Math.max(0, in.read(start));
        while (n > 0 && n < MARK && (start[0] == 0x1f || (start[0] & 0xff) >= 0xef)) {
            int more = in.read(start, n, MARK - n);
            if (more < 0) {
                break;
            }
            n += more;
        }
        in.unread(start, 0, n);
        return Arrays.copyOf(start, n);
    }

    private static boolean begins(byte[] start, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (start.length <= i || (start[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

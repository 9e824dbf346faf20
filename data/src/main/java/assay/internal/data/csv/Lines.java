package assay.internal.data.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;

/** The lines of a text. No line is collected beyond a maximum length. Lines end with LF, CR or CR LF. */
final class Lines implements Closeable {
    /** A line is longer than the maximum. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final Reader in;
    private final int longest;
    private final char[] buffer = new char[1 << 16];
    private int at;
    private int end;
    private boolean afterCr;
    private long bytes;
    private long lineStart;

    /**
     * @param in the text; it needs no buffer
     * @param longest characters of the longest line allowed
     */
    Lines(Reader in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** The next line without its end; null after the last. */
    String next() throws IOException {
        StringBuilder start = null;
        while (more()) {
            if (afterCr && buffer[at] == '\n') {
                at++;
                bytes++;
                afterCr = false;
                continue;
            }
            afterCr = false;
            lineStart = start == null ? bytes : lineStart;
            int from = at;
            while (at < end && buffer[at] != '\n' && buffer[at] != '\r') {
                bytes += utf8(buffer[at++]);
            }
            int length = at - from + (start == null ? 0 : start.length());
            if (length > longest) {
                throw new TooLong();
            }
            if (at < end) {
                afterCr = buffer[at] == '\r';
                at++;
                bytes++;
                String rest = new String(buffer, from, at - 1 - from);
                return start == null ? rest : start.append(rest).toString();
            }
            start = (start == null ? new StringBuilder() : start).append(buffer, from, at - from);
        }
        return start == null ? null : start.toString();
    }

    /** Where the line that was read last begins: bytes of UTF-8 from the start of the text. */
    long lineStart() {
        return lineStart;
    }

    /** Bytes of UTF-8 read so far. */
    long bytes() {
        return bytes;
    }

    /** A pair of surrogates is one character of four bytes. */
    private static int utf8(char c) {
        return c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }

    private boolean more() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer, 0, buffer.length));
        }
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

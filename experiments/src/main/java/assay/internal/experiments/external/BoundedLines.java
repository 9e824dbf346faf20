package assay.internal.experiments.external;

import assay.core.error.DataFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The lines of an untrusted stream: UTF-8, with a limit of length. */
final class BoundedLines {
    private static final int FIRST = 1 << 16;
    private static final int LONGEST = 1 << 20;
    private static final char REPLACED = '\uFFFD';

    /** Called before waiting for the stream. */
    interface Before {
        void read();
    }

    private final InputStream in;
    private final Before before;
    private byte[] buffer = new byte[FIRST];
    private int start;
    private int end;

    BoundedLines(InputStream in, Before before) {
        this.in = in;
        this.before = before;
    }

    /**
     * The next line without its end; null after the last.
     *
     * @throws DataFormatException if it is too long or no UTF-8
     */
    String next() throws IOException {
        int from = start;
        while (true) {
            for (int i = from; i < end; i++) {
                if (buffer[i] == '\n') {
                    String line = text(start, i);
                    start = i + 1;
                    return line;
                }
            }
            from = end - start;
            room();
            before.read();
            int n = in.read(buffer, end, buffer.length - end);
            if (n < 0) {
                String rest = start == end ? null : text(start, end);
                start = end;
                return rest;
            }
            end += n;
        }
    }

    /** Moves unread bytes to the beginning, and enlarges the buffer if it is full. */
    private void room() {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
        if (end == buffer.length) {
            if (end >= LONGEST) {
                throw refused("lines of at most " + LONGEST + " bytes, found a longer one");
            }
            buffer = Arrays.copyOf(buffer, 2 * end);
        }
    }

    private String text(int from, int to) {
        int last = to > from && buffer[to - 1] == '\r' ? to - 1 : to;
        String line = new String(buffer, from, last - from, StandardCharsets.UTF_8);
        if (line.indexOf(REPLACED) >= 0
                && !Arrays.equals(line.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(buffer, from, last))) {
            throw refused("UTF-8 text, found other bytes");
        }
        return line;
    }

    private static DataFormatException refused(String what) {
        return new DataFormatException("standard output", -1, "expected " + what + ".");
    }
}

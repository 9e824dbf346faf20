package assay.internal.experiments.rows;

import assay.internal.data.csv.TextSource;
import java.io.IOException;
import java.io.Reader;

/** A text of which the first line was already read, line by line. */
final class LineReader extends Reader {
    private final TextSource text;
    private String line;
    private int at;

    /** As many line breaks as there are lines before the first line, so that lines are counted as in the text. */
    LineReader(String first, TextSource text) {
        this.text = text;
        line = "\n".repeat((int) Math.min(1000, text.number() - 1)) + first + "\n";
    }

    @Override
    public int read(char[] to, int from, int length) {
        if (line != null && at == line.length()) {
            String next = text.line();
            line = next == null ? null : next + "\n";
            at = 0;
        }
        if (line == null) {
            return -1;
        }
        int n = Math.min(length, line.length() - at);
        line.getChars(at, at + n, to, from);
        at += n;
        return n;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}

package assay.internal.core.text;

import java.io.PrintWriter;

/**
 * Standard error without dangerous characters: see {@link Printable}. Only a line of progress may be cleared and written again.
 */
public final class PrintableWriter extends PrintWriter {
    /** The beginning of a line of progress that overwrites the previous one. */
    private static final String CLEAR = "\r\u001b[K";

    public PrintableWriter(PrintWriter to) {
        super(to, true);
    }

    @Override
    public void write(String text, int from, int length) {
        String part = text.substring(from, from + length);
        String start = part.startsWith(CLEAR) ? CLEAR : "";
        String shown = start + Printable.of(part.substring(start.length()));
        super.write(shown, 0, shown.length());
    }

    @Override
    public void write(char[] text, int from, int length) {
        write(new String(text, from, length));
    }

    @Override
    public void write(int c) {
        write(String.valueOf((char) c));
    }
}

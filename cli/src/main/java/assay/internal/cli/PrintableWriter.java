package assay.internal.cli;

import assay.internal.core.text.Printable;
import java.io.PrintWriter;

/** Standard error as a terminal may show it: {@link Printable}. Only a line of progress may be cleared, to be written anew. */
final class PrintableWriter extends PrintWriter {
    /** How lines of progress begin that go over the one before. */
    private static final String CLEAR = "\r\u001b[K";

    PrintableWriter(PrintWriter to) {
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

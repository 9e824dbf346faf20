package assay.internal.cli;

import java.io.PrintWriter;

/** Shows progress on standard error: on a terminal in one line that is overwritten, elsewhere in a new line each time. */
public final class StatusLine {
    private static final String CLEAR = "\r\u001b[K";

    /**
     * The width that fits into a line of most terminals. A longer text would continue in the next line, and could not be
     * overwritten.
     */
    private static final int WIDTH = 79;

    /** Between parts of a line. */
    private static final String GAP = "  ";

    private final PrintWriter err;
    private final boolean live;

    /**
     * @param err null for silence
     * @param live whether {@code err} is a terminal
     */
    public StatusLine(PrintWriter err, boolean live) {
        this.err = err;
        this.live = live;
    }

    /** Nanoseconds between two lines; shorter on a terminal. */
    public long every(long onTerminal, long elsewhere) {
        return live ? onTerminal : elsewhere;
    }

    /** @param line parts with two blanks between them; on a terminal the last ones are left out if they do not fit */
    public void show(String line) {
        if (err != null) {
            err.print(live ? CLEAR + fitting(line) : line + System.lineSeparator());
            err.flush();
        }
    }

    private static String fitting(String line) {
        if (line.length() <= WIDTH) {
            return line;
        }
        int gap = line.lastIndexOf(GAP, WIDTH);
        return line.substring(0, gap > 0 ? gap : WIDTH);
    }

    /** A line that stays. */
    public void say(String line) {
        if (err != null) {
            err.println((live ? CLEAR : "") + line);
            err.flush();
        }
    }

    /** Ends the line of a terminal. */
    public void end() {
        if (err != null && live) {
            err.print(CLEAR);
            err.flush();
        }
    }
}

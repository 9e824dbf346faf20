package assay.internal.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Shows progress on standard error: on a terminal in one line that is overwritten, elsewhere in a new line each time. */
public final class StatusLine {
    /** The share of the work from which on what is left is told. */
    private static final double EARLY = 0.05;

    private static final String CLEAR = "\r\u001b[K";

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

    public void show(String line) {
        if (err != null) {
            err.print(live ? CLEAR + line : line + System.lineSeparator());
            err.flush();
        }
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

    /** The time that is left, as {@link #time}; {@code ?} in the first 5 % of the work, which say little. */
    public static String left(double seconds, double share) {
        return share < EARLY ? "?" : time(seconds * (1 - share) / share);
    }

    /** Hours, minutes and seconds: {@code 1:02:03}. */
    public static String time(double seconds) {
        Duration d = Duration.ofSeconds(Math.round(seconds));
        return String.format(Locale.ROOT, "%d:%02d:%02d", d.toHours(), d.toMinutesPart(), d.toSecondsPart());
    }
}

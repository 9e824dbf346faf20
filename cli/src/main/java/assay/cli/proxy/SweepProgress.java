package assay.cli.proxy;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** How a sweep gets on, with the time that is left: one live line on a terminal, elsewhere a line every half minute. */
public final class SweepProgress {
    private static final long LIVE = 500_000_000L;
    private static final long PLAIN = 30_000_000_000L;

    private final PrintWriter err;
    private final boolean live;
    private final int networks;
    private final double work;
    private final long began = System.nanoTime();
    private long printed = began;
    private int scored;
    private double done;

    /**
     * @param err null for silence
     * @param work that of all networks, in any unit
     */
    public SweepProgress(PrintWriter err, boolean live, int networks, double work) {
        this.err = err;
        this.live = live;
        this.networks = networks;
        this.work = work;
    }

    public synchronized void scored(double part) {
        scored++;
        done += part;
        long now = System.nanoTime();
        if (err != null && now - printed >= (live ? LIVE : PLAIN)) {
            printed = now;
            double seconds = (now - began) / 1e9;
            String line = String.format(
                    Locale.ROOT,
                    "%3.0f%%  %d/%d networks  elapsed %s  left %s",
                    100 * done / work,
                    scored,
                    networks,
                    time(seconds),
                    time(seconds * (work - done) / done));
            err.print(live ? "\r\u001b[K" + line : line + System.lineSeparator());
            err.flush();
        }
    }

    public synchronized void end() {
        if (err != null && live) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }

    private static String time(double seconds) {
        Duration d = Duration.ofSeconds(Math.round(seconds));
        return String.format(Locale.ROOT, "%d:%02d:%02d", d.toHours(), d.toMinutesPart(), d.toSecondsPart());
    }
}

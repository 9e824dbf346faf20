package assay.cli.proxy;

import assay.core.run.WorkListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** How a sweep gets on, with the time that is left: one live line on a terminal, elsewhere a line every half minute. */
public final class SweepProgress implements WorkListener {
    private static final long LIVE = 500_000_000L;
    private static final long PLAIN = 30_000_000_000L;

    private final PrintWriter err;
    private final boolean live;
    private int networks;
    private double work;
    private long began;
    private long printed;
    private int scored;
    private double done;

    /** @param err null for silence */
    public SweepProgress(PrintWriter err, boolean live) {
        this.err = err;
        this.live = live;
    }

    @Override
    public synchronized void begins(double weight, int jobs) {
        networks = jobs;
        work = weight;
        began = System.nanoTime();
        printed = began;
        scored = 0;
        done = 0;
    }

    @Override
    public synchronized void finished(String network, double part) {
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

    @Override
    public synchronized void ends() {
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

package assay.internal.cli.proxy;

import assay.core.run.WorkListener;
import assay.internal.cli.StatusLine;
import assay.internal.core.number.Elapsed;
import java.io.PrintWriter;
import java.util.Locale;

/** The progress of a sweep, with the remaining time: one live line on a terminal, elsewhere a line every half minute. */
public final class SweepProgress implements WorkListener {
    private static final long LIVE = 500_000_000L;
    private static final long PLAIN = 30_000_000_000L;

    private final StatusLine line;
    private int networks;
    private double work;
    private long began;
    private long printed;
    private int scored;
    private double done;

    /** @param err null for silence */
    public SweepProgress(PrintWriter err, boolean live) {
        line = new StatusLine(err, live);
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
        if (now - printed >= line.every(LIVE, PLAIN)) {
            printed = now;
            double seconds = (now - began) / 1e9;
            line.show(String.format(
                    Locale.ROOT,
                    "%3.0f%%  %d/%d networks  elapsed %s  left %s",
                    100 * done / work,
                    scored,
                    networks,
                    Elapsed.text(seconds),
                    Elapsed.left(seconds, done / work)));
        }
    }

    @Override
    public synchronized void ends() {
        line.end();
    }

    @Override
    public void interrupted(String message) {
        line.say("assay: " + message);
    }
}

package assay.internal.cli.answer;

import assay.internal.cli.StatusLine;
import assay.internal.data.importing.ImportProgress;
import java.io.PrintWriter;
import java.time.Duration;

/** Shows the progress of an import: one live line on a terminal, sometimes a plain line elsewhere. */
public final class ProgressLine implements ImportProgress {
    private static final long LIVE = 100_000_000L;
    private static final long PLAIN = 5_000_000_000L;

    private final StatusLine line;
    private final boolean quiet;
    private final long start = System.nanoTime();
    private long last = start;
    private boolean shown;

    /** @param live whether {@code err} is a terminal */
    public ProgressLine(PrintWriter err, boolean quiet, boolean live) {
        this.line = new StatusLine(quiet ? null : err, live);
        this.quiet = quiet;
    }

    @Override
    public void at(long done, long total, String at) {
        long now = System.nanoTime();
        if (quiet || now - last < line.every(LIVE, PLAIN)) {
            return;
        }
        last = now;
        double share = total == 0 ? 1 : (double) done / total;
        String eta = share >= 0.05 ? ", " + text((long) ((now - start) * (1 - share) / share)) + " to go" : "";
        line.show("importing: " + Math.round(100 * share) + " %, " + text(now - start) + eta + "  " + at);
        shown = true;
    }

    private static String text(long nanos) {
        Duration time = Duration.ofNanos(nanos);
        return time.toMinutes() > 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : time.toSeconds() + " s";
    }

    @Override
    public void remark(String text) {
        end();
        line.say(text);
    }

    /** Removes the live line. */
    public void end() {
        if (shown) {
            line.end();
            shown = false;
        }
    }
}

package assay.internal.cli.run;

import assay.internal.cli.StatusLine;
import assay.internal.core.number.Elapsed;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The progress of a run, with the remaining time: one live line on a terminal; elsewhere a plain line for each finished job,
 * but not more than one a second, and every half minute. Safe for threads.
 */
public final class Progress {
    private static final long LIVE_NANOS = 200_000_000L;
    private static final long BETWEEN_NANOS = 1_000_000_000L;
    private static final long PLAIN_NANOS = 30_000_000_000L;

    private final StatusLine line;
    private final LongSupplier clock;
    private final long began;
    private final double total;
    private final int jobs;
    private final Map<String, Double> running = new LinkedHashMap<>();
    private double finished;
    private double before;
    private int finishedJobs;
    private long printed;

    /**
     * @param err the output; null for silence
     * @param live whether {@code err} is a terminal
     * @param clock nanoseconds
     * @param total weight of all jobs together
     */
    public Progress(PrintWriter err, boolean live, LongSupplier clock, double total, int jobs) {
        this.line = new StatusLine(err, live);
        this.clock = clock;
        this.total = total;
        this.jobs = jobs;
        began = clock.getAsLong();
        printed = began;
    }

    /** A job that an earlier start of the program did; it does not count in the estimate of speed. */
    synchronized void found(double weight) {
        before += weight;
        finished += weight;
        finishedJobs++;
    }

    /** Progress of a job. A job that continues from a checkpoint reports the checkpoint's progress first. */
    synchronized void at(String id, double weight, double done, String what) {
        Double last = running.put(id, weight * done);
        if (last == null && done > 0.1) {
            before += weight * done; // from its checkpoint
        }
        if (clock.getAsLong() - printed >= line.every(LIVE_NANOS, PLAIN_NANOS)) {
            print(id + " " + what);
        }
    }

    synchronized void finished(String id, double weight) {
        running.remove(id);
        finished += weight;
        finishedJobs++;
        if (finishedJobs == jobs || clock.getAsLong() - printed >= line.every(LIVE_NANOS, BETWEEN_NANOS)) {
            print(id + " done");
        }
    }

    /** Ends the live line. */
    synchronized void end() {
        line.end();
    }

    private void print(String what) {
        printed = clock.getAsLong();
        line.show(text(what));
    }

    private String text(String what) {
        double done = finished + running.values().stream().mapToDouble(d -> d).sum();
        double seconds = (clock.getAsLong() - began) / 1e9;
        String left = seconds < 1 ? "?" : Elapsed.left(seconds, (done - before) / (total - before));
        return String.format(
                Locale.ROOT,
                "%3.0f%%  %d/%d jobs  elapsed %s  left %s  %s",
                100 * done / total,
                finishedJobs,
                jobs,
                Elapsed.text(seconds),
                left,
                what);
    }
}

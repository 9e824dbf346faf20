package assay.internal.cli.run;

import assay.core.run.WorkListener;
import assay.internal.cli.StatusLine;
import assay.internal.core.number.Elapsed;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Shows the progress of an experiment on standard error, with the remaining time: one live line on a terminal; elsewhere a
 * plain line for each finished job, but not more than one a second, and every half minute. Safe for threads.
 */
public class RunListener implements WorkListener {
    private static final long LIVE_NANOS = 200_000_000L;
    private static final long BETWEEN_NANOS = 1_000_000_000L;
    private static final long PLAIN_NANOS = 30_000_000_000L;

    private final PrintWriter err;
    private final boolean quiet;
    private final StatusLine line;
    private final LongSupplier clock;
    private final Map<String, Double> running = new LinkedHashMap<>();
    private double total;
    private int jobs;
    private long began;
    private double finished;
    private double before;
    private int finishedJobs;
    private long printed;

    /**
     * @param quiet whether to report only failures and interruptions
     * @param terminal whether {@code err} is a terminal
     */
    public RunListener(PrintWriter err, boolean quiet, boolean terminal) {
        this(err, quiet, terminal, System::nanoTime);
    }

    /** @param clock nanoseconds */
    RunListener(PrintWriter err, boolean quiet, boolean terminal, LongSupplier clock) {
        this.err = err;
        this.quiet = quiet;
        this.clock = clock;
        line = new StatusLine(quiet ? null : err, terminal);
    }

    @Override
    public void remark(String text) {
        if (!quiet) {
            say(text);
        }
    }

    @Override
    public synchronized void begins(double weight, int count) {
        total = weight;
        jobs = count;
        running.clear();
        finished = 0;
        before = 0;
        finishedJobs = 0;
        began = clock.getAsLong();
        printed = began;
    }

    /** A job that an earlier start of the program did; it does not count in the estimate of speed. */
    @Override
    public synchronized void found(double weight) {
        before += weight;
        finished += weight;
        finishedJobs++;
    }

    /** Progress of a job. A job that continues from a checkpoint reports the checkpoint's progress first. */
    @Override
    public synchronized void at(String job, double weight, double done, String what) {
        Double last = running.put(job, weight * done);
        if (last == null && done > 0.1) {
            before += weight * done; // from its checkpoint
        }
        if (clock.getAsLong() - printed >= line.every(LIVE_NANOS, PLAIN_NANOS)) {
            print(job + " " + what);
        }
    }

    @Override
    public synchronized void finished(String job, double weight) {
        running.remove(job);
        finished += weight;
        finishedJobs++;
        if (finishedJobs == jobs || clock.getAsLong() - printed >= line.every(LIVE_NANOS, BETWEEN_NANOS)) {
            print(job + " done");
        }
    }

    @Override
    public synchronized void ends() {
        line.end();
    }

    /** Printed at once, even if quiet. */
    @Override
    public void failed(String job, String cause) {
        say("assay: " + job + " failed, the others go on: " + cause);
    }

    @Override
    public void interrupted(String message) {
        say("assay: " + message + " Give the same command again to go on.");
    }

    private void say(String text) {
        err.println(text);
        err.flush();
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

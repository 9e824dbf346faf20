package assay.internal.experiments.run;

import assay.core.run.EpochRecord;
import assay.core.run.WorkListener;
import assay.internal.core.io.WholeFile;
import assay.internal.core.number.Elapsed;
import assay.internal.reports.progress.ProgressPage;
import assay.internal.reports.progress.WatchedJob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Keeps a page current in the folder of the report: written after each epoch and each job, but not more than once a second, and at
 * the end. Safe for threads.
 */
public final class WatchedRun implements WorkListener {
    private static final long BETWEEN_NANOS = 1_000_000_000L;

    private static final class Seen {
        private final List<EpochRecord> epochs = new ArrayList<>();
        private String state = "done by an earlier start";
        private double share;
    }

    private final WorkListener told;
    private final String name;
    private final Path file;
    private final LongSupplier clock;
    private final Map<String, Seen> jobs = new LinkedHashMap<>();
    private final List<WatchedJob> earlier = new ArrayList<>();
    private double total = 1;
    private double before;
    private double finished;
    private int count;
    private int done;
    private OptionalLong started = OptionalLong.empty();
    private long began;
    private long written;

    /**
     * @param name of the experiment
     * @param folder of its report
     * @param clock nanoseconds
     * @param told also receives everything
     */
    public WatchedRun(String name, Path folder, LongSupplier clock, WorkListener told) {
        this.told = told;
        this.name = name;
        this.file = folder.resolve(ProgressPage.FILE);
        this.clock = clock;
    }

    @Override
    public void remark(String text) {
        told.remark(text);
    }

    @Override
    public void ends() {
        told.ends();
    }

    @Override
    public void begins(double weight, int all) {
        told.begins(weight, all);
        synchronized (this) {
            earlier.addAll(seen()); // a second stage begins: the found architectures are trained
            jobs.clear();
            total = weight;
            count = all;
            done = 0;
            before = 0;
            finished = 0;
            began = clock.getAsLong();
            started = OptionalLong.of(started.orElse(began));
            write(Optional.empty());
        }
    }

    @Override
    public synchronized void found(double weight) {
        told.found(weight);
        before += weight;
        finished += weight;
        done++;
    }

    @Override
    public synchronized void at(String job, double weight, double share, String what) {
        told.at(job, weight, share, what);
        Seen seen = of(job);
        seen.share = weight * share;
        seen.state = what;
        now(); // an epoch can take long
    }

    @Override
    public synchronized void epoch(String job, EpochRecord record) {
        told.epoch(job, record);
        of(job).epochs.add(record);
        now();
    }

    @Override
    public synchronized void finished(String job, double weight) {
        told.finished(job, weight);
        Seen seen = of(job);
        seen.share = 0;
        if (!seen.state.startsWith("failed")) {
            seen.state = "done";
        }
        finished += weight;
        done++;
        now();
    }

    @Override
    public synchronized void failed(String job, String cause) {
        told.failed(job, cause);
        of(job).state = "failed: " + cause;
        now();
    }

    @Override
    public synchronized void interrupted(String message) {
        told.interrupted(message);
        write(Optional.of("Stopped. Give the same command again to go on."));
    }

    /** The last state of the page. */
    public synchronized void over(Path report) {
        write(Optional.of("Done in " + elapsed() + ". The report is " + report.getFileName() + ", beside this page."));
    }

    private Seen of(String job) {
        return jobs.computeIfAbsent(job, j -> new Seen());
    }

    private void now() {
        if (clock.getAsLong() - written >= BETWEEN_NANOS) {
            write(Optional.empty());
        }
    }

    private double seconds() {
        return (clock.getAsLong() - began) / 1e9;
    }

    private String elapsed() {
        return Elapsed.text((clock.getAsLong() - started.orElse(began)) / 1e9);
    }

    private List<WatchedJob> seen() {
        return jobs.entrySet().stream()
                .map(j -> new WatchedJob(j.getKey(), j.getValue().state, j.getValue().epochs))
                .toList();
    }

    private void write(Optional<String> over) {
        written = clock.getAsLong();
        double running = jobs.values().stream().mapToDouble(s -> s.share).sum();
        double share = (finished + running) / total;
        String left = Elapsed.left(seconds(), (finished + running - before) / (total - before));
        ProgressPage page = new ProgressPage(
                name, share, done, count, elapsed(), left.equals("?") ? "unknown time" : left, seen(), earlier, over);
        WholeFile.write(file, page.html());
    }
}

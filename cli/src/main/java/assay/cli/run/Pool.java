package assay.cli.run;

import assay.core.error.InterruptedRunException;
import assay.core.run.RunRecord;
import assay.core.space.SearchSpace;
import assay.core.thread.Joining;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Does the jobs of an experiment on a few worker threads, each with a runner of its own. A finished job's records are
 * saved at once and its checkpoint removed; what an earlier start of the program saved is not done again. A failure or a
 * wish to stop lets the other workers write their checkpoints first.
 */
final class Pool {
    private final WorkFolder folder;
    private final SearchSpace space;
    private final Supplier<? extends JobRunner> runners;
    private final StopSignal stop;
    private final Progress progress;
    private final int epochs;

    Pool(
            WorkFolder folder,
            SearchSpace space,
            Supplier<? extends JobRunner> runners,
            StopSignal stop,
            Progress progress,
            int epochs) {
        this.folder = folder;
        this.space = space;
        this.runners = runners;
        this.stop = stop;
        this.progress = progress;
        this.epochs = epochs;
    }

    /**
     * The records of all jobs, in their order.
     *
     * @throws InterruptedRunException if it was stopped
     */
    List<RunRecord> run(List<Job> jobs, int workers) {
        Queue<Job> left = new ConcurrentLinkedQueue<>();
        for (Job job : jobs) {
            if (JobFile.read(folder.records(job), space).isPresent()) {
                progress.found(job.weight(epochs));
            } else {
                left.add(job);
            }
        }
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Math.min(workers, left.size()); i++) {
            Thread thread = new Thread(() -> work(left, failure), "worker-" + i);
            thread.start();
            threads.add(thread);
        }
        threads.forEach(Joining::join);
        progress.end();
        rethrow(failure.get());
        if (stop.wished()) {
            throw new InterruptedRunException("stopped; what was done is in " + folder.path() + ".");
        }
        return jobs.stream()
                .flatMap(job -> JobFile.read(folder.records(job), space).orElseThrow().stream())
                .toList();
    }

    private void work(Queue<Job> left, AtomicReference<Throwable> failure) {
        try (JobRunner runner = runners.get()) {
            for (Job job = left.poll(); job != null && !halted(failure); job = left.poll()) {
                JobRunner.Context context = new JobRunner.Context(
                        folder.checkpoint(job), progress.job(job.id(), job.weight(epochs)), () -> halted(failure));
                JobFile.write(folder.records(job), runner.run(job, context));
                Files.deleteIfExists(folder.checkpoint(job));
                progress.finished(job.id(), job.weight(epochs));
            }
        } catch (InterruptedRunException stopped) {
            // Its checkpoint is written; who asked for it says so.
        } catch (IOException e) {
            failure.compareAndSet(null, new UncheckedIOException(e));
        } catch (Throwable t) {
            failure.compareAndSet(null, t);
        }
    }

    private boolean halted(AtomicReference<Throwable> failure) {
        return stop.wished() || failure.get() != null;
    }

    private static void rethrow(Throwable t) {
        if (t instanceof RuntimeException e) {
            throw e;
        }
        if (t instanceof Error e) {
            throw e;
        }
    }
}

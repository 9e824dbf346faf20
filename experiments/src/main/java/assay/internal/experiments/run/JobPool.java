package assay.internal.experiments.run;

import assay.core.error.InterruptedRunException;
import assay.core.run.RunRecord;
import assay.core.run.WorkListener;
import assay.core.space.SearchSpace;
import assay.internal.experiments.place.Workplace;
import assay.internal.experiments.work.Crew;
import assay.internal.experiments.work.StopSignal;
import assay.internal.experiments.work.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Does the jobs of an experiment on a few worker threads, each with its own runner. The records of a finished job are saved at
 * once, and its checkpoint is removed. Jobs that an earlier start of the program saved are not done again. If a job fails, the
 * listener is told, and the others continue. If the user stops the program, all workers first write their checkpoints.
 */
final class JobPool {
    private final WorkFolder folder;
    private final Function<Job, String> keys;
    private final SearchSpace space;
    private final Supplier<? extends JobRunner> runners;
    private final StopSignal stop;
    private final WorkListener progress;
    private final ToDoubleFunction<Job> weight;
    private final BiConsumer<Job, Throwable> failed;

    /**
     * @param keys names of each job's files
     * @param weight cost of a job, for the display of progress
     * @param failed is told of a failed job; the others continue
     */
    JobPool(
            WorkFolder folder,
            Function<Job, String> keys,
            SearchSpace space,
            Supplier<? extends JobRunner> runners,
            StopSignal stop,
            WorkListener progress,
            ToDoubleFunction<Job> weight,
            BiConsumer<Job, Throwable> failed) {
        this.failed = failed;
        this.folder = folder;
        this.keys = keys;
        this.space = space;
        this.runners = runners;
        this.stop = stop;
        this.progress = progress;
        this.weight = weight;
    }

    /**
     * The records of all jobs, in their order; failed jobs are left out.
     *
     * @throws InterruptedRunException if it was stopped
     */
    List<RunRecord> run(List<Job> jobs, int workers) {
        return run(jobs, left -> new Crew(stop).work(left, workers, Worker::new));
    }

    /**
     * The same with the work done elsewhere.
     *
     * @param plan all jobs of the experiment
     */
    List<RunRecord> run(List<Job> plan, SearchShop shop, Supplier<Workplace> elsewhere) {
        return run(plan, left -> {
            if (!left.isEmpty()) {
                try (Workplace place = elsewhere.get()) {
                    place.work(
                            shop,
                            RunUnit.of(left, plan, place),
                            new JobsElsewhere(plan, folder, keys, space, progress, weight, failed),
                            stop);
                }
            }
        });
    }

    private List<RunRecord> run(List<Job> jobs, Consumer<List<Job>> doing) {
        List<Job> left = new ArrayList<>();
        for (Job job : jobs) {
            Optional<List<RunRecord>> before = JobFile.read(folder.records(keys.apply(job)), space);
            if (before.isPresent()) {
                if (job.search().isPresent()) { // which its methods share
                    before.get().stream()
                            .limit(1)
                            .flatMap(r -> r.epochs().stream())
                            .forEach(e -> progress.epoch(job.id(), e));
                }
                progress.found(weight.applyAsDouble(job));
            } else {
                left.add(job);
            }
        }
        try {
            doing.accept(left);
        } finally {
            progress.ends();
        }
        if (stop.wished()) {
            throw new InterruptedRunException("stopped; what was done is in " + folder.path() + ".");
        }
        return jobs.stream()
                .flatMap(job -> JobFile.read(folder.records(keys.apply(job)), space).stream())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Does jobs, one after the other. After a failure it makes a new runner, because the old one may be in an invalid state.
     */
    private final class Worker implements Crew.Worker<Job> {
        private JobRunner runner = runners.get();

        @Override
        public void work(Job job, BooleanSupplier halted) throws IOException {
            JobRunner.Context context = new JobRunner.Context(
                    folder.checkpoint(keys.apply(job)),
                    folder.program(keys.apply(job)),
                    progress.job(job.id(), weight.applyAsDouble(job)),
                    halted);
            Optional<List<RunRecord>> records = records(job, context);
            if (records.isPresent()) {
                JobFile.write(folder.records(keys.apply(job)), records.get());
                Files.deleteIfExists(folder.checkpoint(keys.apply(job)));
            }
            progress.finished(job.id(), weight.applyAsDouble(job));
        }

        /** Empty if it failed. */
        private Optional<List<RunRecord>> records(Job job, JobRunner.Context context) {
            try {
                return Optional.of(runner.run(job, context));
            } catch (InterruptedRunException | VirtualMachineError e) {
                throw e;
            } catch (RuntimeException | Error e) {
                failed.accept(job, e);
                runner.close();
                runner = runners.get();
                return Optional.empty();
            }
        }

        @Override
        public void close() {
            runner.close();
        }
    }
}

package assay.cli.run;

import assay.cli.EngineMemory;
import assay.cli.Version;
import assay.cli.config.ExperimentConfig;
import assay.core.error.InterruptedRunException;
import assay.core.error.UsageException;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.run.Training;
import assay.core.truth.Truth;
import assay.supernet.tensor.Backends;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Does the runs of an experiment; what is already done in its work folder is not done again. */
final class Launch {
    private static final int FAILED = 1;

    /**
     * @param data folder with tables and images
     * @param images the images themselves
     * @param workers null: as many as there are cores
     * @param fresh whether to forget what was done
     * @param purpose keeps work apart from that of the same experiment with another purpose; empty for a run
     */
    record Options(
            Optional<Path> data,
            Optional<Path> images,
            String backend,
            Integer workers,
            boolean fresh,
            String purpose) {
        Options {
            if (workers != null && workers < 1) {
                throw new UsageException("--workers: expected at least 1, found " + workers + ".");
            }
            if (!Backends.names().contains(backend)) {
                throw new UsageException("--backend: expected one of " + String.join(", ", Backends.names())
                        + ", found '" + backend + "'.");
            }
        }

        int threads() {
            return workers == null ? Runtime.getRuntime().availableProcessors() : workers;
        }
    }

    /**
     * Where to tell progress, and what to write down.
     *
     * @param command the command line as it was given
     */
    record Voice(PrintWriter err, boolean quiet, boolean terminal, String command) {
        void remark(String text) {
            if (!quiet) {
                err.println(text);
                err.flush();
            }
        }

        /** Tells how work of this weight gets on. */
        Progress progress(double total, int jobs) {
            return new Progress(quiet ? null : err, terminal, System::nanoTime, total, jobs);
        }

        /** Said at once, however quiet. */
        void failed(Job job, Throwable cause) {
            err.println("assay: " + job.id() + " failed, the others go on: " + Failures.words(cause));
            err.flush();
        }

        /** Said before the stop signal closes: the virtual machine is on its way out after that. */
        void interrupted(InterruptedRunException e) {
            err.println("assay: " + e.getMessage() + " Give the same command again to go on.");
            err.flush();
        }

        /** @throws InterruptedRunException if somebody asked to stop; it was told */
        void stopped(StopSignal stop, WorkFolder work) {
            if (stop.wished()) {
                InterruptedRunException e =
                        new InterruptedRunException("stopped; what was done is in " + work.path() + ".");
                interrupted(e);
                throw e;
            }
        }
    }

    /** What is done once all runs are there, while the work folder is still locked. */
    interface Then {
        int done(Experiment experiment, Truth truth, WorkFolder work);
    }

    private final ExperimentConfig config;
    private final RunSpace space;
    private final List<Job> jobs;
    private final Options options;
    private final Voice voice;

    Launch(ExperimentConfig config, Options options, Voice voice) {
        this.config = config;
        this.space = RunSpace.of(config);
        this.jobs = Job.plan(config);
        this.options = options;
        this.voice = voice;
    }

    /**
     * A job that fails is told of, and the others go on.
     *
     * @return what {@code then} returned, or 1 if that is 0 and a job failed
     * @throws InterruptedRunException if it was stopped; what was done is kept
     */
    int run(Then then) {
        return run(voice::failed, (experiment, truth, work, pictures, failures) -> {
            if (experiment.runs().isEmpty()) {
                failures.rethrowFirst();
            }
            int code = then.done(experiment, truth, work);
            return code == 0 && failures.any() ? FAILED : code;
        });
    }

    /** As {@link Then}, with the images and with what failed, which is for it to judge. */
    interface Inner {
        /** Before the work begins. */
        default void begin(Truth truth, Optional<SearchImages> pictures) {}

        int done(
                Experiment experiment,
                Truth truth,
                WorkFolder work,
                Optional<SearchImages> pictures,
                Failures failures);
    }

    /** @param failed told of a job that failed */
    int run(BiConsumer<Job, Throwable> failed, Inner then) {
        try (Judge judge = Judge.of(config, space, options, voice::remark)) {
            Optional<SearchImages> pictures = SearchImages.needed(config)
                    ? Optional.of(SearchImages.read(config.images(), options.images(), options.data()))
                    : Optional.empty();
            then.begin(judge.truth(List.of()), pictures);
            Memory.check(config, space, jobs, options.threads(), EngineMemory.limit());
            try (WorkFolder work = WorkFolder.open(config.name(), decides(pictures))) {
                if (options.fresh()) {
                    work.clear();
                }
                work.moment("started");
                Failures failures = new Failures();
                List<RunRecord> records = records(pictures, judge, work, failed.andThen(failures::add));
                List<Training> trainings = judge.train(records, work, voice);
                return then.done(
                        experiment(pictures, judge, work, records, trainings, failures),
                        judge.truth(trainings),
                        work,
                        pictures,
                        failures);
            }
        }
    }

    private List<RunRecord> records(
            Optional<SearchImages> pictures, Judge judge, WorkFolder work, BiConsumer<Job, Throwable> failed) {
        try (StopSignal stop = new StopSignal()) {
            int epochs = config.supernet().epochs();
            double total = jobs.stream().mapToDouble(j -> j.weight(epochs)).sum();
            Progress progress = voice.progress(total, jobs.size());
            Pool pool = new Pool(
                    work,
                    space.space(),
                    () -> new Searches(config, space, pictures.orElse(null), judge::ask, options.backend(), work.key()),
                    stop,
                    progress,
                    epochs,
                    failed);
            try {
                return pool.run(jobs, options.threads());
            } catch (InterruptedRunException e) {
                voice.interrupted(e);
                throw e;
            }
        }
    }

    private Experiment experiment(
            Optional<SearchImages> pictures,
            Judge judge,
            WorkFolder work,
            List<RunRecord> records,
            List<Training> trainings,
            Failures failures) {
        Map<String, String> facts = Provenance.of(
                voice.command(), work, jobs, pictures, judge.facts(records), options.backend(), options.threads());
        facts.putAll(failures.facts());
        return new Experiment(
                config.name(),
                config.space(),
                config.truth().benchmark().built(),
                config.truth().datasets(),
                config.truth().schedule(),
                config.yaml(),
                facts,
                records,
                trainings);
    }

    /** All that decides which architectures are found; what is asked about them afterwards is not part of it. */
    private String decides(Optional<SearchImages> pictures) {
        return String.join(
                        "\n",
                        config.searchYaml(),
                        Version.number(),
                        Version.commit(),
                        options.backend(),
                        pictures.map(SearchImages::sha256).orElse("no images"))
                + (options.purpose().isEmpty() ? "" : "\n" + options.purpose());
    }
}

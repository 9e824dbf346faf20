package assay.experiments.run;

import assay.core.error.InterruptedRunException;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.run.Training;
import assay.core.truth.Truth;
import assay.experiments.config.ExperimentConfig;
import assay.experiments.images.SearchImages;
import assay.experiments.judge.Judge;
import assay.experiments.spaces.RunSpace;
import assay.experiments.work.EngineMemory;
import assay.experiments.work.RunOptions;
import assay.experiments.work.StopSignal;
import assay.experiments.work.Version;
import assay.experiments.work.WorkFolder;
import assay.experiments.work.WorkListener;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Does the runs of an experiment on several workers. What is already done in its work folder is not done again; a job that
 * fails is told of, and the others go on.
 */
public final class ExperimentRun {
    /** What is done with an experiment. */
    @FunctionalInterface
    public interface Then {
        /**
         * Looks at table and images before the work begins, and may refuse them.
         *
         * @param imagesSha256 empty if the experiment looks at none
         */
        default void begins(Truth truth, Optional<String> imagesSha256) {}

        /**
         * When all runs are there, while the table is open.
         *
         * @return what {@link ExperimentRun#run} returns
         */
        int done(RunOutcome outcome);
    }

    private final ExperimentConfig config;
    private final RunSpace space;
    private final List<Job> jobs;
    private final RunOptions options;
    private final String command;
    private final WorkListener listener;

    /**
     * @param command the command line as it was given, or other words for it, to be written down with the results
     * @throws assay.core.error.UsageException if the configuration asks for what its space or methods cannot do
     */
    public ExperimentRun(ExperimentConfig config, RunOptions options, String command, WorkListener listener) {
        this.config = config;
        this.space = RunSpace.of(config);
        this.jobs = Job.plan(config);
        this.options = options;
        this.command = command;
        this.listener = listener;
    }

    /**
     * @return what {@code then} returned
     * @throws InterruptedRunException if it was stopped; that was told, and what was done is kept
     */
    public int run(Then then) {
        try (Judge judge = Judge.of(config, space, options, listener::remark)) {
            Optional<SearchImages> pictures = SearchImages.needed(config)
                    ? Optional.of(SearchImages.read(config.images(), options.images(), options.data()))
                    : Optional.empty();
            then.begins(judge.truth(List.of()), pictures.map(SearchImages::sha256));
            Memory.check(config, space, jobs, options.threads(), EngineMemory.limit());
            try (WorkFolder work = WorkFolder.open(config.name(), decides(pictures))) {
                if (options.fresh()) {
                    work.clear();
                }
                work.moment("started");
                Failures failures = new Failures();
                List<RunRecord> records = records(pictures, judge, work, failures);
                List<Training> trainings = judge.train(records, work, listener);
                return then.done(new RunOutcome(
                        experiment(pictures, judge, work, records, trainings, failures),
                        judge.truth(trainings),
                        work,
                        failures,
                        config,
                        pictures.orElse(null),
                        options.backend()));
            }
        }
    }

    private List<RunRecord> records(Optional<SearchImages> pictures, Judge judge, WorkFolder work, Failures failures) {
        try (StopSignal stop = new StopSignal()) {
            int epochs = config.supernet().epochs();
            double total = jobs.stream().mapToDouble(j -> j.weight(epochs)).sum();
            listener.begins(total, jobs.size());
            Pool pool = new Pool(
                    work,
                    space.space(),
                    () -> new Searches(config, space, pictures.orElse(null), judge::ask, options.backend(), work.key()),
                    stop,
                    listener,
                    epochs,
                    (job, cause) -> {
                        listener.failed(job.id(), Failures.words(cause));
                        failures.add(job, cause);
                    });
            try {
                return pool.run(jobs, options.threads());
            } catch (InterruptedRunException e) {
                listener.interrupted(e.getMessage());
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
                command, work, jobs, pictures, judge.facts(records), options.backend(), options.threads());
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

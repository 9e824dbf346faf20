package assay.internal.experiments.run;

import assay.core.error.InterruptedRunException;
import assay.core.error.UsageException;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.run.Training;
import assay.core.run.WorkListener;
import assay.core.truth.Truth;
import assay.internal.core.plugin.Plugins;
import assay.internal.data.runs.RunStore;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.external.Hired;
import assay.internal.experiments.external.Programs;
import assay.internal.experiments.images.SearchImages;
import assay.internal.experiments.judge.Judge;
import assay.internal.experiments.place.Workplaces;
import assay.internal.experiments.spaces.RunSpace;
import assay.internal.experiments.stored.Added;
import assay.internal.experiments.textsearch.Texts;
import assay.internal.experiments.work.AssayHome;
import assay.internal.experiments.work.EngineMemory;
import assay.internal.experiments.work.Fingerprint;
import assay.internal.experiments.work.RunOptions;
import assay.internal.experiments.work.StopSignal;
import assay.internal.experiments.work.Version;
import assay.internal.experiments.work.WorkFolder;
import assay.internal.experiments.work.WorkParts;
import assay.internal.recurrent.text.Corpus;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Does the runs of an experiment on several workers. Jobs that are already done in its work folder are not done again. If a job
 * fails, the listener is told, and the others continue.
 */
public final class ExperimentRun {
    /** Further work with an experiment. */
    @FunctionalInterface
    public interface Then {
        /**
         * Called before the work begins, with table and images; may refuse them.
         *
         * @param imagesSha256 empty if the experiment looks at none
         */
        default void begins(Truth truth, Optional<String> imagesSha256) {}

        /**
         * Called when all runs are done, while the table is open.
         *
         * @return the result of {@link ExperimentRun#run}
         */
        int done(RunOutcome outcome);
    }

    private final ExperimentConfig config;
    private final RunSpace space;
    private final List<Job> jobs;
    private final RunOptions options;
    private final String command;
    private final WorkListener listener;
    private final Programs programs;
    private WorkParts parts = WorkParts.NONE;
    private Optional<RunProfile> profile = Optional.empty();

    /**
     * @param command the command line, or other words for it, stored with the results
     * @throws assay.core.error.UsageException if the configuration asks for what its space or methods cannot do
     */
    public ExperimentRun(ExperimentConfig config, RunOptions options, String command, WorkListener listener) {
        if (options.on().isPresent() && config.text().isPresent()) {
            throw new UsageException(
                    "--on: expected an experiment on images, found one on a text, whose searches run on this"
                            + " machine. Leave it out.");
        }
        this.config = config;
        this.space = RunSpace.of(config);
        this.jobs = Job.plan(config);
        this.programs = new Programs(config.methods(), options.beside());
        this.options = options;
        this.command = command;
        this.listener = listener;
    }

    /** Has only a part done, into a folder of its own, or merges parts. */
    public ExperimentRun in(WorkParts some) {
        parts = some;
        return this;
    }

    /**
     * Tells a profile where the time of the jobs goes that are done here.
     *
     * @throws UsageException if they are done elsewhere
     */
    public ExperimentRun profiled(RunProfile into) {
        if (options.on().isPresent()) {
            throw new UsageException("--profile: expected jobs on this machine, found --on. Leave one of them out.");
        }
        profile = Optional.of(into);
        return this;
    }

    /**
     * @return the result of {@code then}
     * @throws InterruptedRunException if it was stopped; the listener was told, and finished work is kept
     */
    public int run(Then then) {
        try (Judge judge = Judge.of(config, space, options, listener::remark)) {
            Optional<SearchImages> pictures = SearchImages.needed(config)
                    ? Optional.of(SearchImages.read(config.images(), options.images(), options.data()))
                    : Optional.empty();
            Optional<Corpus> text = config.text().map(t -> Texts.read(t.dataset(), options.data()));
            then.begins(judge.truth(List.of()), pictures.map(SearchImages::sha256));
            Memory.check(config, space, text, jobs, options.threads(), EngineMemory.limit());
            Memory.checkScores(config, space, Math.min(options.threads(), jobs.size()));
            JobKeys keys = new JobKeys(data(pictures, text), judge::table, programs);
            try (WorkFolder work = WorkFolder.open(config.name(), decides(), parts)) {
                requireMerged(work, keys);
                if (options.fresh()) {
                    work.forget(jobs.stream().map(keys::of).toList());
                }
                String started = started(work);
                FailedJobs failures = new FailedJobs();
                List<RunRecord> records = records(pictures, text, judge, work, keys, failures);
                List<Training> trainings = judge.train(records, work, listener);
                Map<String, String> when = new LinkedHashMap<>();
                when.put(RunStore.STARTED, started);
                when.put("ended", work.moment("ended-" + keys.of(jobs)));
                when.put(RunStore.WORK, work.path().getFileName().toString());
                return then.done(new RunOutcome(
                        experiment(when, pictures, text, judge, records, trainings, failures),
                        judge.truth(trainings),
                        work,
                        failures,
                        config,
                        pictures.orElse(null),
                        options.backend()));
            }
        }
    }

    /** A merge computes nothing. */
    private void requireMerged(WorkFolder work, JobKeys keys) {
        List<String> missing = jobs.stream()
                .filter(j -> parts.isMerge() && !Files.exists(work.records(keys.of(j))))
                .map(Job::id)
                .toList();
        if (!missing.isEmpty()) {
            throw new UsageException("run: jobs are missing: " + missing.size() + " of " + jobs.size() + ", the first "
                    + missing.get(0)
                    + ". Do them with --work, name their folders with --merge, or leave --merge out to do them here.");
        }
    }

    /** The data that searches use, as facts for their keys. */
    private static Map<String, String> data(Optional<SearchImages> pictures, Optional<Corpus> text) {
        Map<String, String> facts = new LinkedHashMap<>();
        pictures.ifPresent(p -> facts.put("images_sha256", p.sha256()));
        text.ifPresent(t -> facts.put("text_sha256", t.sha256()));
        return facts;
    }

    /**
     * The time at which the experiment began. An earlier experiment that now gets more methods or seeds is the same experiment.
     * With other methods or seeds, or with changed programs, it is a new one.
     */
    private String started(WorkFolder work) {
        RunStore store = RunStore.open(AssayHome.runs());
        return work.moment("started", options.fresh(), moment -> {
            String id = RunStore.id(experiment(
                    Map.of(
                            RunStore.STARTED,
                            moment,
                            RunStore.WORK,
                            work.path().getFileName().toString()),
                    List.of(),
                    List.of()));
            return store.configuration(id)
                    .map(before -> Added.contains(config, before)
                            && (programs.none() || programs.made(store.load(id).provenance())))
                    .orElse(true);
        });
    }

    private List<RunRecord> records(
            Optional<SearchImages> pictures,
            Optional<Corpus> text,
            Judge judge,
            WorkFolder work,
            JobKeys keys,
            FailedJobs failures) {
        try (StopSignal stop = new StopSignal()) {
            double total = jobs.stream().mapToDouble(j -> j.weight(config)).sum();
            listener.begins(total, jobs.size());
            JobPool pool = new JobPool(
                    work,
                    keys::of,
                    space.space(),
                    () -> new Searches(
                                    config,
                                    space,
                                    pictures.orElse(null),
                                    text.orElse(null),
                                    (m, seed, c, scores) -> m.isProgram()
                                            ? judge.hear(
                                                    new Hired(programs.of(m), c.program(), scores),
                                                    m,
                                                    seed,
                                                    c.progress(),
                                                    c.stop())
                                            : judge.ask(m, seed, c.progress(), c.stop()),
                                    options.backend(),
                                    job -> work.key() + " " + keys.of(job))
                            .profiled(profile),
                    stop,
                    listener,
                    j -> j.weight(config),
                    (job, cause) -> {
                        listener.failed(job.id(), FailedJobs.words(cause));
                        failures.add(job, cause);
                    });
            try {
                if (options.on().isEmpty()) {
                    return pool.run(jobs, options.threads());
                }
                SearchShop shop =
                        new SearchShop(config, jobs, pictures.orElse(null), options.backend(), programs.portable());
                return pool.run(jobs, shop, () -> Workplaces.open(options.on(), options.threads()));
            } catch (InterruptedRunException e) {
                listener.interrupted(e.getMessage());
                throw e;
            }
        }
    }

    private Experiment experiment(
            Map<String, String> when,
            Optional<SearchImages> pictures,
            Optional<Corpus> text,
            Judge judge,
            List<RunRecord> records,
            List<Training> trainings,
            FailedJobs failures) {
        Map<String, String> facts = Provenance.of(
                command, when, jobs, pictures, judge.facts(records), options.backend(), options.threads());
        text.ifPresent(t -> facts.put("text", t.words() + ", sha256 " + t.sha256()));
        facts.putAll(programs.facts());
        facts.putAll(failures.facts());
        return experiment(facts, records, trainings);
    }

    private Experiment experiment(Map<String, String> facts, List<RunRecord> records, List<Training> trainings) {
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

    /**
     * Everything that determines which architectures are found, except methods and seeds; not the later questions about them.
     */
    private Fingerprint decides() {
        Map<String, Object> facts = config.searchFacts();
        facts.put("assay", List.of(Version.number(), Version.commit()));
        facts.put("backend", options.backend());
        facts.put("purpose", options.purpose());
        facts.put("plugins", Plugins.facts());
        return Fingerprint.of(facts);
    }
}

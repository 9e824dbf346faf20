package assay.api;

import assay.core.run.Experiment;
import assay.core.run.WorkListener;
import assay.internal.data.runs.RunStore;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.methods.Catalogue;
import assay.internal.experiments.run.EmbeddedExperiment;
import assay.internal.experiments.run.ExperimentRun;
import assay.internal.experiments.stored.Reports;
import assay.internal.experiments.work.AssayHome;
import assay.internal.experiments.work.RunOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An experiment, ready to run: methods times seeds. Work that was done before, by a Java program or from the command line, is
 * not done again. Every setter returns a changed copy.
 */
public final class AssayRun {
    private final ExperimentConfig config;
    private final RunOptions options;
    private final WorkListener listener;

    private AssayRun(ExperimentConfig config, RunOptions options, WorkListener listener) {
        this.config = config;
        this.options = options;
        this.listener = listener;
    }

    /**
     * The experiment that the program carries, with images and a table.
     *
     * @param overrides {@code KEY=VALUE} as for {@code assay run --set}; each wins over the experiment's own
     */
    public static AssayRun embedded(String... overrides) {
        return new AssayRun(EmbeddedExperiment.read(List.of(overrides)), RunOptions.standard(), WorkListener.SILENT);
    }

    /**
     * The experiment of a file.
     *
     * @param overrides {@code KEY=VALUE} as for {@code assay run --set}; each wins over the file
     * @throws assay.core.error.UsageException naming line and column of what cannot be understood
     */
    public static AssayRun of(Path file, String... overrides) {
        return new AssayRun(
                ExperimentConfig.read(file, List.of(overrides), Catalogue.methods()),
                RunOptions.standard().besideFile(file),
                WorkListener.SILENT);
    }

    /** The same with this folder of tables and images, as {@code --data}. */
    public AssayRun data(Path folder) {
        return with(new RunOptions(
                Optional.of(folder),
                options.images(),
                options.backend(),
                options.workers(),
                options.fresh(),
                options.purpose(),
                options.beside(),
                options.on()));
    }

    /** The same with this number of jobs at the same time. */
    public AssayRun workers(int workers) {
        return with(new RunOptions(
                options.data(),
                options.images(),
                options.backend(),
                workers,
                options.fresh(),
                options.purpose(),
                options.beside(),
                options.on()));
    }

    private AssayRun with(RunOptions other) {
        return new AssayRun(config, other, listener);
    }

    /** The same with a listener that is told the progress. */
    public AssayRun listener(WorkListener other) {
        return new AssayRun(config, options, other);
    }

    /** The effective configuration with every default, as YAML. */
    public String configuration() {
        return config.yaml();
    }

    /**
     * Runs everything that is not done yet, keeps the experiment in the run store and writes its report.
     *
     * @param report folder of the report
     * @return the result of each method with each seed; failed methods are in {@link Experiment#provenance}
     * @throws assay.core.error.InterruptedRunException if it was stopped; finished work is kept
     */
    public Experiment run(Path report) {
        Experiment[] found = new Experiment[1];
        new ExperimentRun(config, options, "Java: assay.api.AssayRun", listener).run(outcome -> {
            outcome.requireRuns();
            found[0] = outcome.experiment();
            RunStore.open(AssayHome.runs()).save(found[0]);
            Reports.write(found[0], outcome.truth(), report, listener::remark);
            return 0;
        });
        return found[0];
    }
}

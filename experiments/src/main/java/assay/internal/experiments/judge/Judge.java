package assay.internal.experiments.judge;

import assay.core.run.JobProgress;
import assay.core.run.RunRecord;
import assay.core.run.Training;
import assay.core.run.WorkListener;
import assay.core.truth.Truth;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.config.RetrainConfig;
import assay.internal.experiments.external.Hired;
import assay.internal.experiments.spaces.RunSpace;
import assay.internal.experiments.work.EngineMemory;
import assay.internal.experiments.work.RunOptions;
import assay.internal.experiments.work.WorkFolder;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Judges the architectures that an experiment finds: by a table, or by training their networks. */
public interface Judge extends AutoCloseable {
    /**
     * The judge of an experiment, ready to judge. If something is missing, this fails now.
     *
     * @param remark is told what happens
     */
    static Judge of(ExperimentConfig config, RunSpace space, RunOptions options, Consumer<String> remark) {
        if (config.text().isPresent()) {
            return new LanguageJudge(config, options, EngineMemory.limit());
        }
        return config.retrain()
                .<Judge>map(r -> new Retraining(config, options, EngineMemory.limit()))
                .orElseGet(() -> new TableJudge(config, space, options, remark));
    }

    /** A judge that trains architectures found elsewhere, up to a largest number. */
    static Judge retraining(String space, RetrainConfig retrain, int runs, RunOptions options) {
        return new Retraining(space, retrain, retrain.images(), runs, options, EngineMemory.limit());
    }

    /** Runs a method that only asks the table. The plan refuses it where a judge has none. */
    default RunRecord ask(MethodConfig method, long seed, JobProgress progress, BooleanSupplier stop) {
        throw new IllegalStateException(method.name() + " asks a table, which the plan refuses");
    }

    /** Runs the search of a program, which asks the table. The plan refuses it where a judge has none. */
    default RunRecord hear(Hired program, MethodConfig method, long seed, JobProgress progress, BooleanSupplier stop) {
        throw new IllegalStateException(method.name() + " asks a table, which the plan refuses");
    }

    /** Does all trainings of the found architectures; none if a table judges. */
    List<Training> train(List<RunRecord> records, WorkFolder work, WorkListener listener);

    /** The truth about the architectures of these trainings. */
    Truth truth(List<Training> trainings);

    /** Facts about the judge that are kept with the results. */
    Map<String, String> facts(List<RunRecord> records);

    /** Everything that determines the answers of {@link #ask}: the benchmark and the checksums of its table. */
    List<String> table();

    @Override
    void close();
}

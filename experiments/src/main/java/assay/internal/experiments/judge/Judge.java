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

/** Says how good the architectures are that an experiment finds: a table, or the training of their networks. */
public interface Judge extends AutoCloseable {
    /**
     * That of an experiment, ready to judge; whatever is missing is told now.
     *
     * @param remark told what is done on the way
     */
    static Judge of(ExperimentConfig config, RunSpace space, RunOptions options, Consumer<String> remark) {
        return config.retrain()
                .<Judge>map(r -> new Retraining(config, options, EngineMemory.limit()))
                .orElseGet(() -> new TableJudge(config, space, options, remark));
    }

    /** Trains what was found elsewhere, at most so many architectures. */
    static Judge retraining(String space, RetrainConfig retrain, int runs, RunOptions options) {
        return new Retraining(space, retrain, retrain.images(), runs, options, EngineMemory.limit());
    }

    /** Does a method that only asks the table. */
    RunRecord ask(MethodConfig method, long seed, JobProgress progress, BooleanSupplier stop);

    /** Lets a program search, which asks the table. */
    RunRecord hear(Hired program, MethodConfig method, long seed, JobProgress progress, BooleanSupplier stop);

    /** The trainings of what was found, all done; none where a table judges. */
    List<Training> train(List<RunRecord> records, WorkFolder work, WorkListener listener);

    /** What to ask about the architectures of these trainings. */
    Truth truth(List<Training> trainings);

    /** Facts about it that are kept with the results. */
    Map<String, String> facts(List<RunRecord> records);

    /** What decides the answers that {@link #ask} gets: benchmark and checksums of its table. */
    List<String> table();

    @Override
    void close();
}

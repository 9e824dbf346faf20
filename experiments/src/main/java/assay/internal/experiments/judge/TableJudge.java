package assay.internal.experiments.judge;

import assay.core.run.JobProgress;
import assay.core.run.RunRecord;
import assay.core.run.Training;
import assay.core.run.WorkListener;
import assay.core.truth.Truth;
import assay.internal.data.store.StoreSource;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.external.Hired;
import assay.internal.experiments.spaces.RunSpace;
import assay.internal.experiments.work.AssayHome;
import assay.internal.experiments.work.RunOptions;
import assay.internal.experiments.work.WorkFolder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Judges by the table of the benchmark that the experiment names. */
final class TableJudge implements Judge {
    private final ExperimentConfig config;
    private final StoreTruth truth;
    private final TableRuns tables;
    /** Null until it is needed. It needs an open store, and is used in the names of thousands of jobs. */
    private List<String> table;

    TableJudge(ExperimentConfig config, RunSpace space, RunOptions options, Consumer<String> remark) {
        this.config = config;
        truth = TruthTable.open(config.truth().benchmark(), options.data(), remark);
        tables = new TableRuns(space.space(), truth);
    }

    @Override
    public RunRecord ask(MethodConfig method, long seed, JobProgress progress, BooleanSupplier stop) {
        return tables.run(method, seed, progress, stop);
    }

    @Override
    public RunRecord hear(Hired program, MethodConfig method, long seed, JobProgress progress, BooleanSupplier stop) {
        return tables.run(program, method, seed, progress, stop);
    }

    @Override
    public List<Training> train(List<RunRecord> records, WorkFolder work, WorkListener listener) {
        return List.of();
    }

    @Override
    public Truth truth(List<Training> trainings) {
        return truth;
    }

    @Override
    public synchronized List<String> table() {
        if (table == null) {
            String benchmark = config.truth().benchmark().key();
            table = Stream.concat(
                            Stream.of(benchmark),
                            StoreSource.of(AssayHome.truth(benchmark)).stream().map(StoreSource::sha256))
                    .toList();
        }
        return table;
    }

    @Override
    public Map<String, String> facts(List<RunRecord> records) {
        Map<String, String> facts =
                new LinkedHashMap<>(TruthTable.facts(config.truth().benchmark()));
        facts.putAll(tables.departures(config.methods()));
        facts.putAll(TableRuns.missing(records));
        facts.putAll(TableRuns.late(records));
        return facts;
    }

    @Override
    public void close() {
        truth.close();
    }
}

package assay.internal.experiments.referee;

import assay.core.error.OutOfTableException;
import assay.core.error.UsageException;
import assay.core.kit.SpaceKit;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.run.WorkListener;
import assay.core.space.Genotype;
import assay.core.truth.Answer;
import assay.core.truth.Query;
import assay.core.truth.Trials;
import assay.core.truth.Truth;
import assay.internal.experiments.config.JudgedConfig;
import assay.internal.experiments.config.RetrainConfig;
import assay.internal.experiments.config.TruthConfig;
import assay.internal.experiments.judge.Judge;
import assay.internal.experiments.rows.RowFile;
import assay.internal.experiments.stored.Stored;
import assay.internal.experiments.work.Fingerprint;
import assay.internal.experiments.work.RunOptions;
import assay.internal.experiments.work.WorkFolder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The result of judging rows: an experiment, and the open table that judges its answers. */
public final class OpenJudgement implements AutoCloseable {
    private final JudgedConfig config;
    private final Experiment experiment;
    private final Truth truth;

    private OpenJudgement(JudgedConfig config, Experiment experiment, Truth truth) {
        this.config = config;
        this.experiment = experiment;
        this.truth = truth;
    }

    /**
     * Reads rows and judges them by a table.
     *
     * @param data folder from which a published table is imported if that was not done yet
     * @param command the command line, for the provenance
     * @param remark is told what was guessed and what is asked
     * @throws assay.core.error.AssayException naming file, line and column of what cannot be understood
     */
    public static OpenJudgement of(JudgeRequest request, Optional<Path> data, String command, Consumer<String> remark) {
        JudgedTable table = JudgedTable.open(request.on(), request.schedule(), data, remark);
        try {
            remark.accept("asked of " + table.words() + ".");
            JudgedRows rows = new RowReader(table.architectures(), request.rows(), remark).read(request.files());
            rows = with(rows, request.with(), table.kit().name());
            JudgedConfig config = config(request, rows, table.kit(), table.asked(), Optional.empty(), remark);
            return new OpenJudgement(
                    config, Referee.judge(config, command, table.facts(), runs -> List.of()), table.truth());
        } catch (RuntimeException e) {
            table.close();
            throw e;
        }
    }

    /** Judges the rows of a configuration again. */
    public static OpenJudgement again(
            JudgedConfig config, Optional<Path> data, String command, Consumer<String> remark) {
        JudgedTable table = JudgedTable.of(config, data, remark);
        try {
            return new OpenJudgement(
                    config, Referee.judge(config, command, table.facts(), runs -> List.of()), table.truth());
        } catch (RuntimeException e) {
            table.close();
            throw e;
        }
    }

    /**
     * Reads rows of a space without a table, and trains their answers. Earlier trainings are not done again.
     *
     * @param settings {@code retrain.epochs=5}: each wins over the default
     * @param listener is told the progress
     * @throws assay.core.error.InterruptedRunException if it was stopped; the same command continues
     */
    public static OpenJudgement retrained(
            JudgeRequest request, List<String> settings, RunOptions options, String command, WorkListener listener) {
        SpaceKit kit = JudgedTable.kit(request.on());
        JudgedTable.requireNetworks(request.on());
        if (kit.benchmark().isPresent()) {
            throw new UsageException("--retrain: expected a space without a table, such as darts, found " + request.on()
                    + ", whose table judges. Leave it out.");
        }
        JudgedRows rows = with(
                new RowReader(ArchitectureReader.of(kit), request.rows(), listener::remark).read(request.files()),
                request.with(),
                kit.name());
        RetrainConfig retrain = JudgedConfig.retraining(kit, settings);
        TruthConfig asked = retrain.truth(kit.name());
        return retrained(
                config(request, rows, kit, asked, Optional.of(retrain), listener::remark), options, command, listener);
    }

    /** The same for the rows of a configuration. */
    public static OpenJudgement retrained(
            JudgedConfig config, RunOptions options, String command, WorkListener listener) {
        Map<String, Object> decides = new LinkedHashMap<>();
        decides.put("judged", config.space());
        decides.put("purpose", options.purpose());
        int runs = (int) config.rows().lines().count();
        try (Judge judge = Judge.retraining(config.space(), config.retrain().orElseThrow(), runs, options);
                WorkFolder work = WorkFolder.open(config.name(), Fingerprint.of(decides))) {
            Map<String, String> facts = new LinkedHashMap<>(judge.facts(List.of()));
            facts.put("backend", options.backend() + ", one compute thread a worker");
            Experiment experiment = Referee.judge(config, command, facts, found -> judge.train(found, work, listener));
            return new OpenJudgement(config, experiment, judge.truth(experiment.trainings()));
        }
    }

    private static JudgedRows with(JudgedRows rows, List<String> stored, String space) {
        JudgedRows all = rows;
        for (String which : stored) {
            Set<String> taken = all.rows().stream().map(JudgedRow::method).collect(Collectors.toSet());
            all = all.and(StoredRuns.of(Stored.experiment(which), space, taken));
        }
        return all;
    }

    private static JudgedConfig config(
            JudgeRequest request,
            JudgedRows rows,
            SpaceKit kit,
            TruthConfig asked,
            Optional<RetrainConfig> retrain,
            Consumer<String> remark) {
        AnswerRule rule = request.answer().orElseGet(() -> JudgedRuns.ruleFor(rows.rows()));
        JudgedRuns.of(rows.rows(), rule, request.lower()); // reports contradictions with file and line
        if (request.answer().isEmpty() && rows.rows().stream().anyMatch(r -> !r.isFinal())) {
            remark.accept("answer of a run without a final row: " + rule.words() + " (--answer best|last).");
        }
        return new JudgedConfig(
                request.name()
                        .orElseGet(() -> Referee.name(
                                RowReader.stem(RowFile.shortName(request.files().get(0))))),
                kit.name(),
                rule.key(),
                request.lower(),
                rows.files(),
                Referee.kept(rows),
                rows.skipped().size(),
                Referee.text(rows),
                request.about().facts(),
                asked,
                retrain,
                request.about().report());
    }

    public JudgedConfig config() {
        return config;
    }

    public Experiment experiment() {
        return experiment;
    }

    /** The truth that judges the answers. */
    public Truth truth() {
        return truth;
    }

    /**
     * Refuses a judgement without any result.
     *
     * @throws OutOfTableException if the table does not have the answer of any run
     */
    public void requireAnswers() {
        if (experiment.runs().stream().map(RunRecord::chosen).distinct().noneMatch(this::isMeasured)) {
            String why = experiment.provenance().entrySet().stream()
                    .filter(e -> e.getKey().startsWith(Experiment.FAILED))
                    .map(e -> " The first: " + e.getKey().substring(Experiment.FAILED.length()) + ": " + e.getValue())
                    .findFirst()
                    .orElse("");
            throw new OutOfTableException("judge: expected answers that "
                    + config.truth().benchmark().title() + " has, found none among "
                    + experiment.provenance().get(Experiment.JUDGED) + "." + why);
        }
    }

    private boolean isMeasured(Genotype cell) {
        return experiment.truthDatasets().stream()
                .map(experiment.benchmark()::dataset)
                .anyMatch(d -> truth.ask(new Query(
                                cell,
                                d,
                                experiment.benchmark().reportSplit(),
                                experiment.benchmark().judgedBy(d),
                                experiment.schedule(),
                                new Trials.Mean(),
                                OptionalInt.empty()))
                        instanceof Answer.Measured);
    }

    @Override
    public void close() {
        truth.close();
    }
}

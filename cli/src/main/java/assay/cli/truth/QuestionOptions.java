package assay.cli.truth;

import assay.core.error.UsageException;
import assay.core.space.Genotype201;
import assay.core.truth.Answer.Measured;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A question about architectures. What changes the number has no default. */
final class QuestionOptions {
    @Parameters(index = "0", paramLabel = "BENCHMARK", description = "The table: 201.")
    private String benchmark;

    @Option(
            names = "--dataset",
            paramLabel = "KEY",
            description = "What it was trained on: cifar10, cifar10-valid, cifar100, ImageNet16-120.")
    private String dataset;

    @Option(names = "--split", paramLabel = "KEY", description = "Evaluated on: train, valid, test, valtest.")
    private String split;

    @Option(names = "--schedule", paramLabel = "EPOCHS", description = "The training setting: 12 or 200.")
    private Integer schedule;

    @Option(names = "--trials", paramLabel = "mean|SEED", description = "The mean over the trainings, or one of them.")
    private String trials;

    @Option(names = "--epoch", paramLabel = "E", description = "Epochs trained when measured. Default: the last.")
    private Integer epoch;

    @Option(
            names = "--metric",
            paramLabel = "KEY",
            defaultValue = "accuracy",
            description = "accuracy, top5_accuracy, loss, time, total_time, latency, params, flops. Default: accuracy.")
    private String metric;

    /** The question about one cell. */
    Query about(Genotype201 cell) {
        require();
        return new Query(
                cell,
                Dataset.of(dataset),
                Split.of(split),
                Metric.of(metric),
                schedule,
                Trials.of(trials),
                epoch == null ? OptionalInt.empty() : OptionalInt.of(epoch));
    }

    private void require() {
        if (!benchmark.equals("201")) {
            throw new UsageException("unknown benchmark: expected 201, found '" + benchmark + "'.");
        }
        List<String> missing = new ArrayList<>();
        if (dataset == null) {
            missing.add("--dataset");
        }
        if (split == null) {
            missing.add("--split");
        }
        if (schedule == null) {
            missing.add("--schedule");
        }
        if (trials == null) {
            missing.add("--trials");
        }
        if (!missing.isEmpty()) {
            throw new UsageException("missing " + String.join(", ", missing)
                    + ": each changes the number, so none has a default. Say what you mean; --help lists the values.");
        }
        if (schedule != 12 && schedule != 200) {
            throw new UsageException("--schedule: expected 12 or 200 (epochs of the training setting), found "
                    + schedule + ". For earlier epochs of one of them use --epoch.");
        }
    }

    /** Repeats the question in an answer. */
    static void put(ObjectNode json, Query query) {
        json.put("benchmark", "201");
        json.put("dataset", query.dataset().key());
        json.put("split", query.split().key());
        json.put("schedule", query.schedule());
        json.put("trials", query.trials().key());
        json.put("epoch", query.epoch().orElse(query.schedule()));
        json.put("metric", query.metric().key());
        json.put("unit", query.metric().unit());
    }

    /** Value, seeds and source. */
    static void put(ObjectNode json, Measured answer) {
        json.put("value", answer.value());
        ArrayNode seeds = json.putArray("seeds");
        answer.seeds().forEach(seeds::add);
        json.put("basis", answer.basis().text());
        json.put("source", answer.source());
    }

    /** The question in words, without the architecture. */
    static String words(Query query) {
        return query.metric().key() + " in " + query.metric().unit() + ", trained on "
                + query.dataset().key() + ", split " + query.split().key() + ", schedule " + query.schedule()
                + ", epoch "
                + query.epoch().orElse(query.schedule()) + ", trials "
                + query.trials().key();
    }

    /** The seeds in words. */
    static String seeds(Measured answer) {
        return answer.seeds().isEmpty()
                ? "no seeds"
                : "seeds "
                        + String.join(
                                ", ",
                                answer.seeds().stream().map(String::valueOf).toList());
    }
}

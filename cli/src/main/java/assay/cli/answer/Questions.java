package assay.cli.answer;

import assay.core.error.UsageException;
import assay.core.space.Genotype;
import assay.core.truth.Benchmark;
import assay.core.truth.CostQuery;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.Question;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.experiments.rows.QuestionFields;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes a question of its {@link QuestionFields}. What changes the number has no default. */
public final class Questions {
    private static final List<String> TRAINING = List.of("dataset", "split", "schedule", "trials");
    private static final List<String> OF_TRAININGS_ONLY = List.of("split", "schedule", "trials", "epoch");

    private final Benchmark benchmark;

    public Questions(Benchmark benchmark) {
        this.benchmark = benchmark;
    }

    /** The question about any architecture. */
    public Function<Genotype, Question> read(QuestionFields of) {
        Metric metric = of.find("metric").map(Metric::of).orElse(Metric.ACCURACY);
        boolean onDevicesOnly = metric.onDevices() && metric != Metric.LATENCY;
        if (of.has("device") || onDevicesOnly) {
            return onDevice(of, metric);
        }
        if (metric.byFormula() && of.present(OF_TRAININGS_ONLY).isEmpty()) {
            Optional<Dataset> dataset = of.find("dataset").map(this::dataset);
            return arch -> new CostQuery(arch, dataset, metric, Optional.empty());
        }
        require(of, TRAINING);
        Dataset dataset = dataset(of.get("dataset"));
        Split split = Split.of(of.get("split"));
        int schedule = schedule(of);
        Trials trials = Trials.of(of.get("trials"));
        OptionalInt epoch = of.number("epoch");
        return arch -> new Query(arch, dataset, split, metric, schedule, trials, epoch);
    }

    private Function<Genotype, Question> onDevice(QuestionFields of, Metric metric) {
        if (!of.has("metric")) {
            throw new UsageException(of.named("metric") + ": expected latency, energy or arithmetic_intensity beside "
                    + of.named("device") + ", found none. Say what to tell of the device.");
        }
        List<String> idle = of.present(OF_TRAININGS_ONLY);
        if (of.has("device") && !idle.isEmpty()) {
            throw new UsageException(
                    "costs on a device do not hang on the training. Leave out " + String.join(", ", idle) + ".");
        }
        Optional<Dataset> dataset = of.find("dataset").map(this::dataset);
        return arch -> new CostQuery(arch, dataset, metric, of.find("device"));
    }

    public static void require(QuestionFields of, List<String> names) {
        List<String> missing = of.missing(names);
        if (!missing.isEmpty()) {
            throw new UsageException("missing " + String.join(", ", missing)
                    + ": each changes the number, so none has a default. Say what you mean; --help lists the values.");
        }
    }

    public Dataset dataset(String key) {
        return benchmark.dataset(key);
    }

    public int schedule(QuestionFields of) {
        int schedule = of.number("schedule").orElseThrow();
        if (!benchmark.schedules().contains(schedule)) {
            throw new UsageException(of.named("schedule") + ": expected one of "
                    + benchmark.schedules().stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + " (epochs of the training setting), found " + schedule
                    + ". For earlier epochs of one of them use "
                    + of.named("epoch") + ".");
        }
        return schedule;
    }
}

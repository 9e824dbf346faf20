package assay.internal.experiments.question;

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
import assay.internal.experiments.rows.QuestionFields;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes a question from its {@link QuestionFields}. Parts that change the number have no default. */
public final class Questions {
    private static final List<String> TRAINING = List.of("dataset", "split", "schedule", "trials");
    private static final List<String> OF_TRAININGS_ONLY = List.of("split", "schedule", "trials", "epoch");

    private static final List<String> COST = List.of("dataset");

    private final Benchmark benchmark;
    private final boolean standard;
    private final Optional<String> command;

    /** @param standard whether missing parts are filled in as in most papers ({@code --standard}) */
    public Questions(Benchmark benchmark, boolean standard) {
        this(benchmark, standard, Optional.empty());
    }

    private Questions(Benchmark benchmark, boolean standard, Optional<String> command) {
        this.benchmark = benchmark;
        this.standard = standard;
        this.command = command;
    }

    /** The same for the flags of a command. An error message then shows the completed command. */
    public Questions ofCommand(String line) {
        return new Questions(benchmark, standard, Optional.of(line));
    }

    /** The protocol by which missing parts are filled in, in words; empty without {@code --standard}. */
    public Optional<String> standard() {
        return standard ? Optional.of(new Standard(benchmark).words()) : Optional.empty();
    }

    /** The question, for any architecture. */
    public Function<Genotype, Question> read(QuestionFields asked) {
        QuestionFields of = standard ? new Standard(benchmark).fill(asked, parts(asked)) : asked;
        Metric metric = metric(of);
        boolean onDevicesOnly = metric.onDevices() && !metric.equals(Metric.LATENCY);
        if (of.has("device") || onDevicesOnly) {
            return onDevice(of, metric);
        }
        if (metric.byFormula() && of.present(OF_TRAININGS_ONLY).isEmpty()) {
            Optional<Dataset> dataset = of.find("dataset").map(this::dataset);
            return arch -> new CostQuery(arch, dataset, metric, Optional.empty());
        }
        require(of);
        Dataset dataset = dataset(of.get("dataset"));
        Split split = Split.of(of.get("split"));
        int schedule = schedule(of);
        Trials trials = Trials.of(of.get("trials"));
        OptionalInt epoch = of.number("epoch");
        return arch -> new Query(arch, dataset, split, metric, schedule, trials, epoch);
    }

    /** If the question does not name one, the metric by which architectures are compared on that data set. */
    private Metric metric(QuestionFields of) {
        return of.find("metric")
                .map(benchmark::metric)
                .orElseGet(() -> benchmark.judgedBy(of.find("dataset")
                        .filter(d -> benchmark.described().isPresent())
                        .map(benchmark::dataset)
                        .orElse(benchmark.datasets().get(0))));
    }

    /** The parts that a question needs besides its metric. */
    private List<String> parts(QuestionFields of) {
        Metric metric = metric(of);
        boolean cost = of.has("device")
                || metric.onDevices() && !metric.equals(Metric.LATENCY)
                || metric.byFormula() && of.present(OF_TRAININGS_ONLY).isEmpty();
        return cost ? COST : TRAINING;
    }

    private Function<Genotype, Question> onDevice(QuestionFields of, Metric metric) {
        if (!of.has("metric")) {
            throw new UsageException(of.named("metric") + ": expected latency, energy or arithmetic_intensity beside "
                    + of.named("device") + ", found none. Say what to tell of the device.");
        }
        List<String> idle = of.present(OF_TRAININGS_ONLY);
        if (of.has("device") && !idle.isEmpty()) {
            throw new UsageException(
                    "costs on a device do not depend on the training. Leave out " + String.join(", ", idle) + ".");
        }
        Optional<Dataset> dataset = of.find("dataset").map(this::dataset);
        return arch -> new CostQuery(arch, dataset, metric, of.find("device"));
    }

    private void require(QuestionFields of) {
        List<String> missing = of.missing(TRAINING);
        if (!missing.isEmpty()) {
            throw new UsageException("missing " + String.join(", ", missing)
                    + ": each changes the number, so none has a default. Say what you mean; --help lists the values."
                    + command.map(line -> " As most papers ask (--standard):\n" + completed(line, of))
                            .orElse(""));
        }
    }

    /** The command with its missing parts. */
    private String completed(String line, QuestionFields of) {
        QuestionFields all = new Standard(benchmark).completed(of, TRAINING);
        String command = line;
        for (String part : TRAINING) {
            if (!of.has(part)) {
                command += " " + all.named(part) + " " + all.get(part);
            } else if (!of.get(part).equals(all.get(part))) {
                command = command.replaceFirst(
                        "(" + all.named(part) + "[ =])" + Pattern.quote(of.get(part)) + "(?= |$)",
                        "$1" + all.get(part));
            }
        }
        return command;
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

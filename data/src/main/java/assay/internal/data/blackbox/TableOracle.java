package assay.internal.data.blackbox;

import assay.core.blackbox.Observed;
import assay.core.blackbox.Oracle;
import assay.core.error.OutOfTableException;
import assay.core.error.UsageException;
import assay.core.setting.Choice;
import assay.core.setting.Real;
import assay.core.setting.Setting;
import assay.core.setting.Whole;
import assay.core.space.Genotype;
import assay.core.truth.Answer;
import assay.core.truth.Answer.Measured;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.SimulatedTraining;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.data.truth.StoreTruth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The trainings of a table. Each one costs the time that the benchmark's official interface charges: for NAS-Bench-201
 * and NATS-Bench the time of {@link SimulatedTraining#nats}, for NAS-Bench-101 and 1Shot1 the training's own time,
 * without evaluation.
 *
 * @param dataset what is trained on
 * @param schedule epochs of a whole training
 * @param repeats which of the repeated trainings is seen
 * @param evaluationSeconds of one evaluation, if the table has no time for it
 */
public record TableOracle(StoreTruth truth, Dataset dataset, int schedule, Repeats repeats, double evaluationSeconds)
        implements Oracle {
    /** Which of the repeated trainings of an architecture a search sees. */
    public enum Repeats {
        /**
         * One of them, drawn at random for each question, as the official programs do; refused if the table has only
         * their mean.
         */
        ONE,
        /** Their mean. */
        MEAN,
        /** One at random, or the mean if the table has nothing else. */
        ANY
    }

    private static final Setting DATASET = Choice.of(
            "dataset",
            Dataset.CIFAR10_VALID.key(),
            Dataset.values().stream().map(Dataset::key).toList(),
            "what the table's trainings are on");
    private static final Choice<Repeats> TRIALS = new Choice<>(
            "trials",
            Repeats.ANY,
            List.of(Repeats.values()),
            r -> r.name().toLowerCase(Locale.ROOT),
            "one of the table's trainings at random for each question, their mean, or the mean if there is no other");
    private static final Real EVALUATION = new Real(
            "evaluation_s", 0, 0, 1e9, "charged for a validation pass where the table has no time (official: about 3)");

    private static Whole schedule(int epochs) {
        return new Whole("schedule", epochs, 1, 1_000_000, "epochs of a training: one of the table's settings");
    }

    /** The settings that every search in a table has. */
    public static List<Setting> settings(int epochs) {
        return List.of(DATASET, schedule(epochs), TRIALS, EVALUATION);
    }

    /**
     * The oracle that these values describe.
     *
     * @throws UsageException beginning with the setting that does not fit the table
     */
    public static TableOracle of(StoreTruth truth, Map<String, ?> values) {
        Benchmark on = truth.architectures().benchmark();
        Object given = values.get(DATASET.name());
        String name = given == null ? Dataset.CIFAR10_VALID.key() : given.toString();
        return new TableOracle(
                truth,
                Benchmark.values().contains(on) ? Dataset.of(name) : on.dataset(name),
                schedule(1).in(values),
                TRIALS.in(values),
                EVALUATION.in(values));
    }

    public TableOracle {
        Objects.requireNonNull(repeats);
        Benchmark benchmark = truth.architectures().benchmark();
        if (!benchmark.datasets().contains(dataset) || dataset.equals(Dataset.CIFAR10)) {
            throw new UsageException("dataset: expected one of "
                    + benchmark.datasets().stream()
                            .filter(d -> !d.equals(Dataset.CIFAR10))
                            .map(Dataset::key)
                            .collect(Collectors.joining(", "))
                    + " (what " + benchmark.key() + " has validation accuracies of), found " + dataset.key() + ".");
        }
        if (!benchmark.schedules().contains(schedule)) {
            throw new UsageException("schedule: expected one of " + benchmark.schedules() + " (of " + benchmark.key()
                    + "), found " + schedule + ".");
        }
    }

    @Override
    public int epochs() {
        return schedule;
    }

    @Override
    public String observes() {
        return described().map(DescribedTraining::observes).orElseGet(Oracle.super::observes);
    }

    @Override
    public boolean highIsGood() {
        return benchmark().judgedBy(dataset).highIsGood();
    }

    private Benchmark benchmark() {
        return truth.architectures().benchmark();
    }

    private boolean chargesTrainingAlone() {
        return truth.architectures().chargeTrainingAlone();
    }

    /** The trainings of a table that a user described; empty for others. */
    private Optional<DescribedTraining> described() {
        return benchmark().described().map(d -> new DescribedTraining(truth, dataset, schedule, evaluationSeconds));
    }

    @Override
    public Observed train(Genotype arch, int epochs, RandomGenerator random) {
        if (benchmark().described().isPresent()) {
            DescribedTraining described = described().orElseThrow();
            return described.of(arch, epochs, trials(described.observed(arch, epochs, new Trials.Mean()), random));
        }
        return chargesTrainingAlone() ? trained101(arch, epochs, random) : trainedNats(arch, epochs, random);
    }

    private Observed trainedNats(Genotype arch, int epochs, RandomGenerator random) {
        return observed(simulated(arch, epochs, random));
    }

    private static Observed observed(SimulatedTraining done) {
        return new Observed(done.accuracy().value(), OptionalDouble.of(done.seconds()));
    }

    private SimulatedTraining simulated(Genotype arch, int epochs, RandomGenerator random) {
        return SimulatedTraining.nats(
                truth,
                arch,
                dataset,
                schedule,
                epochs,
                trials(question(arch, Split.VALID, Metric.ACCURACY, schedule, new Trials.Mean(), epochs), random),
                OptionalDouble.of(evaluationSeconds));
    }

    /**
     * The same oracle, for programs that must see no number measured on test images. If the table has the accuracy of a
     * training only on validation and test images together, the training counts as missing.
     */
    public Oracle withoutTestImages() {
        return new Oracle() {
            @Override
            public Observed train(Genotype arch, int epochs, RandomGenerator random) {
                if (chargesTrainingAlone() || benchmark().described().isPresent()) {
                    return TableOracle.this.train(arch, epochs, random);
                }
                SimulatedTraining done = simulated(arch, epochs, random);
                if (done.seesTestImages()) {
                    throw new OutOfTableException("the table has no accuracy on validation images alone: "
                            + question(arch, Split.VALID, Metric.ACCURACY, schedule, new Trials.Mean(), epochs)
                                    .words() + ".");
                }
                return observed(done);
            }

            @Override
            public int epochs() {
                return schedule;
            }

            @Override
            public String observes() {
                return TableOracle.this.observes();
            }

            @Override
            public boolean highIsGood() {
                return TableOracle.this.highIsGood();
            }
        };
    }

    /** A training with fewer epochs is a separate training, with its own learning rates. */
    private Observed trained101(Genotype arch, int epochs, RandomGenerator random) {
        Trials trials = trials(question(arch, Split.VALID, Metric.ACCURACY, epochs, new Trials.Mean(), epochs), random);
        Measured accuracy = truth.ask(question(arch, Split.VALID, Metric.ACCURACY, epochs, trials, epochs))
                .fold(m -> m, absent -> {
                    throw new OutOfTableException(absent.why());
                });
        Answer time = truth.ask(question(arch, Split.TRAIN, Metric.TOTAL_TIME, epochs, trials, epochs));
        return new Observed(
                accuracy.value(), time instanceof Measured m ? OptionalDouble.of(m.value()) : OptionalDouble.empty());
    }

    private Trials trials(Query mean, RandomGenerator random) {
        if (repeats == Repeats.MEAN) {
            return mean.trials();
        }
        List<Trials> single = truth.trainings(mean);
        if (!single.isEmpty()) {
            return single.get(random.nextInt(single.size()));
        }
        if (repeats == Repeats.ONE && truth.ask(mean) instanceof Measured) {
            throw new OutOfTableException(
                    "only the mean over trainings is in the table, no single one: " + mean.words() + ".");
        }
        return mean.trials();
    }

    private Query question(Genotype arch, Split split, Metric metric, int schedule, Trials trials, int epochs) {
        return new Query(arch, dataset, split, metric, schedule, trials, OptionalInt.of(epochs));
    }

    /**
     * What this table lacks of the official protocol, as text for people; empty if it lacks nothing. The answer is
     * found with one architecture, which must be in the table.
     */
    public String departures(Genotype arch) {
        if (described().isPresent()) {
            return described().orElseThrow().words();
        }
        Query valid = question(arch, Split.VALID, Metric.ACCURACY, schedule, new Trials.Mean(), schedule);
        StringBuilder text = new StringBuilder();
        if (repeats == Repeats.MEAN || truth.trainings(valid).isEmpty()) {
            truth.ask(valid)
                    .fold(
                            m -> text.append("validation accuracy is the mean of trainings ")
                                    .append(m.seeds())
                                    .append(", not one of them"),
                            absent -> text);
        }
        Query pass = question(arch, Split.VALID, Metric.TIME, schedule, new Trials.Mean(), 1);
        if (!chargesTrainingAlone() && truth.trainings(pass).isEmpty() && !(truth.ask(pass) instanceof Measured)) {
            text.append(text.isEmpty() ? "" : "; ")
                    .append("an evaluation's time is not in the table, charged instead: ")
                    .append(evaluationSeconds)
                    .append(" s");
        }
        return text.toString();
    }
}

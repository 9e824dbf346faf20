package assay.internal.cli.truth;

import assay.core.error.AssayException.ExitCode;
import assay.core.error.UsageException;
import assay.core.kit.SpaceKits;
import assay.core.random.RandomStream;
import assay.core.truth.Query;
import assay.core.truth.SimulatedTraining;
import assay.internal.cli.AssayCommand;
import assay.internal.cli.Json;
import assay.internal.cli.answer.Told;
import assay.internal.cli.options.ArchitectureOptions;
import assay.internal.cli.options.BatchOptions;
import assay.internal.cli.options.NumberBounds.Within;
import assay.internal.cli.options.PrecisionOption;
import assay.internal.cli.options.QuestionOptions;
import assay.internal.cli.options.StoreOption;
import assay.internal.core.text.Printable;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.batch.BatchSimulation;
import assay.internal.experiments.batch.QuestionBatch;
import assay.internal.experiments.question.Simulation;
import assay.internal.experiments.rows.QuestionFields;
import assay.internal.experiments.work.Interrupt;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay simulate}: what training and validating an architecture, or those of a file, would have cost. */
@Command(
        name = "simulate",
        header = "What a training would have cost, in seconds.",
        description = {
            "Tell how many seconds it would have cost to train an architecture and to measure it on"
                    + " the validation images, counted as simulate_train_eval of the official interface does."
                    + " For 101 it is the time of one training; --epoch may be half of its schedule. There are"
                    + " no defaults: name the schedule, and the trials, or 'draw' with --seed.",
            "With --batch the architectures of the rows are trained one after the other until"
                    + " --budget is spent. The training that goes beyond the budget still counts; rows after it"
                    + " are not read. The output repeats every column of the input and adds the accuracy, the"
                    + " seconds, and what has been spent so far (clock_s, clock_epochs). A row that is not in"
                    + " the table says why, and costs nothing. Options give the columns that the input lacks."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay simulate 201 --index 284 --dataset cifar10-valid --schedule 12 --trials 777",
            "  assay simulate 201 --index 284 --dataset cifar100 --schedule 200 --epoch 100 --trials draw --seed 3",
            "  assay simulate 101 --arch 1: --dataset cifar10-40k --schedule 108 --epoch 54 --trials 0",
            "  printf 'index\\n284\\n6111\\n' | assay simulate 201 --batch - --budget 12000 --dataset cifar10-valid"
                    + " --schedule 200 --trials draw --seed 3"
        })
public final class SimulateCommand extends AssayCommand {
    /** The largest number of seconds of one evaluation: eleven days. */
    private static final double MOST_SECONDS = 1e6;

    @Mixin
    private QuestionOptions question;

    @Mixin
    private ArchitectureOptions architecture;

    @Mixin
    private StoreOption store;

    @Option(
            names = "--epoch",
            paramLabel = "E",
            description = "Stop the training after this epoch. Default: after the last.")
    private String epoch;

    @Within(from = Long.MIN_VALUE, to = Long.MAX_VALUE)
    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "The seed by which '--trials draw' chooses one of the table's trainings. Default: drawn, and printed.")
    private Long seed;

    @Mixin
    private BatchOptions batch;

    @Option(
            names = "--budget",
            paramLabel = "SECONDS",
            description = "With --batch: simulated seconds, after which no row is read. Infinity: no limit.")
    private Double budget;

    @Option(
            names = "--evaluation-s",
            paramLabel = "SECONDS",
            description = "Seconds of one evaluation, for a table without them (CSV extracts have none). 0: do not"
                    + " count evaluations. Default: refuse.")
    private Double evaluationSeconds;

    @Mixin
    private PrecisionOption digits;

    @Option(names = "--json", description = "One JSON object (kind 'simulate').")
    private boolean json;

    private boolean drew;

    @Override
    public Integer call() {
        QuestionFields fields = question.fields().put("epoch", epoch).with(architecture.fields());
        if (seed != null && fields.has("trials") && !Simulation.drawn(fields)) {
            throw new UsageException("--seed: nothing is drawn without --trials draw. Leave it out.");
        }
        if (batch.given()) {
            return batch(fields);
        }
        if (budget != null) {
            throw new UsageException("--budget: there is one training without --batch. Leave it out.");
        }
        Simulation simulation = simulation();
        Function<StoreTruth, Supplier<SimulatedTraining>> training = simulation.read(fields);
        try (StoreTruth truth = store.open(question.benchmark(store))) {
            print(truth, training.apply(truth).get());
        }
        return ExitCode.DONE.code();
    }

    private int batch(QuestionFields fields) {
        if (json) {
            throw new UsageException("--batch: answers come as the rows do, CSV or JSON Lines. Leave --json out.");
        }
        if (budget == null || !(budget > 0)) {
            throw new UsageException("--budget: expected simulated seconds above 0 beside --batch, found "
                    + (budget == null ? "none" : budget) + ". Name it; Infinity is no limit.");
        }
        try (StoreTruth truth = store.open(question.benchmark(store))) {
            Supplier<BatchSimulation> rows = () -> {
                Simulation simulation = simulation();
                return new BatchSimulation(row -> simulation.read(row).apply(truth), budget);
            };
            QuestionBatch<BatchSimulation.Charged> list =
                    new QuestionBatch<>(truth, rows, fields, batch.list(), this::remark);
            Interrupt.guard("simulate", () -> {
                list.run(System.in, BatchAnswers.ofSimulations(out()));
                return ExitCode.DONE.code();
            });
        }
        if (drew) {
            remark("trainings drawn with seed " + seed);
        }
        return ExitCode.DONE.code();
    }

    private Simulation simulation() {
        if (evaluationSeconds != null && !(evaluationSeconds >= 0 && evaluationSeconds <= MOST_SECONDS)) {
            throw new UsageException("--evaluation-s: expected seconds 0.." + (long) MOST_SECONDS + ", found "
                    + evaluationSeconds + ".");
        }
        if (evaluationSeconds != null && SpaceKits.of(question.benchmark(store)).chargesTrainingAlone()) {
            throw new UsageException("--evaluation-s: "
                    + question.benchmark(store).title() + " does not count evaluations. Leave it out.");
        }
        return new Simulation(
                question.benchmark(store),
                batch.given()
                        ? question.questions(store)
                        : question.questions(store).ofCommand(commandLine()),
                this::random,
                evaluationSeconds == null ? OptionalDouble.empty() : OptionalDouble.of(evaluationSeconds));
    }

    private RandomStream random() {
        if (seed == null) {
            seed = (long) new SecureRandom().nextInt(Integer.MAX_VALUE);
        }
        drew = true;
        return new RandomStream(seed);
    }

    private void print(StoreTruth truth, SimulatedTraining done) {
        Query accuracy = (Query) done.accuracy().query();
        if (done.seesTestImages()) {
            remark(Simulation.SEES_TEST_IMAGES);
        }
        if (json) {
            ObjectNode object = Json.answer("simulate");
            Told.architecture(object, truth.architectures(), accuracy.arch());
            Told.question(object, truth.architectures(), accuracy);
            Told.standard(object, question.questions(store).standard());
            object.put("seed", seed);
            Told.training(object, done);
            object.put("warning", done.seesTestImages() ? Simulation.SEES_TEST_IMAGES : null);
            object.put("latency_s", done.latency().map(l -> l.value()).orElse(null));
            Json.print(out(), object);
        } else {
            out().println(digits.text(done.seconds(), "s"));
            out().println("architecture " + truth.architectures().indexOf(accuracy.arch()) + "  "
                    + accuracy.arch().text());
            out().println("seconds simulated: " + done.epochs() + " epochs of training "
                    + digits.text(done.trainSeconds(), "s")
                    + ", one evaluation " + digits.text(done.evaluationSeconds(), "s"));
            out().println(Told.words(accuracy, done.accuracy().unit()) + ": "
                    + digits.text(done.accuracy().value(), done.accuracy().unit())
                    + (seed == null ? "" : " (training drawn with seed " + seed + ")"));
            Told.standard(question.questions(store).standard()).ifPresent(out()::println);
            out().println("source " + Printable.of(done.accuracy().source()) + " ("
                    + done.accuracy().basis().text() + "), times "
                    + Printable.of(done.trainTime().source()) + " ("
                    + done.trainTime().basis().text() + ")");
        }
    }
}

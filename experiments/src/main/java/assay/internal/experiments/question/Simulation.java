package assay.internal.experiments.question;

import assay.core.error.OutOfTableException;
import assay.core.error.UsageException;
import assay.core.random.RandomStream;
import assay.core.space.Genotype;
import assay.core.truth.Answer.Absent;
import assay.core.truth.Benchmark;
import assay.core.truth.Query;
import assay.core.truth.Question;
import assay.core.truth.SimulatedTraining;
import assay.core.truth.Trials;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.rows.NamedArchitecture;
import assay.internal.experiments.rows.QuestionFields;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;

/** Simulates trainings from {@link QuestionFields}, by the rules of the table's benchmark. */
public final class Simulation {
    /** The value of {@code trials} for one of the table's trainings, drawn by a seed. */
    public static final String DRAW = "draw";

    /** A warning for an accuracy that was partly measured on test images. */
    public static final String SEES_TEST_IMAGES =
            "warning: the table has no validation accuracy of this training; this one is on validation"
                    + " and test images together (valtest). What is chosen by it is chosen with the help of test images.";

    private static final List<String> NEVER = List.of("split", "metric", "device");

    private final Benchmark benchmark;
    private final Questions questions;
    private final Supplier<RandomStream> seeded;
    private final OptionalDouble evaluationSeconds;
    private RandomStream random;

    /**
     * @param seeded called once, when the first training is drawn
     * @param evaluationSeconds of one evaluation, if the table has none
     */
    public Simulation(
            Benchmark benchmark, Questions questions, Supplier<RandomStream> seeded, OptionalDouble evaluationSeconds) {
        this.benchmark = benchmark;
        this.questions = questions;
        this.seeded = seeded;
        this.evaluationSeconds = evaluationSeconds;
    }

    public static boolean drawn(QuestionFields of) {
        return of.find("trials").filter(DRAW::equals).isPresent();
    }

    /**
     * Checks everything that can be checked without the table.
     *
     * @return finds the architecture, and then trains it
     * @throws UsageException if parts are missing, or do not fit together
     */
    public Function<StoreTruth, Supplier<SimulatedTraining>> read(QuestionFields of) {
        List<String> idle = of.present(NEVER);
        if (!idle.isEmpty()) {
            throw new UsageException(String.join(", ", idle)
                    + ": the simulation is of the accuracy on the validation split. Leave it out.");
        }
        boolean drawn = drawn(of);
        QuestionFields valid = new QuestionFields("")
                .put("split", benchmark.searchSplit().key())
                .put("trials", drawn ? "mean" : null);
        Function<Genotype, Question> question = questions.read(of.changed(valid));
        NamedArchitecture named = NamedArchitecture.agreeing(of, benchmark);
        return truth -> {
            Query asked = (Query) question.apply(named.find(truth));
            return () -> train(truth, asked, drawn);
        };
    }

    private SimulatedTraining train(StoreTruth truth, Query asked, boolean drawn) {
        if (benchmark.described().filter(d -> !d.timed()).isPresent()) {
            throw new OutOfTableException(
                    "simulate: " + benchmark.key() + " has no seconds of trainings: its description"
                            + " names no column with metric time. A search on it counts trainings instead (docs/tables.md).");
        }
        Trials trials = drawn ? draw(truth, asked) : asked.trials();
        if (benchmark.described().isPresent()) {
            return SimulatedTraining.of(truth, asked.of(trials), evaluationSeconds);
        }
        return truth.architectures().chargeTrainingAlone()
                ? SimulatedTraining.nasbench101(truth, asked.arch(), asked.schedule(), asked.epochs(), trials)
                : SimulatedTraining.nats(
                        truth,
                        asked.arch(),
                        asked.dataset(),
                        asked.schedule(),
                        asked.epochs(),
                        trials,
                        evaluationSeconds);
    }

    private Trials draw(StoreTruth truth, Query asked) {
        List<Trials> all = truth.trainings(asked);
        if (all.isEmpty()) {
            throw new OutOfTableException(truth.ask(asked)
                    .fold(m -> "no single training is in the table: " + asked.words() + ".", Absent::why));
        }
        random = random == null ? seeded.get() : random;
        return all.get(random.nextInt(all.size()));
    }
}

package assay.core.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.OutOfTableException;
import assay.core.error.UsageException;
import assay.core.space.Genotype;
import assay.core.space.bench101.Cell101;
import assay.core.space.bench201.Bench201Index;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The rules of the official interfaces, on made-up tables. */
class SimulatedTrainingTest {
    private static final Genotype CELL = Bench201Index.get().cell(0);
    private static final Trials SEED = new Trials.Seed(777);

    /** Answers by the words of the question. */
    private static final class Table implements Truth {
        private final Map<String, Double> values = new HashMap<>();

        Table with(String words, double value) {
            values.put(words, value);
            return this;
        }

        @Override
        public Answer ask(Question question) {
            Double value = values.get(question.words());
            return value == null
                    ? new Answer.NotMeasured(question, "no " + question.words())
                    : new Answer.Measured(question, value, "", List.of(), Basis.MEASURED, "made up");
        }

        @Override
        public void close() {}
    }

    private static String words(String what, int schedule, String trials, int epoch) {
        return what + ", schedule " + schedule + ", trials " + trials + ", epoch " + epoch;
    }

    @Test
    void nats_addsUpTheEpochs_andOneEvaluation() {
        Table table = new Table()
                .with(words("accuracy on cifar100 valid", 12, "777", 2), 40)
                .with(words("latency on cifar100 valid", 12, "mean", 12), 0.02);
        for (int epoch = 1; epoch <= 2; epoch++) {
            table.with(words("time on cifar100 train", 12, "777", epoch), 10 * epoch);
            table.with(words("time on cifar100 valid", 12, "777", epoch), epoch);
        }
        SimulatedTraining done = SimulatedTraining.nats(table, CELL, Dataset.CIFAR100, 12, 2, SEED);
        assertEquals(40, done.accuracy().value());
        assertEquals(30, done.trainSeconds());
        assertEquals(1.5, done.evaluationSeconds());
        assertEquals(31.5, done.seconds());
        assertEquals(0.02, done.latency().orElseThrow().value());
        assertEquals(2, done.epochs());
    }

    @Test
    void nats_withoutTimesOfEvaluations_chargesWhatIsSaid_orRefuses() {
        Table table = new Table().with(words("accuracy on cifar100 valid", 12, "777", 1), 40);
        table.with(words("time on cifar100 train", 12, "mean", 1), 10);
        assertThrows(
                OutOfTableException.class, () -> SimulatedTraining.nats(table, CELL, Dataset.CIFAR100, 12, 1, SEED));
        OptionalDouble said = OptionalDouble.of(3);
        assertEquals(
                13,
                SimulatedTraining.nats(table, CELL, Dataset.CIFAR100, 12, 1, SEED, said)
                        .seconds());
        table.with(words("time on cifar100 valid", 12, "mean", 1), 2);
        assertEquals(
                12,
                SimulatedTraining.nats(table, CELL, Dataset.CIFAR100, 12, 1, SEED, said)
                        .seconds());
    }

    @Test
    void nats_withoutValidation_takesBothHalves_andTheLastEpochsEvaluation() {
        Table table = new Table().with(words("accuracy on cifar100 valtest", 12, "777", 1), 30);
        for (int epoch = 1; epoch <= 12; epoch++) {
            table.with(words("time on cifar100 train", 12, "mean", epoch), 10);
            table.with(words("time on cifar100 valid", 12, "mean", epoch), epoch == 12 ? 14 : 2);
        }
        SimulatedTraining done = SimulatedTraining.nats(table, CELL, Dataset.CIFAR100, 12, 1, SEED);
        assertEquals(Split.VALTEST, ((Query) done.accuracy().query()).split());
        assertEquals(3, done.evaluationSeconds());
        assertEquals(new Trials.Mean(), ((Query) done.trainTime().query()).trials());
        assertEquals(Optional.empty(), done.latency());
    }

    @Test
    void cifar10_isNotTakenForCifar10Valid() {
        UsageException e = assertThrows(
                UsageException.class, () -> SimulatedTraining.nats(new Table(), CELL, Dataset.CIFAR10, 12, 12, SEED));
        assertTrue(e.getMessage().contains("say cifar10-valid"));
    }

    @Test
    void whatIsNotMeasured_isNotMadeUp() {
        OutOfTableException e = assertThrows(
                OutOfTableException.class,
                () -> SimulatedTraining.nats(new Table(), CELL, Dataset.CIFAR100, 12, 12, SEED));
        assertEquals("no " + words("accuracy on cifar100 valid", 12, "777", 12), e.getMessage());
        Table noTimes = new Table().with(words("accuracy on cifar100 valid", 12, "777", 12), 40);
        assertThrows(
                OutOfTableException.class, () -> SimulatedTraining.nats(noTimes, CELL, Dataset.CIFAR100, 12, 12, SEED));
    }

    @Test
    void nasbench101_chargesTheTraining_orHalfOfIt() {
        Cell101 cell = Cell101.parse("1:");
        Trials repeat = new Trials.Seed(0);
        Table table = new Table()
                .with(words("accuracy on cifar10-40k valid", 108, "0", 54), 80)
                .with(words("total_time on cifar10-40k train", 108, "0", 54), 900)
                .with(words("accuracy on cifar10-40k valid", 108, "0", 108), 92)
                .with(words("total_time on cifar10-40k train", 108, "0", 108), 1800);
        SimulatedClock clock = new SimulatedClock(2000);
        assertTrue(clock.charge(SimulatedTraining.nasbench101(table, cell, 108, 54, repeat)));
        assertEquals(900, clock.totalSeconds());
        assertFalse(clock.charge(SimulatedTraining.nasbench101(table, cell, 108, 108, repeat)));
        assertTrue(clock.spent());
        assertEquals(2700, clock.totalSeconds());
        assertEquals(162, clock.totalEpochs());
        assertEquals(2, clock.trainings());
        assertThrows(
                IllegalStateException.class,
                () -> clock.charge(SimulatedTraining.nasbench101(table, cell, 108, 108, repeat)));
        assertThrows(IllegalArgumentException.class, () -> new SimulatedClock(Double.NaN));
    }
}

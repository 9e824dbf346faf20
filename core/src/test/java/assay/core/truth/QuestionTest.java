package assay.core.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.AssayException.ExitCode;
import assay.core.error.UsageException;
import assay.core.space.bench201.Bench201Index;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries, their parts and answers. */
class QuestionTest {
    @ParameterizedTest
    @MethodSource("assay.core.truth.Dataset#values")
    void dataset_isReadBackFromItsKey(Dataset dataset) {
        assertEquals(dataset, Dataset.of(dataset.key()));
    }

    @ParameterizedTest
    @MethodSource("assay.core.truth.Benchmark#values")
    void benchmark_isReadBackFromItsKeyAndItsShortName(Benchmark benchmark) {
        assertEquals(benchmark, Benchmark.of(benchmark.key()));
        assertEquals(benchmark, Benchmark.of(benchmark.shortName()));
    }

    @ParameterizedTest
    @EnumSource
    void split_isReadBackFromItsKey(Split split) {
        assertEquals(split, Split.of(split.key()));
    }

    @ParameterizedTest
    @MethodSource("assay.core.truth.Metric#values")
    void metric_isReadBackFromItsKey(Metric metric) {
        assertEquals(metric, Metric.of(metric.key()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mean", "mean-allruns", "unnamed", "777", "0"})
    void trials_areReadBackFromTheirKey(String key) {
        assertEquals(key, Trials.of(key).key());
    }

    @Test
    void unknownNames_areWrongUsageAndListTheKnown() {
        assertRefused(
                "expected one of cifar10-valid, cifar10, cifar100, ImageNet16-120, cifar10-40k, found 'cifar-10'",
                () -> Dataset.of("cifar-10"));
        assertRefused(
                "201 (nasbench201), sss (natsbench-sss), 101 (nasbench101), found '301'", () -> Benchmark.of("301"));
        assertRefused("expected one of train, valid, test, valtest, found 'Test'", () -> Split.of("Test"));
        assertRefused("accuracy, top5_accuracy, loss", () -> Metric.of("acc"));
        assertRefused(
                "expected 'mean' or a seed (or 'mean-allruns', 'unnamed'), found 'best'", () -> Trials.of("best"));
    }

    @Test
    void epoch_liesInTheSchedule() {
        assertEquals(OptionalInt.of(200), query(200, OptionalInt.of(200)).epoch());
        assertRefused("expected 1..12", () -> query(12, OptionalInt.of(13)));
        assertRefused("expected 1..12", () -> query(12, OptionalInt.of(0)));
        assertRefused("at least 1, found 0", () -> query(0, OptionalInt.empty()));
    }

    @Test
    void answer_isEitherMeasuredOrNot() {
        Query query = query(200, OptionalInt.empty());
        Answer measured = new Answer.Measured(query, 91.6, "percent", List.of(777, 888), Basis.PUBLISHED_MEAN, "table");
        Answer absent = new Answer.NotMeasured(query, "no such seed");
        assertEquals("91.6", measured.fold(m -> Double.toString(m.value()), Answer.Absent::why));
        assertEquals("no such seed", absent.fold(m -> Double.toString(m.value()), Answer.Absent::why));
        assertEquals(query, measured.query());
    }

    @Test
    void whyThereIsNoNumber_isPutIntoWordsOnce_andOnlyIfAsked() {
        Query query = query(200, OptionalInt.empty());
        AtomicInteger made = new AtomicInteger();
        Answer.Absent absent = new Answer.NotMeasured(query, new Why(() -> "no seed " + made.incrementAndGet()));
        assertEquals(query, absent.query());
        assertEquals(0, made.get());
        assertEquals("no seed 1", absent.why());
        assertEquals("no seed 1", absent.why());
        assertEquals(new Answer.NotMeasured(query, "no seed 1"), absent);
        assertNotEquals(new Answer.NotMeasured(query, "no seed 2"), absent);
        assertTrue(absent.toString().contains("no seed 1"), absent::toString);
    }

    private static Query query(int schedule, OptionalInt epoch) {
        return new Query(
                Bench201Index.get().cell(0),
                Dataset.CIFAR10,
                Split.TEST,
                Metric.ACCURACY,
                schedule,
                new Trials.Mean(),
                epoch);
    }

    private static void assertRefused(String part, Executable question) {
        UsageException e = assertThrows(UsageException.class, question);
        assertEquals(ExitCode.WRONG_USAGE, e.exitCode());
        assertTrue(e.getMessage().contains(part), e.getMessage());
    }
}

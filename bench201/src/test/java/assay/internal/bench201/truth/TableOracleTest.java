package assay.internal.bench201.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.blackbox.Observed;
import assay.core.error.OutOfTableException;
import assay.core.error.UsageException;
import assay.core.random.RandomStream;
import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Genotype201;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.internal.data.blackbox.TableOracle;
import assay.internal.data.blackbox.TableOracle.Repeats;
import assay.internal.data.importing.ImportProgress;
import assay.internal.data.truth.StoreTruth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a search is told by a small table: two 200-epoch trainings of cell 7, and of its 12-epoch trainings the mean. */
class TableOracleTest {
    private static final Genotype201 CELL = Bench201Index.get().cell(7);

    @TempDir
    static Path folder;

    static StoreTruth truth;

    @BeforeAll
    static void importOnce() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(
                data.resolve("a.csv"),
                "arch_index,mean_seeds_200,train_s_200_c10valid,c10_valid_200,c10_valid_12\n7,777+888,2000,85.5,60.25\n");
        Files.writeString(
                data.resolve("x-runs200.csv"),
                "arch_index,seed,c10_valid,split_source\n7,777,85,measured\n7,888,86,measured\n");
        Path store = folder.resolve("nasbench201.duckdb");
        TruthImport.run(data, store, "test", ImportProgress.NONE);
        truth = StoreTruth.open(Benchmark.NASBENCH201, store);
    }

    @AfterAll
    static void close() {
        truth.close();
    }

    private static TableOracle oracle(int schedule, Repeats repeats) {
        return new TableOracle(truth, Dataset.CIFAR10_VALID, schedule, repeats, 3);
    }

    private static Observed train(TableOracle oracle, long seed) {
        return oracle.train(CELL, oracle.epochs(), new RandomStream(seed));
    }

    private static Set<Double> seen(TableOracle oracle) {
        return IntStream.range(0, 40)
                .mapToObj(seed -> train(oracle, seed).accuracy())
                .collect(Collectors.toSet());
    }

    @Test
    void oneTraining_isDrawnForEachQuestion() {
        assertEquals(Set.of(85.0, 86.0), seen(oracle(200, Repeats.ONE)));
        assertEquals(Set.of(85.0, 86.0), seen(oracle(200, Repeats.ANY)));
        assertEquals(Set.of(85.5), seen(oracle(200, Repeats.MEAN)));
    }

    @Test
    void mean_standsInWhereThereIsNoOther_butNotForOne() {
        assertEquals(Set.of(60.25), seen(oracle(12, Repeats.ANY)));
        OutOfTableException refused = assertThrows(OutOfTableException.class, () -> train(oracle(12, Repeats.ONE), 1));
        assertTrue(refused.getMessage().startsWith("only the mean over trainings"), refused.getMessage());
    }

    @Test
    void charge_isTheTrainingTime_andWhatIsSaidForTheEvaluation() {
        assertEquals(
                OptionalDouble.of(12 * 10 + 3),
                train(oracle(12, Repeats.MEAN), 1).seconds());
        assertEquals(2003, train(oracle(200, Repeats.ONE), 1).seconds().orElseThrow(), 1e-9); // 200 float64 terms
    }

    @Test
    void cellThatIsNotInTheTable_isRefused() {
        assertThrows(OutOfTableException.class, () -> oracle(12, Repeats.ANY)
                .train(Bench201Index.get().cell(8), 12, new RandomStream(1)));
    }

    @Test
    void whatTheTableLacks_isToldInWords() {
        assertEquals(
                "validation accuracy is the mean of trainings [111, 777], not one of them; an evaluation's time is not in"
                        + " the table, charged instead: 3.0 s",
                oracle(12, Repeats.ANY).departures(CELL));
        assertEquals(
                "an evaluation's time is not in the table, charged instead: 3.0 s",
                oracle(200, Repeats.ANY).departures(CELL));
    }

    @Test
    void trainingsThatTheBenchmarkDoesNotHave_areRefused() {
        UsageException dataset =
                assertThrows(UsageException.class, () -> new TableOracle(truth, Dataset.CIFAR10, 12, Repeats.ANY, 0));
        assertTrue(dataset.getMessage().contains("cifar10-valid, cifar100, ImageNet16-120"), dataset.getMessage());
        UsageException schedule = assertThrows(UsageException.class, () -> oracle(90, Repeats.ANY));
        assertTrue(schedule.getMessage().contains("[12, 200]"), schedule.getMessage());
    }
}

package assay.internal.cli.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.cli.Ran;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The architectures of a file, trained against a budget. One whole training of the store takes 12 x 10.5 + 2 s. */
class SimulateBatchTest {
    private static final List<String> TRAINING = List.of("--dataset", "cifar10-valid", "--schedule", "12");

    @TempDir
    static Path folder;

    static TruthStore store;

    @BeforeAll
    static void importOnce() throws IOException {
        store = new TruthStore(folder);
    }

    private static Ran batch(String rows, String... flags) throws IOException {
        Path file = Files.writeString(folder.resolve("rows"), rows);
        Stream<String> all = Stream.of(TRAINING.stream(), Stream.of(flags), Stream.of("--batch", file.toString()))
                .flatMap(s -> s);
        return store.run("simulate", all.toArray(String[]::new));
    }

    @Test
    void theTrainingThatCrossesTheBudget_counts_andNoRowAfterItIsRead() throws IOException {
        Ran ran = batch("note,index\na,7\nb,7\nc,no number\n", "--trials", "777", "--budget", "128.5");
        assertEquals(0, ran.code(), ran.err());
        assertEquals("""
                note,index,value,unit,split,seeds,basis,source,train_s,evaluation_s,total_s,time_trials,time_basis,\
                time_source,clock_s,clock_epochs,why
                a,7,62.0,percent,valid,777,measured,long.csv,126.0,2.0,128.0,777,measured,long.csv,128.0,12,
                b,7,62.0,percent,valid,777,measured,long.csv,126.0,2.0,128.0,777,measured,long.csv,256.0,24,
                """, ran.out());
        assertTrue(
                ran.err()
                        .contains(
                                "2 trainings charged, 24 epochs, 256.0 s; the budget of 128.5 s is spent, rows after it"
                                        + " were not read"),
                ran.err());
    }

    @Test
    void aBudgetThatIsReachedExactly_isSpent() throws IOException {
        Ran ran = batch("index\n7\n7\n", "--trials", "777", "--budget", "128");
        assertEquals(2, ran.out().lines().count());
        assertTrue(ran.err().contains("1 trainings charged"), ran.err());
    }

    @Test
    void jsonLines_mayNameAnotherTrainingEach_andWhatIsNotInTheTable_isNotCharged() throws IOException {
        Ran ran = batch("""
                {"id": 1, "index": 7, "trials": "777", "epoch": 3}
                {"index": 9, "trials": "777"}
                {"index": 7, "trials": 111}
                """, "--budget", "Infinity", "--columns", "trials=trials,epoch=epoch");
        assertEquals(0, ran.code(), ran.err());
        List<JsonNode> lines = ran.out().lines().map(SimulateBatchTest::json).toList();
        assertEquals(
                "{\"id\":1,\"index\":7,\"trials\":\"777\",\"epoch\":3,\"split\":\"valid\",\"unit\":\"percent\","
                        + "\"value\":53.0,\"seeds\":[777],\"basis\":\"measured\",\"source\":\"long.csv\","
                        + "\"train_s\":31.5,\"evaluation_s\":2.0,\"total_s\":33.5,\"time_trials\":\"777\","
                        + "\"time_basis\":\"measured\",\"time_source\":\"long.csv\",\"clock_s\":33.5,"
                        + "\"clock_epochs\":3}",
                lines.get(0).toString());
        assertTrue(lines.get(1).get("value").isNull());
        assertTrue(lines.get(1).get("why").asText().contains("not in the imported table"));
        assertFalse(lines.get(1).has("clock_s"));
        assertEquals(33.5 + 128, lines.get(2).get("clock_s").asDouble());
        assertEquals(15, lines.get(2).get("clock_epochs").asInt());
        assertTrue(ran.err().contains("2 trainings charged, 15 epochs, 161.5 s; 1 not in the table"), ran.err());
        assertFalse(ran.err().contains("budget"), ran.err());
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }

    /** All rows share one stream of random numbers, so that one more row does not change the rows before it. */
    @Test
    void draws_areAFunctionOfTheSeed_andTellIt() throws IOException {
        String rows = "index\n" + "7\n".repeat(12);
        String[] flags = {"--trials", "draw", "--seed", "3", "--budget", "100000"};
        Ran first = batch(rows, flags);
        assertEquals(0, first.code(), first.err());
        assertEquals(first.out(), batch(rows, flags).out());
        assertTrue(batch(rows + "7\n", flags).out().startsWith(first.out()));
        assertTrue(first.out().contains("62.0,percent,valid,777") && first.out().contains("60.0,percent,valid,111"));
        assertTrue(first.err().contains("trainings drawn with seed 3"), first.err());
        assertTrue(first.err().contains("the budget of 100000.0 s is not spent"), first.err());
        assertTrue(batch(rows, "--trials", "draw", "--budget", "1").err().contains("drawn with seed "));
    }

    /** The store's trainings of architecture 0 have neither validation accuracy nor times: nothing is charged. */
    @Test
    void nothingCharged_isNotInTheTable() throws IOException {
        Ran ran = batch("index\n0\n1\n", "--trials", "777", "--budget", "1000");
        assertEquals(4, ran.code(), ran.err());
        assertTrue(ran.err().contains("no row has an answer: 0 trainings charged"), ran.err());
    }

    @Test
    void anExtractWithoutTimesOfEvaluations_saysHowToGiveThem_andWarnsOfTestImages() throws IOException {
        Path extract = folder.resolve("extract");
        Files.createDirectories(extract);
        Files.writeString(
                extract.resolve("own-archs.csv"),
                "arch_index,mean_seeds_200,train_s_200_c100,c100_valtest_200,c100_test_200\n7,777+888,2000,60.5,61\n");
        Path own = folder.resolve("own/nasbench201.duckdb");
        Files.createDirectories(own.getParent());
        Ran imported = Ran.assay("import", extract.toString(), "--store", own.toString());
        assertEquals(0, imported.code(), imported.err());
        List<String> asked = List.of(
                "simulate",
                "201",
                "--store",
                own.toString(),
                "--index",
                "7",
                "--dataset",
                "cifar100",
                "--schedule",
                "200",
                "--trials",
                "mean");
        Ran refused = Ran.assay(asked.toArray(String[]::new));
        assertEquals(4, refused.code());
        assertTrue(refused.err().contains("--evaluation-s SECONDS"), refused.err());
        Ran done = Ran.assay(
                Stream.concat(asked.stream(), Stream.of("--evaluation-s", "5")).toArray(String[]::new));
        assertEquals(0, done.code(), done.err());
        assertTrue(done.out().startsWith("2005\n") && done.out().contains(": 60.50"), done.out());
        assertTrue(done.err().contains("warning: ") && done.err().contains("test images"), done.err());
        Ran total = Ran.assay(
                "query",
                "201",
                "--store",
                own.toString(),
                "--index",
                "7",
                "--dataset",
                "cifar10",
                "--split",
                "train",
                "--schedule",
                "200",
                "--trials",
                "mean",
                "--metric",
                "total_time");
        assertTrue(total.out().startsWith("2000\n") && total.out().contains("(derived)"), total.out() + total.err());
    }

    @Test
    void whatMeansNothing_isRefused() throws IOException {
        assertTrue(
                batch("index\n7\n", "--trials", "777").err().contains("--budget: expected simulated seconds above 0"));
        for (String budget : List.of("0", "-1", "NaN")) {
            assertEquals(
                    2,
                    batch("index\n7\n", "--trials", "777", "--budget", budget).code(),
                    budget);
        }
        assertEquals(
                2,
                batch("index\n7\n", "--trials", "777", "--budget", "9", "--json")
                        .code());
        assertEquals(
                2,
                batch("index\n7\n", "--trials", "777", "--budget", "9", "--seed", "1")
                        .code());
        Ran split = batch("index,split\n7,test\n", "--trials", "777", "--budget", "9");
        assertTrue(split.err().contains("rows line 2: split: the simulation is of the accuracy"), split.err());
        Ran metric = batch("index,metric\n7,loss\n", "--trials", "777", "--budget", "9");
        assertTrue(metric.err().contains("rows line 2: metric: the simulation is of the accuracy"), metric.err());
        Ran beyond = batch("index\n15625\n", "--trials", "777", "--budget", "9");
        assertEquals(2, beyond.code());
        assertTrue(beyond.err().contains("rows line 2: bench201: no architecture with index 15625"), beyond.err());
        Ran alone = store.run("simulate", "--index", "7", "--budget", "9");
        assertTrue(alone.err().contains("--budget: there is one training without --batch"), alone.err());
    }
}

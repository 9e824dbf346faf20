package assay.internal.data.built;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Cost201;
import assay.core.truth.Answer;
import assay.core.truth.Answer.Measured;
import assay.core.truth.Basis;
import assay.core.truth.Benchmark;
import assay.core.truth.BuiltFacts;
import assay.core.truth.CostQuery;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.SimulatedTraining;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.data.importing.ImportProgress;
import assay.internal.data.truth.StoreTruth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings become a file, a store and answers. */
class BuiltStoreTest {
    @TempDir
    private static Path folder;

    private static final BuiltFacts FACTS = MadeUp.facts("leaves-201", 10, List.of(0, 1));
    private static final List<BuiltTraining> TRAININGS = MadeUp.trainings(FACTS);
    private static Path file;
    private static Path store;

    @BeforeAll
    static void make() {
        file = MadeUp.write(folder, FACTS);
        store = folder.resolve("leaves-201.duckdb");
        BuiltStore.make(file, store, "test", ImportProgress.NONE);
    }

    private static BuiltTraining training(int arch, int seed) {
        return TRAININGS.stream()
                .filter(t -> t.arch() == arch && t.seed() == seed)
                .findFirst()
                .orElseThrow();
    }

    private static double value(StoreTruth truth, int arch, Split split, Metric metric, Trials trials, int epoch) {
        Answer answer = truth.ask(new Query(
                Bench201Index.get().cell(arch), MadeUp.LEAVES, split, metric, 10, trials, OptionalInt.of(epoch)));
        return answer.fold(Measured::value, absent -> {
            throw new AssertionError(absent.why());
        });
    }

    private static StoreTruth open() {
        return StoreTruth.open(BuiltStore.benchmark(store).orElseThrow(), store);
    }

    @Test
    void file_isSmallAndAlwaysTheSame() throws IOException {
        assertTrue(Files.size(file) < 1_400_000, "bytes: " + Files.size(file));
        Path again = folder.resolve("again.parquet");
        BuiltFile.write(again, FACTS, MadeUp.TRAINED, TRAININGS);
        assertEquals(-1, Files.mismatch(file, again));
    }

    @Test
    void facts_areReadBackFromTheStore() {
        assertEquals(Benchmark.built(FACTS), BuiltStore.benchmark(store).orElseThrow());
    }

    @Test
    void everyTraining_isReadBackAsItWas() {
        try (StoreTruth truth = open()) {
            for (BuiltTraining t : TRAININGS.subList(0, 400)) {
                Trials seed = new Trials.Seed(t.seed());
                double[][] found = new double[6][10];
                for (int e = 1; e <= 10; e++) {
                    for (Split split : BuiltFacts.SPLITS) {
                        found[2 * split.ordinal()][e - 1] = value(truth, t.arch(), split, Metric.ACCURACY, seed, e);
                        found[2 * split.ordinal() + 1][e - 1] = value(truth, t.arch(), split, Metric.LOSS, seed, e);
                    }
                }
                double[][] expected = {
                    t.train().accuracy(), t.train().loss(), t.valid().accuracy(),
                    t.valid().loss(), t.test().accuracy(), t.test().loss()
                };
                assertArrayEquals(expected, found);
                // three digits are kept
                assertEquals(
                        t.epochSeconds(),
                        value(truth, t.arch(), Split.TRAIN, Metric.TIME, seed, 3),
                        0.005 * t.epochSeconds());
            }
        }
    }

    @Test
    void mean_isOverAllSeeds() {
        Query asked = Query.accuracy(Bench201Index.get().cell(0), MadeUp.LEAVES, Split.TEST, 10, new Trials.Mean());
        try (StoreTruth truth = open()) {
            Measured mean = (Measured) truth.ask(asked);
            assertEquals(
                    (training(0, 0).test().accuracy()[9] + training(0, 1).test().accuracy()[9]) / 2, mean.value());
            assertEquals(List.of(0, 1), mean.seeds());
            assertEquals(Basis.COMPUTED_MEAN, mean.basis());
        }
    }

    @Test
    void memberOfAClass_hasTheNumbersOfTheOneTrainedAndAMarkThatSaysSo() {
        int member = 0;
        while (MadeUp.TRAINED[member] == member) {
            member++;
        }
        int trained = MadeUp.TRAINED[member];
        Query asked =
                Query.accuracy(Bench201Index.get().cell(member), MadeUp.LEAVES, Split.VALID, 10, new Trials.Seed(1));
        try (StoreTruth truth = open()) {
            assertEquals(training(trained, 1).valid().accuracy()[9], ((Measured) truth.ask(asked)).value());
            assertEquals(
                    "trained as architecture " + trained + ", which is the same network",
                    truth.marks(asked).get(0).detail());
            assertEquals(List.of(), truth.marks(asked.about(Bench201Index.get().cell(trained))));
        }
    }

    @Test
    void costs_areThoseOfTheNetworksThatWereTrained() {
        Cost201 cost = Cost201.of(Bench201Index.get().cell(6111), FACTS.network());
        try (StoreTruth truth = open()) {
            Measured params = (Measured)
                    truth.ask(CostQuery.byFormula(Bench201Index.get().cell(6111), MadeUp.LEAVES, Metric.PARAMS));
            assertEquals(cost.params() / 1e6, params.value());
            Measured flops = (Measured)
                    truth.ask(CostQuery.byFormula(Bench201Index.get().cell(6111), MadeUp.LEAVES, Metric.FLOPS));
            assertEquals(cost.multiplyAdds() / 1e6, flops.value());
        }
    }

    @Test
    void training_canBeSimulated() {
        BuiltTraining t = training(0, 1);
        try (StoreTruth truth = open()) {
            SimulatedTraining done = SimulatedTraining.nats(
                    truth, Bench201Index.get().cell(0), MadeUp.LEAVES, 10, 4, new Trials.Seed(1));
            assertEquals(t.valid().accuracy()[3], done.accuracy().value());
            // three digits are kept
            assertEquals(4 * t.epochSeconds() + t.evaluationSeconds(), done.seconds(), 0.005 * done.seconds());
        }
    }

    @Test
    void fileWithoutProxies_hasNoColumnOfThem_andItsStoreNoScores() throws SQLException {
        assertEquals("11", value("SELECT count(*) FROM (DESCRIBE FROM '" + file + "')"));
        assertEquals("0", storeValue(store, "SELECT count(*) FROM proxy_score"));
    }

    @Test
    void proxies_areMeansOverTheSeedsForEveryMemberOfAClass() throws SQLException {
        BuiltFacts facts = MadeUp.scored(MadeUp.facts("scored", 2, List.of(0, 1)));
        List<BuiltTraining> trainings = MadeUp.scored(MadeUp.trainings(facts));
        Path scored = folder.resolve("scored.parquet");
        BuiltFile.write(scored, facts, MadeUp.TRAINED, trainings);
        BuiltTraining last = trainings.get(trainings.size() - 1);
        assertEquals(
                Double.toString(last.proxies().get(0).orElseThrow()),
                value("SELECT proxies[1] FROM '" + scored + "' WHERE arch = " + last.arch() + " AND seed = 1"));

        Path place = folder.resolve("scored.duckdb");
        BuiltStore.make(scored, place, "test", ImportProgress.NONE);
        assertEquals(Benchmark.built(facts), BuiltStore.benchmark(place).orElseThrow());
        int members = 0;
        int undefined = 0;
        for (int i = 0; i < trainings.size(); i += 2) {
            List<OptionalDouble> one = trainings.get(i).proxies();
            List<OptionalDouble> other = trainings.get(i + 1).proxies();
            boolean defined = one.get(1).isPresent() && other.get(1).isPresent();
            int arch = trainings.get(i).arch();
            int size =
                    (int) Arrays.stream(MadeUp.TRAINED).filter(t -> t == arch).count();
            members += size;
            undefined += defined ? 0 : size;
            if (i % 1000 == 0) {
                double mean = one.get(0).orElseThrow() / 2 + other.get(0).orElseThrow() / 2;
                String rows = " FROM proxy_score JOIN architecture USING (arch) WHERE trained = " + arch
                        + " AND dataset = 'leaves' AND proxy = 'synflow' AND seconds IS NULL";
                assertEquals(Integer.toString(size), storeValue(place, "SELECT count(*)" + rows));
                assertEquals(Double.toString(mean), storeValue(place, "SELECT min(value)" + rows));
                assertEquals(Double.toString(mean), storeValue(place, "SELECT max(value)" + rows));
            }
        }
        assertEquals(15_625, members);
        assertTrue(undefined > 100, "undefined: " + undefined);
        assertEquals(
                Integer.toString(15_625 - undefined),
                storeValue(place, "SELECT count(*) FROM proxy_score WHERE proxy = 'jacob_cov'"));
    }

    private static String value(String query) throws SQLException {
        return value("", query);
    }

    private static String storeValue(Path store, String query) throws SQLException {
        return value(store.toString(), query);
    }

    /** The one value that a query answers. */
    private static String value(String place, String query) throws SQLException {
        try (Connection c = DriverManager.getConnection("jdbc:duckdb:" + place);
                Statement sql = c.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            assertTrue(row.next(), query);
            return row.getString(1);
        }
    }

    @Test
    void otherFileOfTheBenchmark_replacesAllThatWasThere() {
        Path place = folder.resolve("replaced.duckdb");
        BuiltStore.make(file, place, "test", ImportProgress.NONE);
        BuiltFacts shorter = MadeUp.facts("leaves-201", 3, List.of(5));
        Path other = folder.resolve("shorter.parquet");
        BuiltFile.write(other, shorter, MadeUp.TRAINED, MadeUp.trainings(shorter));
        BuiltStore.make(other, place, "test", ImportProgress.NONE);
        Benchmark now = BuiltStore.benchmark(place).orElseThrow();
        assertEquals(Benchmark.built(shorter), now);
        try (StoreTruth truth = StoreTruth.open(now, place)) {
            Query old = Query.accuracy(Bench201Index.get().cell(0), MadeUp.LEAVES, Split.TEST, 10, new Trials.Mean());
            assertTrue(truth.ask(old) instanceof Answer.Absent);
        }
    }
}

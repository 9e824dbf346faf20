package assay.internal.bench1shot1.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.space.bench101.Bench101Index;
import assay.core.space.bench101.Hash101;
import assay.core.space.bench101.LooseEndFree;
import assay.core.space.bench101.OneShot;
import assay.core.space.bench101.OneShotSpace;
import assay.core.truth.Answer;
import assay.core.truth.Basis;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.core.stats.Correlation;
import assay.internal.data.importing.ImportProgress;
import assay.internal.data.importing.Imported;
import assay.internal.data.importing.Imports;
import assay.internal.data.store.StoreReader;
import assay.internal.data.truth.StoreTruth;
import assay.internal.testkit.RealData;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The public extracts of NAS-Bench-101 give the check values of their README. */
class Extracts101IT {
    private static final String ONE_SHOT = "nb1shot1.csv.gz";
    private static final String SUBSET = "nb101_subset.csv.gz";
    private static final String RECORDS = "nb101_full_records.csv.gz";
    private static final String MORE = "nb101_valid_30k.csv.gz";

    @TempDir
    static Path folder;

    static Imported imported;
    static Imported more;
    static StoreTruth truth;
    static Path store;

    @BeforeAll
    static void importAll() {
        Path data = RealData.path("nasbench101");
        store = folder.resolve("nasbench101.duckdb");
        imported = new Imports(TruthImport101.FORMATS)
                .run(data, Optional.empty(), kind -> store, "test", ImportProgress.NONE)
                .get(0);
        more = new Imports(TruthImport101.FORMATS)
                .run(RealData.path("nasbench101-more"), Optional.empty(), kind -> store, "test", ImportProgress.NONE)
                .get(0);
        truth = StoreTruth.open(Benchmark.NASBENCH101, store);
    }

    @Test
    void theFolder_isImportedButForEcNas() {
        assertEquals(List.of(RECORDS, SUBSET, ONE_SHOT), imported.files());
        assertEquals(List.of("ecnas_retrain_4epochs.csv.gz"), imported.skipped());
        long oneShot = 23_142L * 2 * 4 * 4;
        long records = 52L * 4 * 8;
        long subset =
                13_010 + count("SELECT count(*) FROM measurement WHERE source = '" + SUBSET + "' AND split = 'valid'");
        assertEquals(oneShot + records + subset, imported.values());
    }

    @Test
    void architectures_areAllCells() {
        assertEquals(423_624, count("SELECT count(*) FROM architecture"));
        assertEquals(2_685, count("SELECT count(*) FROM architecture WHERE oneshot_1"));
        assertEquals(7_773, count("SELECT count(*) FROM architecture WHERE oneshot_2"));
        assertEquals(55_854, count("SELECT count(*) FROM architecture WHERE oneshot_3"));
        assertEquals(
                255_595,
                count("SELECT arch FROM architecture WHERE hash = '00005c142e6f48ac74fdcf73e3439874'"
                        + " AND text = '100110100001001010101:c3;mp;c3;c3;c1' AND params = 8555530"));
    }

    @Test
    void meanTest_isKnownOf34613Cells_andAccuraciesAreExactQuotients() {
        assertEquals(
                34_613,
                count("SELECT count(DISTINCT arch) FROM measurement WHERE schedule = 108 AND split = 'test'"
                        + " AND trial = 'mean' AND metric = 'accuracy'"));
        assertEquals(
                0,
                count("SELECT count(*) FROM measurement WHERE metric = 'accuracy' AND trial <> 'mean'"
                        + " AND value <> 100 * round(value * 99.84) / 9984"));
    }

    /** Independent sources that hold the same cells: 1,539 by their mean, two repeat by repeat. */
    @Test
    void sources_agree() {
        String pairs =
                "SELECT count(*) FROM measurement a JOIN measurement b USING (arch, split, schedule, trial, epoch,"
                        + " metric) WHERE a.source = '%s' AND b.source = '%s'";
        assertEquals(1_539, count(pairs.formatted(ONE_SHOT, SUBSET) + " AND split = 'test'"));
        assertEquals(0, count(pairs.formatted(ONE_SHOT, SUBSET) + " AND a.value <> b.value"));
        assertEquals(2 * 4 * 2, count(pairs.formatted(ONE_SHOT, RECORDS)));
        assertEquals(0, count(pairs.formatted(ONE_SHOT, RECORDS) + " AND a.value <> b.value"));
    }

    /** One repeat of each budget, known by the cell's hash alone: where all three are known, it is one of them. */
    @Test
    void thirtyThousandCells_haveOneOfTheThreeRepeats() {
        assertEquals(30_001L * 5, more.values());
        String known = "SELECT count(DISTINCT (m.arch, m.schedule)) FROM measurement m JOIN measurement o"
                + " USING (arch, split, schedule, epoch, metric) WHERE m.source = '" + MORE
                + "' AND m.metric = 'accuracy' AND o.source = '" + ONE_SHOT + "' AND o.trial <> 'mean'";
        assertEquals(6_584, count(known));
        assertEquals(6_584, count(known + " AND o.value = m.value"));
        assertEquals(
                9_491,
                count("SELECT round(100 * max(value)) FROM measurement WHERE schedule = 108 AND metric = 'accuracy'"
                        + " AND source = '" + MORE + "'"));
        assertEquals(
                1_768_976,
                count("SELECT round(1000 * value) FROM measurement JOIN architecture USING (arch) WHERE schedule = 108"
                        + " AND metric = 'total_time' AND source = '" + MORE
                        + "' AND hash = '00005c142e6f48ac74fdcf73e3439874'"));
    }

    @ParameterizedTest(name = "space {0}")
    @CsvSource({
        "1, 0.947182, ec6b2cd2e7813593131e06e3b849b10a, 0.940672, 0.942007, 49f7891fc1771926d85dfce1df854041, 0.92074, 0.91470, 0.9939",
        "2, 0.945179, c2cca93d96e65a87d89f926c9256211c, 0.939069, 0.939069, c2cca93d96e65a87d89f926c9256211c, 0.91740, 0.91127, 0.9950",
        "3, 0.947382, 1f3928c6352b9805b4222eaa4bdd8542, 0.940238, 0.941774, a958be818a5f3d98eb5ce84f41a7764a, 0.91029, 0.90441, 0.9962"
    })
    void oneShotSpaces_haveTheirCheckValues(
            int number,
            double bestValid,
            String bestValidHash,
            double itsTest,
            double bestTest,
            String bestTestHash,
            double medianValid,
            double medianTest,
            double spearman) {
        int[] cells = new LooseEndFree(OneShotSpace.of(number))
                .architectures().stream()
                        .mapToInt(Bench101Index.get()::indexOf)
                        .distinct()
                        .toArray();
        double[] valid = means(cells, Split.VALID);
        double[] test = means(cells, Split.TEST);
        int best = best(valid);
        assertEquals(bestValidHash, Bench101Index.get().hash(cells[best]).text());
        assertEquals(bestValid, valid[best], 5e-7);
        assertEquals(itsTest, test[best], 5e-7);
        assertEquals(bestTestHash, Bench101Index.get().hash(cells[best(test)]).text());
        assertEquals(bestTest, test[best(test)], 5e-7);
        assertEquals(medianValid, median(valid), 5e-6);
        assertEquals(medianTest, median(test), 5e-6);
        assertEquals(spearman, Correlation.spearman(valid, test).orElseThrow(), 5e-5);
    }

    /**
     * The best mean over all configurations that a public HPOBench script prints; space 2's is in the subset alone. Printed
     * from float32 quotients, so up to 6e-6 percent from the exact ones.
     */
    @Test
    void bestCells_areFoundByTheirOneShotText() {
        assertEquals(94.20072237650553, test(1, "c3(0) c3(0,1) c1(1,2) c3(0,3) out(0,4)"), 6e-6);
        assertEquals(93.96701256434122, test(2, "c3(0) c3(0) c3(0,1) c1(0,3) out(0,2,4)"), 6e-6);
        assertEquals(94.1773513952891, test(3, "mp(0) c3(1) c3(2) c3(2,3) c3(0,4) out(0,5)"), 6e-6);
        Answer.Measured best = (Answer.Measured) ask("02e5a0247bbdcf2860b7e96f74961594", Split.TEST, 108, "mean", 108);
        assertEquals(100 * 28_250 / 29_952.0, best.value());
        assertEquals(94.3175752957662, best.value(), 6e-6);
        assertEquals(Basis.PUBLISHED_MEAN, best.basis());
        assertEquals(List.of(0, 1, 2), best.seeds());
    }

    @Test
    void oneRecord_isThereWithAllItsNumbers() {
        String hash = "ff91e10b9512cbe4efeec6bd926941a1";
        assertEquals(100 * 9205 / 9984.0, value(hash, Split.TEST, 0, 108));
        assertEquals(100 * 7415 / 9984.0, value(hash, Split.VALID, 0, 54));
        assertEquals(100.0, value(hash, Split.TRAIN, 1, 108));
        Query time = new Query(
                Bench101Index.get().cell(index(hash)),
                Dataset.CIFAR10_40K,
                Split.TRAIN,
                Metric.TOTAL_TIME,
                108,
                new Trials.Seed(0),
                OptionalInt.of(54));
        assertEquals(624.7990112304688, ((Answer.Measured) truth.ask(time)).value());
    }

    @Test
    void aCellOutsideTheExtracts_isNotInTheTable() {
        OneShot cell = OneShotSpace.of(3).parse("c1(0) c3(0) mp(2) c3(0,3) c1(1,2) out(4,5)");
        Query query = Query.accuracy(cell.cell(), Dataset.CIFAR10_40K, Split.TEST, 108, new Trials.Mean());
        Answer.NotInTable answer = assertInstanceOf(Answer.NotInTable.class, truth.ask(query));
        assertTrue(answer.why().contains("not in the imported table"), answer.why());
    }

    private static double[] means(int[] cells, Split split) {
        return Arrays.stream(cells)
                .mapToDouble(arch -> ((Answer.Measured) truth.ask(Query.accuracy(
                                        Bench101Index.get().cell(arch),
                                        Dataset.CIFAR10_40K,
                                        split,
                                        108,
                                        new Trials.Mean())))
                                .value()
                        / 100)
                .toArray();
    }

    private static int best(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .max(Comparator.comparingDouble(i -> values[i]))
                .orElseThrow();
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        int n = sorted.length;
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    private static double test(int space, String text) {
        OneShot cell = OneShotSpace.of(space).parse(text);
        Query query = Query.accuracy(cell.cell(), Dataset.CIFAR10_40K, Split.TEST, 108, new Trials.Mean());
        return ((Answer.Measured) truth.ask(query)).value();
    }

    private static int index(String hash) {
        return Bench101Index.get().indexOf(Hash101.parse(hash)).orElseThrow();
    }

    private static double value(String hash, Split split, int repeat, int epoch) {
        return ((Answer.Measured) ask(hash, split, 108, Integer.toString(repeat), epoch)).value();
    }

    private static Answer ask(String hash, Split split, int schedule, String trials, int epoch) {
        return truth.ask(new Query(
                Bench101Index.get().cell(index(hash)),
                Dataset.CIFAR10_40K,
                split,
                Metric.ACCURACY,
                schedule,
                Trials.of(trials),
                OptionalInt.of(epoch)));
    }

    private static long count(String query) {
        List<Long> found = new ArrayList<>();
        try (Connection connection = StoreReader.open(store);
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            while (row.next()) {
                found.add(row.getLong(1));
            }
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
        assertEquals(1, found.size(), query);
        return found.get(0);
    }
}

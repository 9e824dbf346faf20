package assay.internal.bench1shot1.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.blackbox.Observed;
import assay.core.error.DataFormatException;
import assay.core.random.RandomStream;
import assay.core.space.bench101.Bench101Index;
import assay.core.space.bench101.Cell101;
import assay.core.truth.Answer;
import assay.core.truth.Basis;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.data.blackbox.TableOracle;
import assay.internal.data.importing.ImportProgress;
import assay.internal.data.importing.Imported;
import assay.internal.data.importing.Imports;
import assay.internal.data.store.StoreReader;
import assay.internal.data.truth.StoreTruth;
import assay.internal.testkit.Records101;
import assay.internal.testkit.TfRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One import of a file of two cells, and of files that are refused into the same store. */
class TfRecordFormatTest {
    private static final int CELL = 255_595;
    private static final int OTHER = 400_000;
    private static final int PARAMETERS_WRONG = 7;

    @TempDir
    static Path folder;

    static Path store;
    static Imported imported;
    static StoreTruth truth;

    @BeforeAll
    static void importOnce() throws IOException {
        store = folder.resolve("nasbench101.duckdb");
        Cell101 wrong = Bench101Index.get().cell(PARAMETERS_WRONG);
        imported = run(
                "nasbench_full.tfrecord",
                Records101.record(CELL, 108, 0),
                Records101.record(CELL, 4, 0),
                Records101.record(OTHER, 108, 0),
                Records101.record(CELL, 108, 1),
                Records101.record(CELL, 108, 2),
                Records101.record(wrong, wrong.hash().text(), 12, 0, 17, PARAMETERS_WRONG));
        truth = StoreTruth.open(Benchmark.NASBENCH101, store);
    }

    private static Imported run(String name, byte[]... records) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, TfRecords.file(records));
        return new Imports(TruthImport101.FORMATS)
                .run(file, Optional.empty(), kind -> store, "test", ImportProgress.NONE)
                .get(0);
    }

    private static Answer ask(int arch, Split split, Metric metric, int schedule, String trials, int epoch) {
        return truth.ask(new Query(
                Bench101Index.get().cell(arch),
                Dataset.CIFAR10_40K,
                split,
                metric,
                schedule,
                Trials.of(trials),
                OptionalInt.of(epoch)));
    }

    private static double value(int arch, Split split, Metric metric, int schedule, String trials, int epoch) {
        return assertInstanceOf(Answer.Measured.class, ask(arch, split, metric, schedule, trials, epoch))
                .value();
    }

    @Test
    void runs_areNumberedByOrderOfAppearance_andExact() {
        assertEquals(6 * 9 + 4 * 9, imported.values());
        for (int repeat = 0; repeat < 3; repeat++) {
            String trial = Integer.toString(repeat);
            int last = Records101.right(CELL, 108, repeat);
            int half = Records101.right(CELL, 54, repeat);
            assertEquals(100.0 * last / 9984, value(CELL, Split.TRAIN, Metric.ACCURACY, 108, trial, 108));
            assertEquals(100.0 * (last - 1) / 9984, value(CELL, Split.VALID, Metric.ACCURACY, 108, trial, 108));
            assertEquals(100.0 * (half - 2) / 9984, value(CELL, Split.TEST, Metric.ACCURACY, 108, trial, 54));
            assertEquals(
                    Records101.seconds(CELL, 54, repeat), value(CELL, Split.TRAIN, Metric.TOTAL_TIME, 108, trial, 54));
            assertEquals(
                    2 * Records101.seconds(CELL, 108, repeat),
                    value(CELL, Split.TRAIN, Metric.RUN_TIME, 108, trial, 108));
        }
        assertEquals(100.0 * Records101.right(CELL, 2, 0) / 9984, value(CELL, Split.TRAIN, Metric.ACCURACY, 4, "0", 2));
    }

    @Test
    void means_areOverTheRunsThatThereAre() {
        int sum = 0;
        for (int repeat = 0; repeat < 3; repeat++) {
            sum += Records101.right(CELL, 108, repeat) - 2;
        }
        Answer.Measured three = (Answer.Measured) ask(CELL, Split.TEST, Metric.ACCURACY, 108, "mean", 108);
        assertEquals(100.0 * sum / 29_952, three.value());
        assertEquals(List.of(0, 1, 2), three.seeds());
        assertEquals(Basis.COMPUTED_MEAN, three.basis());
        Answer.Measured one = (Answer.Measured) ask(OTHER, Split.TEST, Metric.ACCURACY, 108, "mean", 108);
        assertEquals(List.of(0), one.seeds());
        assertInstanceOf(Answer.NotMeasured.class, ask(OTHER, Split.TEST, Metric.ACCURACY, 108, "1", 108));
        assertInstanceOf(Answer.NotInTable.class, ask(8, Split.TEST, Metric.ACCURACY, 108, "1", 108));
    }

    @Test
    void missingRunsAndWrongParameters_areMarked() throws SQLException {
        StringBuilder marks = new StringBuilder();
        try (Connection connection = StoreReader.open(store);
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(
                        "SELECT arch, schedule, coalesce(trial, '-'), kind, detail FROM mark ORDER BY ALL")) {
            while (row.next()) {
                marks.append(row.getInt(1) + " " + row.getInt(2) + " " + row.getString(3) + " " + row.getString(4)
                        + ": " + row.getString(5) + "\n");
            }
        }
        assertEquals("""
                7 12 - missing: expected 3 trainings, found 1
                7 12 0 inconsistent: the record has 17 parameters, the formula 19472778
                255595 4 - missing: expected 3 trainings, found 1
                400000 108 - missing: expected 3 trainings, found 1
                """, marks.toString());
    }

    @Test
    void whatContradictsItself_isRefusedWithItsByte() {
        Cell101 cell = Bench101Index.get().cell(CELL);
        String hash = cell.hash().text();
        byte[] good = Records101.record(CELL, 108, 0);
        assertRefused("a fourth training of cell 255595 with 108 epochs", good, good, good, good);
        assertRefused(
                "expected the hash of cell 100110100001001010101:c3;mp;c3;c3;c1, which is " + hash + ", found " + "1"
                        + hash.substring(1) + " at byte 12 (record 0)",
                Records101.record(cell, "1" + hash.substring(1), 108, 0, 1, CELL));
        assertRefused(
                "module_hash: genotype column 1: expected a digit",
                Records101.record(cell, "X" + hash.substring(1), 108, 0, 1, CELL));
        assertRefused(
                "expected a budget of [4, 12, 36, 108] epochs, found 5",
                good,
                Records101.record(cell, hash, 5, 0, 1, CELL));
        assertRefused(
                "adjacency and operations: genotype column 11: expected one of c3|c1|mp, found 'conv5x5'",
                TfRecords.run(
                        hash,
                        4,
                        "010001000",
                        "conv5x5",
                        TfRecords.modelMetrics(1, 1, new double[5], new double[5], new double[5])));
    }

    private static void assertRefused(String why, byte[]... records) {
        DataFormatException e = assertThrows(DataFormatException.class, () -> run("refused.tfrecord", records));
        assertTrue(e.getMessage().contains(why), e.getMessage());
        assertTrue(e.offset() >= 12, e.getMessage());
    }

    /** The benchmark's budget counts the training time of one of the three repeats, without evaluation. */
    @Test
    void searches_areChargedTheRepeatsOwnTrainingTime() {
        TableOracle oracle = new TableOracle(truth, Dataset.CIFAR10_40K, 108, TableOracle.Repeats.ONE, 3);
        for (int seed = 0; seed < 20; seed++) {
            Observed seen = oracle.train(Bench101Index.get().cell(CELL), 108, new RandomStream(seed));
            boolean found = false;
            for (String repeat : List.of("0", "1", "2")) {
                found |= value(CELL, Split.VALID, Metric.ACCURACY, 108, repeat, 108) == seen.accuracy()
                        && value(CELL, Split.TRAIN, Metric.TOTAL_TIME, 108, repeat, 108)
                                == seen.seconds().orElseThrow();
            }
            assertTrue(found, seen.toString());
        }
    }

    @Test
    void emptyFile_isRefused() {
        DataFormatException e = assertThrows(DataFormatException.class, () -> run("nothing.tfrecord"));
        assertTrue(e.getMessage().contains("expected records, found an empty file"), e.getMessage());
    }
}

package assay.internal.bench201.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.space.bench201.Bench201Index;
import assay.core.truth.Answer;
import assay.core.truth.Answer.Measured;
import assay.core.truth.Basis;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.SimulatedTraining;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.data.importing.ImportProgress;
import assay.internal.data.importing.Imported;
import assay.internal.data.importing.Imports;
import assay.internal.data.store.StoreReader;
import assay.internal.data.truth.StoreTruth;
import assay.internal.testkit.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The official sample files (architectures 0, 11, 284): every value of every training comes back as it is in them. */
class NatsSamplesIT {
    private static final List<Integer> ARCHS = List.of(0, 11, 284);

    @TempDir
    static Path folder;

    static Path samples;
    static Path store;
    static StoreTruth truth;

    @BeforeAll
    static void importOnce() {
        samples = RealData.nasbench201("samples", "NATS-tss-v1_0-3ffb9-simple");
        store = folder.resolve("samples.duckdb");
        Imported done = TruthImport.run(samples, store, "test", ImportProgress.NONE);
        assertEquals(4, done.files().size());
        truth = StoreTruth.open(Benchmark.NASBENCH201, store);
    }

    private static Measured ask(
            int arch, String dataset, Split split, Metric metric, int schedule, String trials, int epoch) {
        return new NatsComparison(Benchmark.NASBENCH201, truth)
                .ask(arch, dataset, split, metric, schedule, trials, epoch);
    }

    @Test
    void everyValueOfEveryTraining_comesBackExactly() throws IOException {
        // The three files have 51 trainings of 12 or of 200 epochs. All of them are read.
        assertEquals(54_300, new NatsComparison(Benchmark.NASBENCH201, truth).compare(samples, ARCHS));
    }

    /**
     * Computed from the pickles by a Python program that follows simulate_train_eval: training seconds, seconds of one
     * evaluation, accuracy.
     */
    @ParameterizedTest
    @CsvSource({
        "cifar10-valid, 12, 12, 111, 86.65311598777771, 2.5489792369660873, 64.01599998291016, VALID",
        "cifar10-valid, 12, 6, 111, 43.326557993888855, 2.5489792369660873, 42.35599999389648, VALID",
        "cifar10-valid, 200, 100, 777, 722.1092998981476, 2.54897923696609, 64.15599997802734, VALID",
        "cifar100, 200, 200, 777, 2888.4371995925903, 0.5097958473932198, 51.87999996948242, VALID",
        "cifar100, 200, 100, 777, 1444.2185997962952, 0.5097958473932198, 24.7, VALTEST"
    })
    void simulation_chargesWhatTheOfficialInterfaceDoes(
            String dataset,
            int schedule,
            int epochs,
            int seed,
            double train,
            double evaluation,
            double accuracy,
            Split split) {
        SimulatedTraining done = SimulatedTraining.nats(
                truth, Bench201Index.get().cell(0), Dataset.of(dataset), schedule, epochs, new Trials.Seed(seed));
        assertEquals(train, done.trainSeconds());
        assertEquals(evaluation, done.evaluationSeconds());
        assertEquals(accuracy, done.accuracy().value());
        assertEquals(split, ((Query) done.accuracy().query()).split());
        assertEquals(epochs, done.epochs());
    }

    @Test
    void sizeSpace_goesIntoItsOwnStore_everyValueComesBackExactly() throws IOException {
        Path files = RealData.nasbench201("samples", "NATS-sss-v1_0-50262-simple");
        Path other = folder.resolve("sss.duckdb");
        Imported done = new Imports(TruthImport.NEIGHBOURS)
                .run(files, Optional.empty(), kind -> other, "test", ImportProgress.NONE)
                .get(0);
        assertEquals(4, done.files().size());
        StoreTruth sizes = StoreTruth.open(Benchmark.NATSBENCH_SSS, other);
        // 60 trainings of 1, 12 or 90 epochs.
        assertEquals(16_503, new NatsComparison(Benchmark.NATSBENCH_SSS, sizes).compare(files, ARCHS));
    }

    @Test
    void mean_isOverAllStoredRuns() {
        double sum = 0;
        for (String seed : List.of("777", "888", "999")) {
            sum += ask(284, "cifar100", Split.VALTEST, Metric.ACCURACY, 200, seed, 150)
                    .value();
        }
        Measured mean = ask(284, "cifar100", Split.VALTEST, Metric.ACCURACY, 200, "mean", 150);
        assertEquals(sum / 3, mean.value());
        assertEquals(List.of(777, 888, 999), mean.seeds());
        assertEquals("NATS-tss-v1_0-3ffb9-simple", mean.source());
        assertEquals(Basis.COMPUTED_MEAN, mean.basis());
        assertEquals(
                List.of(111, 777),
                ask(0, "cifar10-valid", Split.VALID, Metric.ACCURACY, 12, "mean", 12)
                        .seeds());
    }

    @Test
    void estimatedTimes_areMarked() throws SQLException {
        try (Connection c = StoreReader.openLocked(store);
                Statement sql = c.createStatement();
                ResultSet row =
                        sql.executeQuery("SELECT list((arch, kind)::VARCHAR ORDER BY arch)::VARCHAR FROM mark")) {
            row.next();
            assertEquals("['(0, estimated)', '(11, estimated)', '(284, estimated)']", row.getString(1));
        }
    }

    @Test
    void otherArchitectures_areNotInTheTable() {
        Answer answer = truth.ask(
                Query.accuracy(Bench201Index.get().cell(1), Dataset.CIFAR10, Split.TEST, 200, new Trials.Mean()));
        assertTrue(((Answer.NotInTable) answer).why().contains("nothing is known of this architecture"));
    }

    private static List<String> rows(Path file) throws SQLException {
        try (Connection c = StoreReader.openLocked(file);
                Statement sql = c.createStatement();
                ResultSet row =
                        sql.executeQuery("SELECT (arch, dataset, split, schedule, trial, seeds, epoch, metric, value,"
                                + " source)::VARCHAR FROM measurement ORDER BY 1")) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(row.getString(1));
            }
            return rows;
        }
    }

    @Test
    void tar_givesTheSameAsTheFolder() throws IOException, SQLException {
        Path tar = folder.resolve("x.tar");
        Path extra = folder.resolve("from-tar.duckdb");
        writeTar(tar, Integer.MAX_VALUE);
        assertEquals(
                4,
                TruthImport.run(tar, extra, "test", ImportProgress.NONE).files().size());
        assertEquals(rows(store), rows(extra));
        Imported again = TruthImport.run(samples, extra, "test", ImportProgress.NONE);
        assertEquals(4, again.unchanged().size());
        assertEquals(0, again.values());
    }

    private static void writeTar(Path tar, int files) throws IOException {
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(Files.newOutputStream(tar))) {
            for (String name : List.of("000000", "000011", "000284", "meta").subList(0, Math.min(files, 4))) {
                Path file = samples.resolve(name + ".pickle.pbz2");
                TarArchiveEntry entry = new TarArchiveEntry("NATS-tss-v1_0-3ffb9-simple/" + file.getFileName());
                entry.setSize(Files.size(file));
                out.putArchiveEntry(entry);
                out.write(Files.readAllBytes(file));
                out.closeArchiveEntry();
            }
        }
    }

    @Test
    void damagedFiles_leaveTheStoreAsItWas() throws IOException {
        Path copy = folder.resolve("copy.duckdb");
        Files.copy(store, copy);
        byte[] before = Files.readAllBytes(copy);
        Path bad = Files.createDirectories(folder.resolve("bad"));
        byte[] good = Files.readAllBytes(samples.resolve("000011.pickle.pbz2"));
        byte[] crc = good.clone();
        crc[10] ^= 1; // the first block's checksum
        for (byte[] damaged : List.of(Arrays.copyOf(good, good.length / 2), crc)) {
            Files.write(bad.resolve("000011.pickle.pbz2"), damaged);
            DataFormatException e = assertThrows(
                    DataFormatException.class, () -> TruthImport.run(bad, copy, "test", ImportProgress.NONE));
            assertTrue(e.getMessage().startsWith("000011.pickle.pbz2: "), e.getMessage());
        }
        Files.write(bad.resolve("000011.pickle.pbz2"), Files.readAllBytes(samples.resolve("000000.pickle.pbz2")));
        assertThrows(DataFormatException.class, () -> TruthImport.run(bad, copy, "test", ImportProgress.NONE));
        Path tar = folder.resolve("cut.tar");
        writeTar(tar, 3);
        Files.write(tar, Arrays.copyOf(Files.readAllBytes(tar), 150_000));
        assertThrows(DataFormatException.class, () -> TruthImport.run(tar, copy, "test", ImportProgress.NONE));
        assertTrue(Arrays.equals(before, Files.readAllBytes(copy)));
    }
}

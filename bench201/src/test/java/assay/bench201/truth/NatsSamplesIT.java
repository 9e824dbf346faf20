package assay.bench201.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.space.Bench201Index;
import assay.core.truth.Answer;
import assay.core.truth.Answer.Measured;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.data.archive.Unpack;
import assay.data.archive.UnpackLimits;
import assay.data.importing.ImportProgress;
import assay.data.importing.Imported;
import assay.data.pickle.PickleLimits;
import assay.data.pickle.PickleReader;
import assay.data.pickle.PyTuple;
import assay.data.store.StoreReader;
import assay.data.truth.StoreTruth;
import assay.testkit.RealData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private static Map<?, ?> pickle(int arch) throws IOException {
        Path file = samples.resolve(String.format("%06d.pickle.pbz2", arch));
        try (InputStream in = Unpack.bzip2(Files.newInputStream(file), "sample", UnpackLimits.DEFAULT)) {
            return (Map<?, ?>) PickleReader.read(in, "sample", PickleLimits.DEFAULT);
        }
    }

    private static Measured ask(
            int arch, String dataset, Split split, Metric metric, int schedule, String trials, int epoch) {
        Query query = new Query(
                Bench201Index.get().cell(arch),
                Dataset.of(dataset),
                split,
                metric,
                schedule,
                Trials.of(trials),
                OptionalInt.of(epoch));
        Answer answer = truth.ask(query);
        return answer.fold(m -> m, n -> {
            throw new AssertionError(n.why());
        });
    }

    @Test
    void everyValueOfEveryTraining_comesBackExactly() throws IOException {
        int compared = 0;
        for (int arch : ARCHS) {
            for (Map.Entry<?, ?> setting : pickle(arch).entrySet()) {
                int schedule = Integer.parseInt((String) setting.getKey());
                Map<?, ?> results = (Map<?, ?>) ((Map<?, ?>) setting.getValue()).get("all_results");
                for (Map.Entry<?, ?> result : results.entrySet()) {
                    PyTuple key = (PyTuple) result.getKey();
                    compared += compare(
                            arch, schedule, (String) key.get(0), key.get(1).toString(), (Map<?, ?>) result.getValue());
                }
            }
        }
        // All that the three files hold: 51 trainings, of 12 epochs or 200.
        assertEquals(54_300, compared);
    }

    private static int compare(int arch, int schedule, String dataset, String seed, Map<?, ?> run) {
        int compared = 0;
        Map<String, Metric> curves = Map.of(
                "train_acc1es",
                Metric.ACCURACY,
                "train_acc5es",
                Metric.TOP5,
                "train_losses",
                Metric.LOSS,
                "train_times",
                Metric.TIME);
        for (Map.Entry<String, Metric> curve : curves.entrySet()) {
            if (run.get(curve.getKey()) != null) {
                for (Map.Entry<?, ?> e : ((Map<?, ?>) run.get(curve.getKey())).entrySet()) {
                    int epoch = Integer.parseInt(e.getKey().toString()) + 1;
                    Measured m = ask(arch, dataset, Split.TRAIN, curve.getValue(), schedule, seed, epoch);
                    assertEquals(e.getValue(), m.value(), m.toString());
                    assertEquals(List.of(Integer.valueOf(seed)), m.seeds());
                    compared++;
                }
            }
        }
        Map<String, Metric> evaluations =
                Map.of("eval_acc1es", Metric.ACCURACY, "eval_losses", Metric.LOSS, "eval_times", Metric.TIME);
        for (Map.Entry<String, Metric> evaluation : evaluations.entrySet()) {
            for (Map.Entry<?, ?> e : ((Map<?, ?>) run.get(evaluation.getKey())).entrySet()) {
                String[] at = e.getKey().toString().split("@");
                Split whole = dataset.startsWith("cifar10-") || dataset.equals("cifar10") ? Split.TEST : Split.VALTEST;
                Split split = at[0].equals("x-valid") ? Split.VALID : at[0].equals("x-test") ? Split.TEST : whole;
                Measured m =
                        ask(arch, dataset, split, evaluation.getValue(), schedule, seed, Integer.parseInt(at[1]) + 1);
                assertEquals(e.getValue(), m.value(), m.toString());
                compared++;
            }
        }
        assertEquals(
                ((List<?>) run.get("latency")).get(0),
                ask(arch, dataset, Split.TEST, Metric.LATENCY, schedule, seed, schedule)
                        .value());
        assertEquals(
                run.get("params"),
                ask(arch, dataset, Split.TEST, Metric.PARAMS, schedule, seed, schedule)
                        .value());
        return compared + 2;
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
        assertEquals("NATS-tss-v1_0-3ffb9-simple (computed mean)", mean.source());
        assertEquals(
                List.of(111, 777),
                ask(0, "cifar10-valid", Split.VALID, Metric.ACCURACY, 12, "mean", 12)
                        .seeds());
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

    @Test
    void sizeSpace_isRecognisedAndRefused() {
        Path sss = RealData.nasbench201("samples", "NATS-sss-v1_0-50262-simple");
        Path other = folder.resolve("sss.duckdb");
        DataFormatException e =
                assertThrows(DataFormatException.class, () -> TruthImport.run(sss, other, "test", ImportProgress.NONE));
        assertTrue(e.getMessage().contains("size space, which is not supported yet"), e.getMessage());
        assertTrue(Files.notExists(other));
    }
}

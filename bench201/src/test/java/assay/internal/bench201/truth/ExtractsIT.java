package assay.internal.bench201.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.space.bench201.Bench201Index;
import assay.core.truth.Answer;
import assay.core.truth.Answer.Measured;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.data.importing.ImportProgress;
import assay.internal.data.importing.Imported;
import assay.internal.data.store.StoreReader;
import assay.internal.data.truth.Ranking;
import assay.internal.data.truth.StoreTruth;
import assay.internal.testkit.RealData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The CSV extracts of the real table: every value comes back as it is in the files. */
class ExtractsIT {
    private static final Bench201Index INDEX = Bench201Index.get();

    @TempDir
    static Path folder;

    static Path store;
    static StoreTruth truth;

    @BeforeAll
    static void importOnce() {
        Path data = RealData.nasbench201("nb201-archs.csv.gz").getParent();
        store = folder.resolve("nasbench201.duckdb");
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        Imported done = TruthImport.run(data, store, "test", ImportProgress.NONE);
        double seconds = (clock.getCurrentThreadCpuTime() - start) / 1e9;
        assertEquals(6, done.files().size());
        assertEquals(List.of(), done.skipped()); // the tables of other spaces are not for this store
        // Processor time, because machines are shared: it was 9 s on 2 slow cores, with a cold compiler.
        assertTrue(seconds < 60, "an import takes seconds, this one took " + seconds);
        truth = StoreTruth.open(Benchmark.NASBENCH201, store);
    }

    /** The file as rows of column -> cell, read without any of our code. */
    static List<Map<String, String>> rows(String file) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(RealData.nasbench201(file))), StandardCharsets.UTF_8))) {
            String[] header = in.readLine().split(",", -1);
            return in.lines()
                    .map(line -> {
                        String[] cells = line.split(",", -1);
                        Map<String, String> row = new HashMap<>();
                        for (int i = 0; i < header.length; i++) {
                            row.put(header[i], cells[i]);
                        }
                        return row;
                    })
                    .toList();
        }
    }

    private static double parse(String cell) {
        return Double.parseDouble(cell.replace("inf", "Infinity").replace("nan", "NaN"));
    }

    private static Answer ask(
            int arch, Dataset dataset, Split split, Metric metric, int schedule, String trials, int epoch) {
        OptionalInt at = epoch == 0 ? OptionalInt.empty() : OptionalInt.of(epoch);
        return truth.ask(new Query(INDEX.cell(arch), dataset, split, metric, schedule, Trials.of(trials), at));
    }

    private static double value(int arch, Dataset dataset, Split split, int schedule, String trials) {
        return ((Measured) ask(arch, dataset, split, Metric.ACCURACY, schedule, trials, 0)).value();
    }

    private static void same(String cell, Answer answer) {
        if (cell.isEmpty()) {
            assertTrue(answer instanceof Answer.NotMeasured, answer.toString());
        } else {
            assertEquals(Double.parseDouble(cell), ((Measured) answer).value(), answer.toString());
        }
    }

    private record Column(String name, Dataset dataset, Split split) {}

    private static final List<Column> SETS = List.of(
            new Column("c10_valid", Dataset.CIFAR10_VALID, Split.VALID),
            new Column("c10valid_test", Dataset.CIFAR10_VALID, Split.TEST),
            new Column("c10_test", Dataset.CIFAR10, Split.TEST),
            new Column("c100_valid", Dataset.CIFAR100, Split.VALID),
            new Column("c100_test", Dataset.CIFAR100, Split.TEST),
            new Column("c100_valtest", Dataset.CIFAR100, Split.VALTEST),
            new Column("in16_valid", Dataset.IMAGENET16_120, Split.VALID),
            new Column("in16_test", Dataset.IMAGENET16_120, Split.TEST),
            new Column("in16_valtest", Dataset.IMAGENET16_120, Split.VALTEST));

    @Test
    void architecturesTable_comesBackExactly() throws IOException, SQLException {
        List<Map<String, String>> rows = rows("nb201-archs.csv.gz");
        assertEquals(15_625, rows.size());
        for (Map<String, String> row : rows) {
            int arch = Integer.parseInt(row.get("arch_index"));
            assertEquals(row.get("arch_str"), INDEX.cell(arch).text());
            List<Integer> seeds = Arrays.stream(row.get("mean_seeds_200").split("\\+"))
                    .map(Integer::valueOf)
                    .toList();
            for (Column c : SETS) {
                Answer mean = ask(arch, c.dataset, c.split, Metric.ACCURACY, 200, "mean", 0);
                same(row.get(c.name + "_200"), mean);
                assertEquals(seeds, ((Measured) mean).seeds());
                if (row.containsKey(c.name + "_12")) {
                    same(row.get(c.name + "_12"), ask(arch, c.dataset, c.split, Metric.ACCURACY, 12, "mean", 0));
                }
            }
            Map<String, Dataset> trained =
                    Map.of("c10valid", Dataset.CIFAR10_VALID, "c100", Dataset.CIFAR100, "in16", Dataset.IMAGENET16_120);
            for (Map.Entry<String, Dataset> d : trained.entrySet()) {
                String total = row.get("train_s_200_" + d.getKey());
                same(total, ask(arch, d.getValue(), Split.TRAIN, Metric.TOTAL_TIME, 200, "mean", 0));
                double epoch = Double.parseDouble(total) / 200;
                same("" + epoch, ask(arch, d.getValue(), Split.TRAIN, Metric.TIME, 12, "mean", 5));
            }
            Map<String, Dataset> images =
                    Map.of("c10", Dataset.CIFAR10, "c100", Dataset.CIFAR100, "in16", Dataset.IMAGENET16_120);
            for (Map.Entry<String, Dataset> d : images.entrySet()) {
                same(
                        row.get("params_m_" + d.getKey()),
                        ask(arch, d.getValue(), Split.TEST, Metric.PARAMS, 200, "mean", 0));
                same(
                        row.get("flops_m_" + d.getKey()),
                        ask(arch, d.getValue(), Split.TEST, Metric.FLOPS, 200, "mean", 0));
            }
        }
        compareBySql(
                rows,
                "mean-allruns",
                Map.of(
                        "c10_valid_200_allruns", "cifar10-valid valid",
                        "c100_valtest_200_allruns", "cifar100 valtest",
                        "in16_valtest_200_allruns", "ImageNet16-120 valtest"));
        compareBySql(rows, "unnamed", Map.of("c10_train_200_1run", "cifar10 train"));
    }

    private static void compareBySql(List<Map<String, String>> rows, String trial, Map<String, String> columns)
            throws SQLException {
        Map<String, Double> found = new HashMap<>();
        try (Connection c = StoreReader.openLocked(store);
                Statement sql = c.createStatement();
                ResultSet row = sql.executeQuery(
                        "SELECT arch || ' ' || dataset || ' ' || split, value FROM measurement WHERE schedule = 200"
                                + " AND trial = '" + trial + "'")) {
            while (row.next()) {
                found.put(row.getString(1), row.getDouble(2));
            }
        }
        int expected = 0;
        for (Map<String, String> row : rows) {
            for (Map.Entry<String, String> column : columns.entrySet()) {
                String cell = row.get(column.getKey());
                if (!cell.isEmpty()) {
                    expected++;
                    assertEquals(Double.parseDouble(cell), found.get(row.get("arch_index") + " " + column.getValue()));
                }
            }
        }
        assertEquals(expected, found.size());
    }

    @Test
    void runsTable_comesBackExactly() throws IOException {
        for (Map<String, String> row : rows("nb201-runs200.csv.gz")) {
            int arch = Integer.parseInt(row.get("arch_index"));
            for (Column c : SETS) {
                if (row.containsKey(c.name)) {
                    same(row.get(c.name), ask(arch, c.dataset, c.split, Metric.ACCURACY, 200, row.get("seed"), 0));
                }
            }
        }
    }

    @Test
    void learningCurves_comeBackExactly() throws IOException {
        for (Map<String, String> row : rows("nb201-lc12-c10test.csv.gz")) {
            int arch = Integer.parseInt(row.get("arch_index"));
            for (int e = 1; e <= 12; e++) {
                same(row.get("e" + e), ask(arch, Dataset.CIFAR10, Split.TEST, Metric.ACCURACY, 12, "111", e));
            }
        }
    }

    @Test
    void costsAndProxies_comeBackExactly() throws IOException, SQLException {
        Map<String, String> sets = Map.of("c10", "cifar10", "c100", "cifar100", "in16", "ImageNet16-120");
        Map<String, Double> hardware = new HashMap<>();
        Map<String, Double> proxies = new HashMap<>();
        try (Connection c = StoreReader.openLocked(store);
                Statement sql = c.createStatement()) {
            try (ResultSet row = sql.executeQuery("SELECT arch, dataset, device, metric, value FROM hardware_cost")) {
                while (row.next()) {
                    String key =
                            row.getInt(1) + " " + row.getString(2) + " " + row.getString(3) + " " + row.getString(4);
                    hardware.put(key, row.getDouble(5));
                }
            }
            try (ResultSet row = sql.executeQuery("SELECT arch, dataset, proxy, value FROM proxy_score")) {
                while (row.next()) {
                    proxies.put(row.getInt(1) + " " + row.getString(2) + " " + row.getString(3), row.getDouble(4));
                }
            }
        }
        int values = 0;
        for (Map<String, String> row : rows("nb201-hwnasbench.csv.gz")) {
            for (Map.Entry<String, String> cell : row.entrySet()) {
                String[] name = cell.getKey().split("_", 3);
                if (!cell.getKey().equals("arch_index") && parse(cell.getValue()) != -1) {
                    String key = row.get("arch_index") + " " + sets.get(name[0]) + " " + name[1] + " " + name[2];
                    assertEquals(parse(cell.getValue()), hardware.get(key), key);
                    values++;
                }
            }
        }
        assertEquals(15_625 * 30 - 3 * 4_699, values);
        for (Map<String, String> row : rows("nb201-latency-help.csv.gz")) {
            for (Map.Entry<String, String> cell : row.entrySet()) {
                if (!cell.getKey().equals("arch_index")) {
                    String key =
                            row.get("arch_index") + " null " + cell.getKey().substring(7) + " latency";
                    assertEquals(parse(cell.getValue()), hardware.get(key), key);
                    values++;
                }
            }
        }
        assertEquals(values, hardware.size());
        values = 0;
        for (Map<String, String> row : rows("nb201-proxies.csv.gz")) {
            for (Map.Entry<String, String> cell : row.entrySet()) {
                String name = cell.getKey();
                if (!name.equals("arch_index") && !cell.getValue().isEmpty() && parse(cell.getValue()) != -1e8) {
                    boolean setLast = name.startsWith("zen_") || name.startsWith("nwt_score_");
                    int cut = setLast ? name.lastIndexOf('_') : name.indexOf('_');
                    String set = setLast ? name.substring(cut + 1) : name.substring(0, cut);
                    String proxy = setLast ? name.substring(0, cut) : name.substring(cut + 1);
                    String key = row.get("arch_index") + " " + sets.get(set) + " " + proxy;
                    assertEquals(parse(cell.getValue()), proxies.get(key), key);
                    values++;
                }
            }
        }
        assertEquals(values, proxies.size());
    }

    /** The check values of the data's README. */
    @ParameterizedTest
    @CsvSource({
        "cifar10-valid, valid, 6111, 91.6067",
        "cifar10, test, 6111, 94.3733",
        "cifar10-valid, test, 1459, 91.5233",
        "cifar100, valid, 9930, 73.4933",
        "cifar100, test, 9930, 73.5133",
        "cifar100, valtest, 9930, 73.5033",
        "ImageNet16-120, valid, 10676, 46.7333",
        "ImageNet16-120, test, 857, 47.3111",
        "ImageNet16-120, valtest, 857, 46.8444",
    })
    void bestCells_areThePublishedOnes(String dataset, String split, int best, double value) {
        Ranking top = Ranking.of(
                truth,
                Query.accuracy(INDEX.cell(0), Dataset.of(dataset), Split.of(split), 200, new Trials.Mean()),
                3,
                List.of());
        assertEquals(15_625, top.measured());
        assertEquals(best, top.entries().get(0).index());
        assertEquals(value, top.entries().get(0).answer().value(), 5e-5); // published with 4 decimals
    }

    @Test
    void allSkipCell_hasThePublishedValues() {
        assertEquals(
                "|skip_connect~0|+|skip_connect~0|skip_connect~1|+|skip_connect~0|skip_connect~1|skip_connect~2|",
                INDEX.cell(1835).text());
        double half = 5e-5; // published with 4 decimals
        assertEquals(39.7693, value(1835, Dataset.CIFAR10_VALID, Split.VALID, 200, "mean"), half);
        assertEquals(54.2967, value(1835, Dataset.CIFAR10, Split.TEST, 200, "mean"), half);
        assertEquals(15.0333, value(1835, Dataset.CIFAR100, Split.VALID, 200, "mean"), half);
        assertEquals(15.6067, value(1835, Dataset.CIFAR100, Split.TEST, 200, "mean"), half);
        assertEquals(16.4333, value(1835, Dataset.IMAGENET16_120, Split.VALID, 200, "mean"), half);
        assertEquals(16.3222, value(1835, Dataset.IMAGENET16_120, Split.TEST, 200, "mean"), half);
    }

    @Test
    void notMeasured_saysWhatThereIs() {
        Answer seed = ask(347, Dataset.IMAGENET16_120, Split.VALID, Metric.ACCURACY, 200, "999", 0);
        String why = ((Answer.NotMeasured) seed).why();
        assertTrue(why.startsWith("nasbench201: not measured: accuracy on ImageNet16-120 valid, schedule 200"), why);
        assertTrue(
                why.contains("(available trials: 888, mean)") || why.contains("(available trials: 777, 888, mean)"),
                why);
        String valid =
                ((Answer.NotMeasured) ask(0, Dataset.CIFAR10, Split.VALID, Metric.ACCURACY, 200, "mean", 0)).why();
        assertTrue(valid.contains("belongs to cifar10-valid") && valid.contains("splits: test, train"), valid);
        String epoch = ((Answer.NotMeasured) ask(0, Dataset.CIFAR10, Split.TEST, Metric.ACCURACY, 12, "mean", 5)).why();
        assertTrue(epoch.contains("available epochs: 12)"), epoch);
    }

    @Test
    void importingAgain_changesNothing() throws IOException {
        Path copy = folder.resolve("again.duckdb");
        Files.copy(store, copy);
        Path data = RealData.nasbench201("nb201-archs.csv.gz").getParent();
        Imported again = TruthImport.run(data, copy, "test", ImportProgress.NONE);
        assertEquals(0, again.values());
        assertEquals(6, again.unchanged().size());
    }
}

package assay.internal.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.run.EpochRecord;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.space.bench101.Bench101Index;
import assay.core.space.bench101.Cell101;
import assay.core.space.bench101.LooseEndFree;
import assay.core.space.bench101.OneShotSpace;
import assay.core.truth.Benchmark;
import assay.internal.cli.Ran;
import assay.internal.cli.truth.PackedPage;
import assay.internal.core.stats.Correlation;
import assay.internal.data.runs.RunStore;
import assay.internal.data.scores.Scores;
import assay.internal.reports.study.Study;
import assay.internal.testkit.Records101;
import assay.internal.testkit.TfRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole experiments on NAS-Bench-1Shot1 with a made-up table of the cells without loose ends, by the plain backend. */
class OneShotRunIT {
    private static final OneShotSpace SPACE = OneShotSpace.of(1);
    private static final String TINY = """
            space: nasbench1shot1-1
            images: {train: 32, valid: 32, size: 8}
            supernet: {channels: 2, cells: 1, epochs: 2, batch: 16, weight_rate: 0.05}
            methods:
              - darts: {alpha_rate: 0.01}
              - balenas-tf: {draws: 1, samples: 3, proxy_channels: 6, proxy_cells: 1}
              - random
            seeds: [0, 1]
            """;

    @TempDir
    static Path shared;

    static Path data;
    static Path config;

    @BeforeAll
    static void makeData() throws IOException {
        data = TinyData.write(shared.resolve("data"));
        StringBuilder csv = new StringBuilder("module_hash,adjacency_upper,ops,archs_space1");
        for (int budget : Benchmark.NASBENCH101.schedules()) {
            csv.append(",valid").append(budget).append("_k,test").append(budget).append("_k");
        }
        csv.append('\n');
        Map<String, Cell101> cells = new HashMap<>();
        new LooseEndFree(SPACE).architectures().forEach(c -> cells.put(c.hash().text(), c));
        RandomStream random = new Seeds(7).stream("table");
        cells.keySet().stream().sorted().forEach(hash -> {
            Cell101 cell = cells.get(hash);
            csv.append(hash)
                    .append(',')
                    .append(cell.adjacency())
                    .append(',')
                    .append(cell.operations())
                    .append(",1");
            for (int i = 0; i < 2 * Benchmark.NASBENCH101.schedules().size(); i++) {
                csv.append(',').append(1_000 + random.nextInt(8_984)).append(';');
                csv.append(1_000 + random.nextInt(8_984)).append(';').append(1_000 + random.nextInt(8_984));
            }
            csv.append('\n');
        });
        Files.createDirectories(data.resolve("nasbench101"));
        Files.writeString(data.resolve("nasbench101/tiny.csv"), csv);
        config = shared.resolve("tiny.yaml");
        Files.writeString(config, TINY);
        System.setProperty("assay.home", shared.resolve("home").toString());
    }

    @AfterAll
    static void forgetIt() {
        System.clearProperty("assay.home");
    }

    /** The page has one row for each cell that the table has, and the row of every configuration that is such a cell. */
    @Test
    void explore_showsASpaceInsideATable() throws IOException {
        List<Cell101> cells = new LooseEndFree(SPACE).architectures();
        Path found = Files.writeString(
                shared.resolve("film.csv"),
                "method,seed,step,hash\na,0,1," + cells.get(3).hash().text() + "\na,0,2,"
                        + cells.get(5).hash().text() + "\n");
        Ran judged = Ran.assay(
                "judge",
                found.toString(),
                "--on",
                "1shot1-1",
                "--name",
                "film",
                "--data",
                data.toString(),
                "--out",
                shared.resolve("film").toString());
        assertEquals(0, judged.code(), judged.err());
        Path file = shared.resolve("explore.html");
        Ran ran = Ran.assay("explore", "1shot1-1", "--with", "film", "--out", file.toString());
        assertEquals(0, ran.code(), ran.err());
        PackedPage page = PackedPage.read(file);
        assertEquals(2_127, page.index().length);
        assertEquals(2_685 - 2_127, page.head().get("left").intValue());
        assertEquals(14_580, page.byNumber().length);
        assertEquals(
                12_636, Arrays.stream(page.byNumber()).filter(row -> row >= 0).count());
        for (int row : new int[] {0, 1_000, 2_126}) {
            Cell101 cell = SPACE.parse(page.texts().get(row)).cell();
            assertEquals(page.index()[row], Bench101Index.get().indexOf(cell));
            Ran asked = Ran.assay(
                    "query",
                    "101",
                    "--index",
                    "" + page.index()[row],
                    "--dataset",
                    "cifar10-40k",
                    "--standard",
                    "--full");
            assertEquals(
                    (float) Double.parseDouble(asked.out().lines().findFirst().orElseThrow()),
                    page.columns().get("cifar10-40k test, 108 epochs")[row],
                    asked.err());
        }
        // "a" is not in the catalogue: its colour follows from its letters, as in reports.
        assertEquals(
                Study.colours(List.of("a"))[0],
                page.head().get("runs").get(0).get("series").intValue());
        List<Integer> film = new ArrayList<>();
        page.head().get("runs").get(0).get("found").forEach(row -> film.add(page.index()[row.intValue()]));
        assertEquals(
                List.of(
                        Bench101Index.get().indexOf(cells.get(3)),
                        Bench101Index.get().indexOf(cells.get(5))),
                film);
    }

    /** Cells by hash, and blocks of the space, judged by the whole table and by the space's part of it. */
    @Test
    void judgedRows_ofBothSpaces_areWrittenInEveryForm() throws IOException {
        List<Cell101> cells = new LooseEndFree(SPACE).architectures();
        StringBuilder rows = new StringBuilder("method,seed,step,hash\n");
        for (int i = 0; i < 16; i++) {
            rows.append(i < 8 ? "a," : "b,")
                    .append(i % 8 / 2)
                    .append(',')
                    .append(i % 2 + 1)
                    .append(',');
            rows.append(cells.get(2 * i).hash().text()).append('\n');
        }
        Path file = Files.writeString(shared.resolve("hashes.csv"), rows);
        for (String on : List.of("101", "1shot1-1")) {
            Path out = shared.resolve("judged-" + on);
            Ran ran = Ran.assay(
                    "judge",
                    file.toString(),
                    "--on",
                    on,
                    "--name",
                    "hashes-" + on,
                    "--data",
                    data.toString(),
                    "--out",
                    out.toString());
            assertEquals(0, ran.code(), () -> ran.out() + ran.err());
            EveryForm.isWritten("hashes-" + on, shared.resolve("forms-" + on));
        }
    }

    @Test
    void anExperiment_importsTheTable_andReportsRegretAndWhatIsMissing() throws IOException {
        Path out = shared.resolve("report");
        Ran ran = Ran.assay(
                "run", config.toString(), "--data", data.toString(), "--backend", "plain", "--out", out.toString());
        assertEquals(0, ran.code(), () -> ran.out() + ran.err());
        List<String> results = Files.readAllLines(out.resolve("results.csv"));
        assertEquals(1 + 3 * 2 * 2, results.size(), "three methods, two seeds, validation and test");
        assertTrue(results.stream().skip(1).allMatch(l -> l.contains("cifar10-40k") && l.contains("108")));
        assertTrue(Files.exists(out.resolve("figures/epochs-repeats-cifar10-40k-valid-log.svg")));
        assertTrue(Files.exists(out.resolve("figures/epochs-oneshot-error.svg")), "the one-shot model's own error");
        assertTrue(Files.readString(out.resolve("tables/held.csv")).contains("darts,cifar10-40k,test,4,"));
        Ran again = Ran.assay("report", "tiny", "--out", shared.resolve("again").toString());
        assertEquals(0, again.code(), () -> again.out() + again.err());
        assertEquals(
                Files.readString(out.resolve("report.html")), Files.readString(shared.resolve("again/report.html")));
    }

    /** The space has cells that the table lacks: they are counted, and a training budget needs no times. */
    @Test
    void methodsThatAskTheTable_haveDefaultsThatFitIt() throws IOException {
        Path out = shared.resolve("blackbox");
        Path file = shared.resolve("blackbox.yaml");
        Files.writeString(file, """
                space: nasbench1shot1-1
                methods:
                  - random-search: {trainings: 20}
                  - regularized-evolution: {trainings: 20, population: 5, sample: 2}
                  - reinforce: {trainings: 20}
                  - local-search: {trainings: 20}
                  - bohb: {trainings: 20}
                seeds: [0, 1, 2]
                """);
        Ran ran = Ran.assay(
                "run", file.toString(), "--data", data.toString(), "--backend", "plain", "--out", out.toString());
        assertEquals(0, ran.code(), () -> ran.out() + ran.err());
        List<String> results = Files.readAllLines(out.resolve("results.csv"));
        assertEquals(1 + 5 * 3 * 2, results.size());
        assertTrue(
                results.stream().skip(1).allMatch(l -> l.contains("cifar10-40k") && l.contains("108")),
                "they answer with cells that were seen in the table");
        String report = Files.readString(out.resolve("report.md"));
        for (String method : List.of("random-search", "regularized-evolution", "reinforce", "local-search", "bohb")) {
            assertTrue(report.contains("not in the table, asked by " + method), "what the table lacks is counted");
        }
        assertTrue(report.contains("cells in 3 runs ("), report);
    }

    /** The official file has times: regret is drawn over the seconds that the trainings would have taken. */
    @Test
    void withTheOfficialTimes_regretIsDrawnOverSimulatedSeconds() throws IOException {
        Path timed = shared.resolve("timed");
        Files.createDirectories(timed.resolve("nasbench101"));
        List<byte[]> records = new ArrayList<>();
        for (Cell101 cell : new HashSet<>(new LooseEndFree(SPACE).architectures())) {
            int arch = Bench101Index.get().indexOf(cell);
            for (int repeat = 0; repeat < 3; repeat++) {
                records.add(Records101.record(arch, 108, repeat));
            }
        }
        Files.write(
                timed.resolve("nasbench101/nasbench_only108.tfrecord"), TfRecords.file(records.toArray(byte[][]::new)));
        Path file = shared.resolve("timed.yaml");
        Files.writeString(file, """
                name: timed
                space: nasbench1shot1-1
                methods: [{random-search: {budget_s: 20000, trainings: 0, trials: one}}]
                seeds: [0, 1]
                """);
        System.setProperty("assay.home", shared.resolve("timed-home").toString());
        try {
            Path out = shared.resolve("timed-report");
            Ran ran = Ran.assay("run", file.toString(), "--data", timed.toString(), "--out", out.toString());
            assertEquals(0, ran.code(), () -> ran.out() + ran.err());
            Experiment stored =
                    RunStore.open(shared.resolve("timed-home/runs.duckdb")).load("timed");
            for (RunRecord run : stored.runs()) {
                double spent = 0;
                for (EpochRecord e : run.epochs()) {
                    double now = e.simulatedSeconds().orElseThrow();
                    // what the made-up table says of any cell and repeat: 1,080 to 2,376 s for 108 epochs, and the
                    // repeat
                    assertTrue(now - spent >= 1080 && now - spent <= 2400, now + " after " + spent);
                    spent = now;
                }
                assertTrue(spent >= 20_000, "the training that goes beyond the budget is the last: " + spent);
                assertTrue(spent < 20_000 + 2400, "and no other follows: " + spent);
            }
            assertTrue(Files.exists(out.resolve("figures/epochs-repeats-cifar10-40k-valid-training.svg")));
            assertFalse(Files.exists(out.resolve("figures/epochs-repeats-cifar10-40k-valid.svg")), "it has no epochs");
            List<String> curve = Files.readAllLines(out.resolve("curves/regret-cifar10-40k-simulated.csv"));
            assertTrue(curve.size() > 8, () -> String.join("\n", curve));
        } finally {
            System.setProperty("assay.home", shared.resolve("home").toString());
        }
    }

    /** Parameters are known without a network: the sample's correlation is that of its file and the table. */
    @Test
    void aSampleOfTheTablesCells_isScored_andComparedWithIt() throws IOException {
        Path store = shared.resolve("sample.duckdb");
        Ran imported =
                Ran.assay("import", data.resolve("nasbench101/tiny.csv").toString(), "--store", store.toString());
        assertEquals(0, imported.code(), imported.err());
        Path first = shared.resolve("a.parquet");
        String[] line = sample(store, "0", first);
        Ran ran = Ran.assay(line);
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("params: Spearman ") && ran.out().contains("over 12 cells"), ran.out());
        String answer = ran.out().lines().skip(1).reduce("", String::concat);
        Ran again = Ran.assay(sample(store, "0", shared.resolve("b.parquet")));
        assertEquals(answer, again.out().lines().skip(1).reduce("", String::concat), "the same seed");
        Ran other = Ran.assay(sample(store, "1", shared.resolve("c.parquet")));
        assertNotEquals(answer, other.out().lines().skip(1).reduce("", String::concat), "another sample");
        double[] scores = Scores.read(first, "101", Bench101Index.CELLS).of("params");
        assertEquals(12, Arrays.stream(scores).filter(v -> !Double.isNaN(v)).count());
        Ran without = Ran.assay("proxy", "sweep", "101", "--proxies", "params", "--out", first.toString());
        assertEquals(2, without.code());
        assertTrue(without.err().contains("expected --sample N"), without.err());
    }

    private static String[] sample(Path store, String seed, Path out) {
        return new String[] {
            "proxy",
            "sweep",
            "101",
            "--sample",
            "12",
            "--seed",
            seed,
            "--proxies",
            "params,synflow",
            "--channels",
            "6",
            "--cells",
            "1",
            "--size",
            "8",
            "--backend",
            "plain",
            "-q",
            "--store",
            store.toString(),
            "--out",
            out.toString()
        };
    }

    @Test
    void correlation_goesOnWhereItWas_andIsThatOfItsFiles() throws IOException {
        Path out = shared.resolve("correlation");
        String[] line = {
            "correlate",
            config.toString(),
            "--data",
            data.toString(),
            "--backend",
            "plain",
            "--method",
            "darts",
            "--epochs",
            "1,2",
            "--valid-images",
            "16",
            "--limit",
            "40",
            "--out",
            out.toString()
        };
        Ran ran = Ran.assay(line);
        assertEquals(0, ran.code(), () -> ran.out() + ran.err());
        Path errors = out.resolve("oneshot-epoch-2.csv");
        String whole = Files.readString(errors);
        String table = Files.readString(out.resolve("correlation.csv"));
        assertEquals(1 + 2 * 4 * 2, table.lines().count());

        // Torn in the middle of a line, as a power cut leaves it: the same comes out.
        Path kept = kept(errors.getFileName().toString());
        String sealed = Files.readString(kept);
        Files.writeString(kept, sealed.substring(0, sealed.length() / 2));
        Ran again = Ran.assay(line);
        assertEquals(0, again.code());
        assertFalse(again.err().contains("damaged"), again.err());
        assertEquals(whole, Files.readString(errors));
        assertEquals(table, Files.readString(out.resolve("correlation.csv")));

        // A flipped bit in a count: computed anew, and that is told.
        Files.writeString(kept, sealed.replaceFirst("\",1(\\d*),16", "\",3$1,16"));
        assertNotEquals(sealed, Files.readString(kept));
        Ran rotten = Ran.assay(line);
        assertEquals(0, rotten.code());
        assertTrue(
                rotten.err().contains("errors of epoch 2 were damaged on disk and were computed again"), rotten.err());
        assertEquals(whole, Files.readString(errors));

        double[] first = errors(out.resolve("oneshot-epoch-1.csv"));
        double[] second = errors(errors);
        assertEquals(first.length, second.length);
        String between = Files.readString(out.resolve("epochs.csv"));
        assertTrue(between.contains("1,2," + Correlation.spearman(first, second).orElseThrow()), between);
    }

    /** Up to version 0.1.0 --images was a number here, and --image-path what --images is elsewhere. */
    @Test
    void theOldOptionsOfCorrelate_areRefused_withTheirNewNames() {
        Ran count = Ran.assay("correlate", config.toString(), "--method", "darts", "--images", "500");
        assertEquals(2, count.code());
        assertTrue(count.err().contains("give --valid-images 500."), count.err());
        Ran path = Ran.assay("correlate", config.toString(), "--method", "darts", "--image-path", "photos");
        assertEquals(2, path.code());
        assertTrue(path.err().contains("give --images photos."), path.err());
        Ran none = Ran.assay("correlate", config.toString(), "--method", "darts", "--valid-images", "0");
        assertEquals(2, none.code());
        assertTrue(
                none.err().contains("--valid-images: expected a whole number from 1 to 100000000, found 0."),
                none.err());
    }

    private static double[] errors(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return IntStream.range(1, lines.size())
                .mapToDouble(
                        i -> Double.parseDouble(lines.get(i).split("\",")[1].split(",")[0]))
                .toArray();
    }

    private static Path kept(String name) throws IOException {
        try (var files = Files.walk(shared.resolve("home/work"))) {
            return files.filter(f -> f.getFileName().toString().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }
}

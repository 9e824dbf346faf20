package assay.internal.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.error.UsageException;
import assay.core.kit.SpaceKits;
import assay.core.run.Experiment;
import assay.core.run.WorkListener;
import assay.internal.cli.Assay;
import assay.internal.data.scores.ScoreFile;
import assay.internal.experiments.build.Build;
import assay.internal.experiments.build.Shard;
import assay.internal.experiments.build.ShardFolder;
import assay.internal.experiments.build.ShardPool;
import assay.internal.experiments.config.BuildConfig;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.images.BuildImages;
import assay.internal.experiments.place.LocalPlace;
import assay.internal.experiments.place.Workplace;
import assay.internal.experiments.place.Workplaces;
import assay.internal.experiments.run.EmbeddedExperiment;
import assay.internal.experiments.run.ExperimentRun;
import assay.internal.experiments.spaces.ProxyBatch;
import assay.internal.experiments.spaces.ScoreSettings;
import assay.internal.experiments.sweep.Sweep;
import assay.internal.experiments.sweep.SweepPlan;
import assay.internal.experiments.work.RunOptions;
import assay.internal.experiments.work.StopSignal;
import assay.internal.testkit.OwnHome;
import assay.supernet.network.Init;
import assay.supernet.tensor.DType;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark within this process: the same answers as without it, what fails, what is stopped. */
class SparkLocalTest {
    private static final Map<String, String> QUIET = Map.of(
            "spark.ui.enabled", "false", "spark.driver.host", "127.0.0.1", "spark.driver.bindAddress", "127.0.0.1");

    private static Workplace spark;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        QUIET.forEach(System::setProperty);
        spark = Workplaces.open(Optional.of("local[2]"), 1);
    }

    @AfterAll
    static void end() {
        spark.close();
        QUIET.keySet().forEach(System::clearProperty);
    }

    @Test
    void sweep_givesTheBytesOfALocalOne() throws Exception {
        float[] pixels = new float[2 * 3 * 8 * 8];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (i * 37 % 101) / 50f - 1;
        }
        ProxyBatch batch = new ProxyBatch(pixels, new int[] {3, 7}, 10, "made up", "none");
        byte[] local = sweep("local", new LocalPlace(1), batch);
        assertTrue(local.length > 1000, "bytes: " + local.length);
        assertArrayEquals(local, sweep("spark", spark, batch));
    }

    /** Everything except measured times, which differ from run to run. */
    private byte[] sweep(String name, Workplace place, ProxyBatch batch) throws Exception {
        ScoreSettings settings =
                new ScoreSettings(4, 1, 10, 8, Init.DEFAULT, 0, false, DType.FLOAT32, "plain", Optional.of(batch));
        List<String> proxies = List.of("synflow", "snip", "l2_norm");
        Path file = folder.resolve(name + ".duckdb");
        try (ScoreFile scores = new ScoreFile(file, settings.words());
                StopSignal stop = new StopSignal()) {
            new Sweep(SpaceKits.named("nasbench201", "test"), settings, scores, stop)
                    .run(
                            SweepPlan.of(SpaceKits.named("nasbench201", "test"), proxies, 30, false),
                            proxies,
                            place,
                            WorkListener.SILENT);
        }
        Path csv = folder.resolve(name + ".csv");
        try (Connection c = DriverManager.getConnection("jdbc:duckdb:" + file);
                Statement s = c.createStatement()) {
            s.execute("COPY (SELECT * EXCLUDE (seconds) FROM score ORDER BY proxy, arch) TO '" + csv + "'");
        }
        return Files.readAllBytes(csv);
    }

    @Test
    void build_givesTheShardsOfALocalOne() throws Exception {
        Path local = build("local-shards", new LocalPlace(1));
        Path other = build("spark-shards", spark);
        List<String> names = ShardFolder.files(local).stream()
                .map(f -> f.getFileName().toString())
                .toList();
        assertEquals(2, names.size());
        for (String name : names) {
            assertEquals(timeless(local.resolve(name)), timeless(other.resolve(name)));
        }
    }

    private Path build(String name, Workplace place) {
        BuildConfig config = BuildConfig.parse("""
                name: tiny
                images: {dataset: fashion-mini, train: 20, valid: 10, test: 10, size: 4, padding: 0, flip: true}
                network: {channels: 2, cells: 1}
                recipe: {epochs: 1, batch: 10, rate: 0.04}
                seeds: [0]
                """, "tiny");
        Build build = Build.of(config, BuildImages.read(config, Optional.empty()), "plain");
        try (ShardFolder shards = new ShardFolder(folder.resolve(name));
                StopSignal stop = new StopSignal()) {
            new ShardPool(build, shards, stop).run(Shard.of(List.of(0L), 0, 250, 15625), place, WorkListener.SILENT);
        }
        return folder.resolve(name);
    }

    @Test
    void run_givesTheRecordsOfALocalOne() throws Exception {
        String local = run("home-local", Optional.empty());
        assertTrue(local.contains("\"method\":\"darts\"") && local.contains("\"method\":\"random\""), local);
        assertEquals(local, run("home-spark", Optional.of("local[2]")));
    }

    @Test
    void methodsThatAskTheTable_andPrograms_giveTheFilesOfALocalRun() throws Exception {
        spark.close(); // the run opens its own
        try {
            Map<String, String> local = AskingRun.files(folder, "asking-local", Optional.empty());
            assertEquals(
                    "the program failed: it ended without an answer, with exit code 7. Its last lines of standard error:\n"
                            + "    seed 3\nAll of it is in HOME/work/",
                    local.get(Experiment.FAILED + "mine, seed 3").replaceAll("asking-\\w+/.*", ""));
            assertEquals(
                    23, local.keySet().stream().filter(k -> k.endsWith(".json")).count(), "records: " + local.keySet());
            assertEquals(
                    16,
                    local.keySet().stream().filter(k -> k.contains(".program/")).count());
            assertEquals(local, AskingRun.files(folder, "asking-spark", Optional.of("local[2]")));
        } finally {
            System.clearProperty("assay.home");
            start();
        }
    }

    /** The text of the files of all jobs, without the times that were measured. */
    private String run(String home, Optional<String> on) throws Exception {
        spark.close(); // the run opens its own
        OwnHome ownHome = new OwnHome(folder.resolve(home));
        try {
            ExperimentConfig config = EmbeddedExperiment.read(List.of(
                    "seeds=[0, 1]",
                    "methods=[darts, random]",
                    "supernet.epochs=1",
                    "supernet.batch=20",
                    "images.train=40",
                    "images.valid=40"));
            RunOptions options = new RunOptions(Optional.empty(), Optional.empty(), "plain", 1, false, "test").on(on);
            new ExperimentRun(config, options, "test", WorkListener.SILENT).run(outcome -> 0);
            StringBuilder all = new StringBuilder();
            try (Stream<Path> files = Files.walk(folder.resolve(home))) {
                for (Path file : files.filter(f -> f.getParent().endsWith("jobs"))
                        .sorted()
                        .toList()) {
                    all.append(file.getFileName()).append('\n').append(Files.readString(file));
                }
            }
            return all.toString().replaceAll("\"(search_s|selection_s|seconds)\":[0-9.E-]+|sha256 \\w+", "$1");
        } finally {
            ownHome.close();
            start();
        }
    }

    @Test
    void judge_givesTheTrainingsOfALocalOne() throws Exception {
        spark.close(); // the command opens its own
        Path data = Files.createDirectories(folder.resolve("data/cifar10"));
        byte[] records = new byte[40 * 3073];
        for (int i = 0; i < records.length; i++) {
            records[i] = (byte) (i % 3073 == 0 ? i / 3073 % 10 : i * 7919 >> 8);
        }
        Files.write(data.resolve("train-tiny.bin"), records);
        Files.write(data.resolve("test-tiny.bin"), records);
        try {
            String local = judge("judge-local");
            assertTrue(local.contains("DARTS_V1") || local.contains("epochs"), local);
            assertEquals(local, judge("judge-spark", "--run-on", "local[2]"));
        } finally {
            System.clearProperty("assay.home");
            start();
        }
    }

    /** The files of all trainings, without the times that were measured. */
    private String judge(String home, String... flags) throws Exception {
        System.setProperty("assay.home", folder.resolve(home).toString());
        Path rows =
                Files.writeString(folder.resolve("found.csv"), "method,seed,arch\nmine,0,DARTS_V2\nmine,1,DARTS_V1\n");
        List<String> words = new ArrayList<>(List.of("judge", rows.toString(), "--on", "darts", "--retrain"));
        words.addAll(List.of("--data", folder.resolve("data").toString(), "--backend", "plain", "--workers", "1"));
        for (String value : List.of("train=20", "test=20", "size=8", "channels=2", "cells=2", "epochs=1", "batch=10")) {
            words.addAll(List.of("--set", "retrain." + value));
        }
        words.addAll(List.of("--out", folder.resolve(home + "-out").toString()));
        words.addAll(List.of(flags));
        StringWriter err = new StringWriter();
        int code = Assay.run(words.toArray(String[]::new), new PrintWriter(new StringWriter()), new PrintWriter(err));
        assertEquals(0, code, err.toString());
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder.resolve(home))) {
            List<Path> trainings = files.filter(Files::isRegularFile)
                    .filter(f -> f.toString().contains("/trainings/"))
                    .sorted()
                    .toList();
            assertEquals(2, trainings.size(), trainings.toString());
            for (Path file : trainings) {
                all.append(file.getFileName())
                        .append('\n')
                        .append(Files.readString(file))
                        .append('\n');
            }
        }
        return all.toString().replaceAll("\"(\\w*_m?s|seconds)\": *[0-9.E-]+|sha256 \\w+", "$1");
    }

    /** The text of a shard's file without the times that were measured. */
    private static String timeless(Path shard) throws Exception {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(shard))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(text.lines().count() > 50, text);
            return text.replaceAll("\"(epoch_s|evaluation_s)\":[0-9.E-]+", "$1");
        }
    }

    @Test
    void unitThatFailsAlways_isTold_andTheOthersAreDone() {
        ToyResults results = new ToyResults();
        work(new ToyShop(0, 3, "refused", null), 8, results);
        assertEquals(Map.of(3, "unit 3 cannot be done."), results.failed);
        assertEquals(Map.of(0, "0", 1, "1", 2, "4", 4, "16", 5, "25", 6, "36", 7, "49"), results.done);
        assertEquals(7, results.parts.size());
        assertEquals(List.of(), results.remarks);
    }

    @Test
    void stopped_keepsWhatIsDone_andTellsNothingTwice() {
        try (StopSignal stop = new StopSignal()) {
            ToyResults results = new ToyResults(count -> {
                if (count == 3) {
                    stop.wish();
                }
            });
            spark.work(
                    new ToyShop(50, -1, "", null),
                    IntStream.range(0, 100).boxed().toList(),
                    results,
                    stop);
            assertEquals(3, results.done.size());
        }
        ToyResults rest = new ToyResults();
        work(new ToyShop(0, -1, "", null), 10, rest);
        assertEquals(10, rest.done.size(), "the next job runs");
    }

    private static void work(ToyShop shop, int units, ToyResults results) {
        try (StopSignal stop = new StopSignal()) {
            spark.work(shop, IntStream.range(0, units).boxed().toList(), results, stop);
        }
    }

    @Test
    void secondAnswer_mustBeTheFirst() {
        OnceOnly once = new OnceOnly(2);
        assertTrue(once.isNew(0, "a"));
        assertEquals(false, once.isNew(0, "a"));
        assertThrows(DataFormatException.class, () -> once.isNew(0, "b"));
        assertArrayEquals(new int[] {1}, once.left());
    }

    @Test
    void words_nameVersionAndMaster() {
        assertEquals("Apache Spark 4.0.4 at local[2], 2 cores so far", spark.words());
    }

    @Test
    void masterThatIsNone_isRefused() {
        UsageException e = assertThrows(UsageException.class, () -> Workplaces.open(Optional.of("sparc://x"), 1));
        assertTrue(e.getMessage().contains("found 'sparc://x'"), e.getMessage());
    }
}

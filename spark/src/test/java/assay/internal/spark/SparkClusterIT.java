package assay.internal.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.core.error.DataMissingException;
import assay.internal.experiments.build.ShardFolder;
import assay.internal.experiments.place.Workplace;
import assay.internal.experiments.place.Workplaces;
import assay.internal.experiments.work.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What may happen to a real cluster: executors killed, machines cut off, slow, with a full disk or another program. Nothing is
 * lost, nothing is told twice. Takes a minute or two.
 */
@Tag("nightly")
@SuppressWarnings("try") // workers that only have to be there
class SparkClusterIT {
    private static final Map<String, String> SETTINGS = new HashMap<>();

    @TempDir
    private static Path folder;

    private static SparkCluster cluster;
    private static SparkDaemon first;
    private static SparkDaemon second;

    @TempDir
    private Path tries;

    @BeforeAll
    static void start() throws IOException {
        cluster = new SparkCluster(folder);
        first = cluster.worker(1, Map.of());
        second = cluster.worker(2, Map.of());
        SETTINGS.put("spark.ui.enabled", "false");
        SETTINGS.put("spark.driver.host", "127.0.0.1");
        SETTINGS.put("spark.driver.bindAddress", "127.0.0.1");
        SETTINGS.put("spark.executor.memory", "512m");
        SETTINGS.put("spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        // As if the program were installed on each machine. The folder 'code' beside a worker's jobs exists only on
        // that machine.
        SETTINGS.put("spark.executor.extraClassPath", SparkCluster.CLASS_PATH + ":../../code");
        SETTINGS.put("spark.executor.heartbeatInterval", "1s");
        SETTINGS.put("spark.network.timeout", "20s");
        SETTINGS.put("spark.network.timeoutInterval", "1s");
        SETTINGS.forEach(System::setProperty);
    }

    @AfterEach
    void settings() {
        System.getProperties().keySet().removeIf(k -> k.toString().startsWith("spark."));
        SETTINGS.forEach(System::setProperty);
    }

    @AfterAll
    static void end() {
        cluster.close();
        SETTINGS.keySet().forEach(System::clearProperty);
    }

    private static Workplace open() {
        return Workplaces.open(Optional.of(cluster.url()), 1);
    }

    private static void work(Workplace spark, ToyShop shop, int units, ToyResults results) {
        try (StopSignal stop = new StopSignal()) {
            spark.work(shop, IntStream.range(0, units).boxed().toList(), results, stop);
        }
    }

    /** Works until both executors take part: on a busy machine one may start much later. */
    private static void warm(Workplace spark) throws IOException {
        Path warming = Files.createTempDirectory(folder, "warm");
        SparkCluster.await("two executors", () -> {
            work(spark, new ToyShop(100, -1, "", warming.toString()), 4, new ToyResults());
            return processes(warming).size() >= 2;
        });
    }

    private ToyShop toy(int millis) {
        return new ToyShop(millis, -1, "", tries.toString());
    }

    private static Map<Integer, String> squares(int units) {
        return IntStream.range(0, units)
                .boxed()
                .collect(Collectors.toMap(i -> i, i -> Integer.toString(i * i), (a, b) -> a, TreeMap::new));
    }

    /** The processes that tried units. */
    private Set<String> processes() {
        return processes(tries);
    }

    private static Set<String> processes(Path tries) {
        return SparkCluster.files(tries).stream()
                .map(f -> f.getFileName().toString().split("-")[1])
                .collect(Collectors.toSet());
    }

    @Test
    void killedExecutor_losesNothing() throws Exception {
        try (Workplace spark = open()) {
            warm(spark);
            ToyResults results = new ToyResults(done -> {
                if (done == 6) {
                    first.executors().forEach(ProcessHandle::destroyForcibly); // kill -9
                }
            });
            work(spark, toy(300), 30, results);
            assertEquals(squares(30), results.done);
            assertEquals(Map.of(), results.failed);
            assertEquals(List.of(), results.remarks);
            assertTrue(processes().size() >= 3, "two executors, and the one that came after: " + processes());
        }
    }

    /** Its executor goes on working, and nobody hears of it. */
    @Test
    void workerInAnotherNetwork_whoseCableIsPulled_losesNothing() throws Exception {
        Optional<OtherNetwork> made = OtherNetwork.make();
        assumeTrue(made.isPresent(), "no right to make a network: a stopped process stands for it");
        try (OtherNetwork network = made.get();
                SparkCluster apart = new SparkCluster(folder.resolve("apart"), network.addresses)) {
            apart.worker(1, Map.of());
            SparkDaemon other = apart.worker(2, network.inside(), Map.of());
            System.setProperty("spark.driver.host", network.addresses + ".1");
            System.setProperty("spark.driver.bindAddress", network.addresses + ".1");
            try (Workplace spark = Workplaces.open(Optional.of(apart.url()), 1)) {
                warm(spark);
                Set<String> there = other.executors().stream()
                        .map(e -> Long.toString(e.pid()))
                        .collect(Collectors.toSet());
                ToyResults results = new ToyResults(done -> {
                    if (done == 6) {
                        network.pullTheCable();
                    }
                });
                work(spark, toy(300), 30, results);
                assertEquals(squares(30), results.done);
                assertEquals(Map.of(), results.failed);
                assertTrue(processes().stream().anyMatch(there::contains), "it took part: " + processes());
                assertTrue(SparkCluster.files(tries).size() > 30, "what it had begun was done again");
            }
        }
    }

    /** A stopped process is to the others what a machine is whose cable was pulled. */
    @Test
    void workerThatIsCutOff_losesNothing() throws Exception {
        SparkDaemon third = cluster.worker(3, Map.of());
        try (Workplace spark = open()) {
            ToyResults results = new ToyResults(done -> {
                if (done == 6) {
                    try {
                        third.signal("STOP");
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            });
            work(spark, toy(300), 30, results);
            assertEquals(squares(30), results.done);
            assertEquals(Map.of(), results.failed);
        } finally {
            third.signal("CONT");
            third.close();
        }
    }

    @Test
    void fullDiskOnOneMachine_isNoHindrance() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        boolean mounted = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk.toString())
                        .inheritIO()
                        .start()
                        .waitFor()
                == 0;
        assumeTrue(mounted, "no right to mount a small disk: the full disk is not tested");
        try (SparkDaemon third = cluster.worker(3, Map.of("TOY_DISK", disk.toString()));
                Workplace spark = open()) {
            ToyResults results = new ToyResults();
            work(spark, toy(100), 60, results);
            assertEquals(squares(60), results.done);
            assertEquals(Map.of(), results.failed);
            assertTrue(SparkCluster.files(tries).size() > 60, "some were tried twice");
        } finally {
            new ProcessBuilder("umount", "-l", disk.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        }
    }

    @Test
    void slowMachine_isOvertaken_andEachAnswerCountsOnce() throws Exception {
        System.setProperty("spark.speculation", "true");
        System.setProperty("spark.speculation.quantile", "0.5");
        System.setProperty("spark.speculation.interval", "200ms");
        try (SparkDaemon third = cluster.worker(3, Map.of("TOY_SLOW", "60000"));
                Workplace spark = open()) {
            spark.words(); // connects
            SparkCluster.await(
                    "an executor of the slow machine", () -> !third.executors().isEmpty());
            ToyResults results = new ToyResults();
            work(spark, toy(200), 40, results);
            assertEquals(squares(40), results.done);
            assertEquals(40, results.parts.size());
        }
    }

    @Test
    void machineWithAnotherProgram_isRefused() throws Exception {
        Files.createDirectories(cluster.work(3).resolve("code/assay"));
        Files.write(cluster.work(3).resolve("code/assay/Older.class"), new byte[] {1});
        try (SparkDaemon third = cluster.worker(3, Map.of());
                Workplace spark = open()) {
            ToyResults results = new ToyResults();
            DataMissingException e =
                    assertThrows(DataMissingException.class, () -> work(spark, toy(300), 200, results));
            assertTrue(e.getMessage().contains("another program than this one: expected code "), e.getMessage());
            Set<Long> theirs =
                    third.executors().stream().map(ProcessHandle::pid).collect(Collectors.toSet());
            Set<String> worked = new HashSet<>(processes());
            assertTrue(theirs.stream().noneMatch(pid -> worked.contains(Long.toString(pid))), "it did nothing");
        } finally {
            Files.delete(cluster.work(3).resolve("code/assay/Older.class"));
            Files.delete(cluster.work(3).resolve("code/assay"));
        }
    }

    @Test
    void unitThatFailsAlways_isTriedTwice_andTold() throws Exception {
        try (Workplace spark = open()) {
            warm(spark);
            ToyResults results = new ToyResults();
            work(spark, new ToyShop(100, 5, "broken", tries.toString()), 20, results);
            assertEquals(Set.of(5), results.failed.keySet());
            assertTrue(results.failed.get(5).contains("unit 5 is broken (2 tries)"), results.failed.get(5));
            assertEquals(19, results.done.size());
        }
    }

    @Test
    void unitThatKillsItsExecutors_isGivenUp_andTheOthersAreDone() throws Exception {
        try (Workplace spark = open()) {
            warm(spark);
            ToyResults results = new ToyResults();
            work(spark, new ToyShop(100, 5, "deadly", tries.toString()), 20, results);
            assertEquals(Set.of(5), results.failed.keySet());
            assertTrue(results.failed.get(5).contains("ExecutorLostFailure"), results.failed.get(5));
            assertEquals(19, results.done.size());
        }
    }

    /** The table and the program's files travel; executors have an ASSAY_HOME of their own. */
    @Test
    void methodsThatAskTheTable_andPrograms_giveTheFilesOfALocalRun() throws Exception {
        try {
            Map<String, String> local = AskingRun.files(tries, "asking-local", Optional.empty());
            assertEquals(local, AskingRun.files(tries, "asking-spark", Optional.of(cluster.url())));
        } finally {
            System.clearProperty("assay.home");
        }
    }

    @Test
    void killedDriver_goesOnWhereItWas() throws Exception {
        Path shards = tries.resolve("shards");
        Process driver = driver(shards);
        SparkCluster.await("a shard", () -> Files.isDirectory(shards) && shards(shards) > 0);
        driver.destroyForcibly().waitFor();
        int before = shards(shards);
        Map<Path, Object> times = new HashMap<>();
        for (Path file : ShardFolder.files(shards)) {
            times.put(file, Files.getLastModifiedTime(file));
        }
        assertEquals(0, driver(shards).waitFor());
        assertEquals(8, shards(shards));
        assertTrue(before >= 1 && before < 8, "shards before the kill: " + before);
        for (Map.Entry<Path, Object> old : times.entrySet()) {
            assertEquals(old.getValue(), Files.getLastModifiedTime(old.getKey()), "done again: " + old.getKey());
        }
    }

    private static int shards(Path folder) {
        return ShardFolder.files(folder).size();
    }

    /** {@code assay build ... --on spark://...} in a process of its own. */
    private Process driver(Path shards) throws IOException {
        Path recipe = Files.writeString(tries.resolve("tiny.yaml"), """
                name: tiny
                images: {dataset: fashion-mini, train: 40, valid: 10, test: 10, size: 4, padding: 0, flip: true}
                network: {channels: 2, cells: 1}
                recipe: {epochs: 4, batch: 10, rate: 0.04}
                seeds: [0]
                """);
        List<String> command = new ArrayList<>(List.of(SparkCluster.JAVA, "-Xmx512m"));
        command.addAll(SparkCluster.cheap());
        SETTINGS.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-Dassay.home=" + tries.resolve("home"), "-cp", SparkCluster.CLASS_PATH));
        command.addAll(List.of("assay.internal.cli.Assay", "build", recipe.toString(), "--backend", "plain"));
        command.addAll(List.of("--range", "0..1000", "--work", shards.toString(), "--on", cluster.url()));
        return new ProcessBuilder(command).inheritIO().start();
    }

    @Test
    void masterThatIsGone_isTold() {
        DataMissingException e = assertThrows(DataMissingException.class, () -> {
            try (Workplace spark = Workplaces.open(Optional.of("spark://127.0.0.1:1"), 1)) {
                work(spark, toy(1), 3, new ToyResults());
            }
        });
        assertTrue(e.getMessage().contains("spark"), e.getMessage());
    }
}

package assay.cli.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.cli.Ran;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.truth.Benchmark;
import assay.data.runs.RunStore;
import assay.experiments.judge.TruthTable;
import assay.experiments.work.AssayHome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole experiments on a made-up table and made-up images, by the plain backend. */
class RunCommandIT {
    private static final String TINY = """
            images: {train: 48, valid: 48, size: 8}
            supernet: {channels: 2, cells: 1, epochs: 3, batch: 16, weight_rate: 0.05}
            methods:
              - darts: {alpha_rate: 0.01}
              - balenas: {alpha_rate: 0.01, draws: 1, warmup: 1}
              - balenas-tf: {alpha_rate: 0.01, draws: 1, warmup: 1, samples: 4, proxy_channels: 2, proxy_cells: 1}
              - zero-cost: {samples: 4, proxy: params, proxy_channels: 2, proxy_cells: 1}
              - random
            seeds: [0, 1]
            """;

    @TempDir
    static Path shared;

    static Path data;
    static Path imported;

    @TempDir
    Path folder;

    private Path config;
    private Path home;

    @BeforeAll
    static void makeData() throws IOException {
        data = TinyData.write(shared.resolve("data"));
        System.setProperty("assay.home", shared.resolve("home").toString());
        TruthTable.open(Benchmark.NASBENCH201, Optional.of(data), remark -> {}).close();
        imported = AssayHome.path().resolve("truth");
    }

    @BeforeEach
    void useAFreshHome() throws IOException {
        home = folder.resolve("home");
        System.setProperty("assay.home", home.toString());
        config = folder.resolve("tiny.yaml");
        Files.writeString(config, TINY);
    }

    /** As if the table had been imported; importing it takes seconds. */
    private void useTheImportedTable() throws IOException {
        Path truth = Files.createDirectories(home.resolve("truth"));
        try (Stream<Path> files = Files.list(imported)) {
            for (Path f : files.toList()) {
                Files.copy(f, truth.resolve(f.getFileName().toString()));
            }
        }
    }

    @AfterEach
    void forgetIt() {
        System.clearProperty("assay.home");
    }

    private String[] line(String out, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "run",
                config.toString(),
                "--data",
                data.toString(),
                "--backend",
                "plain",
                "--out",
                out(out).toString()));
        args.addAll(List.of(more));
        return args.toArray(String[]::new);
    }

    private Path out(String name) {
        return folder.resolve(name);
    }

    /** The results but for the two columns that a clock wrote. */
    private List<String> results(String out) throws IOException {
        List<String> lines = Files.readAllLines(out(out).resolve("results.csv"));
        List<String> header = List.of(lines.get(0).split(","));
        int search = header.indexOf("search_s");
        int selection = header.indexOf("selection_s");
        assertTrue(search > 0 && selection > 0, lines.get(0));
        return lines.stream()
                .map(l -> {
                    List<String> cells = new ArrayList<>(List.of(l.split(",", -1)));
                    cells.set(search, "");
                    cells.set(selection, "");
                    return String.join(",", cells);
                })
                .toList();
    }

    @Test
    void methodsThatAskTheTable_needNoImages_andReportSimulatedTime() throws Exception {
        useTheImportedTable();
        Files.writeString(config, """
                methods: [random-search, regularized-evolution, reinforce, local-search, {bohb: {schedule: 12}}]
                seeds: [0..9]
                """);
        Ran ran = Ran.assay(line("a"));
        assertEquals(0, ran.code(), ran.err());
        Experiment stored = RunStore.open(home.resolve("runs.duckdb")).load("tiny");
        assertEquals(50, stored.runs().size());
        for (RunRecord run : stored.runs()) {
            // 100 trainings of 12 epochs of 10 s: no more, and no less
            assertEquals(100, run.epochs().size());
            assertEquals(12_000, run.epochs().get(99).simulatedSeconds().orElseThrow());
            assertEquals(run.chosen(), run.epochs().get(99).incumbent());
        }
        assertEquals(
                "validation accuracy is the mean of trainings [111, 777], not one of them; an evaluation's time is not in"
                        + " the table, charged instead: 0.0 s",
                stored.provenance().get("table asked by bohb"));
        assertTrue(Files.exists(out("a").resolve("curves/regret-cifar10-simulated.csv")));
        List<String> once = results("a");
        assertEquals(0, Ran.assay(line("b", "--fresh")).code());
        assertEquals(once, results("b"));
    }

    @Test
    void experiment_endsInSummaryReportAndRunStore() throws Exception {
        useTheImportedTable();
        Ran ran = Ran.assay(line("a"));
        assertEquals(0, ran.code(), ran.err());
        for (String file : List.of("report.html", "report.md", "results.csv", "configuration.yaml")) {
            assertTrue(Files.size(out("a").resolve(file)) > 0, file);
        }
        assertTrue(ran.out().contains("balenas-tf"), ran.out());
        assertTrue(ran.err().contains("100%  8/8 jobs"), ran.err());
        Experiment stored = RunStore.open(home.resolve("runs.duckdb")).load("tiny");
        assertEquals(10, stored.runs().size());
        assertEquals(Files.readString(out("a").resolve("configuration.yaml")), stored.configuration());
        assertEquals(
                "balenas and balenas-tf: trained once per seed",
                stored.provenance().get("shared searches"));
        List<RunRecord> ofSeed0 =
                stored.runs().stream().filter(r -> r.seed() == 0).toList();
        RunRecord balenas = ofSeed0.stream()
                .filter(r -> r.method().equals("balenas"))
                .findFirst()
                .orElseThrow();
        RunRecord tf = ofSeed0.stream()
                .filter(r -> r.method().equals("balenas-tf"))
                .findFirst()
                .orElseThrow();
        assertEquals(3, balenas.epochs().size());
        assertEquals(balenas.epochs(), tf.epochs());
        assertEquals(4, tf.samples().size());

        byte[] before = Files.readAllBytes(out("a").resolve("results.csv"));
        Ran again = Ran.assay("report", "tiny", "--out", out("b").toString());
        assertEquals(ran.out().replace(out("a").toString(), ""), again.out().replace(out("b").toString(), ""));
        assertArrayEquals(before, Files.readAllBytes(out("b").resolve("results.csv")));
        assertEquals(0, Ran.assay("report", out("b").toString()).code());

        assertEquals(0, Ran.assay(line("c")).code());
        assertArrayEquals(before, Files.readAllBytes(out("c").resolve("results.csv")), "done work was done again");
    }

    /** What is done is kept by what decides it: method, settings, seed. Experiments are views of it. */
    @Test
    void moreSeedsAndMethods_goOnWithWhatIsDone_underTheSameId() throws Exception {
        useTheImportedTable();
        RunStore store = RunStore.open(home.resolve("runs.duckdb"));
        Ran first = Ran.assay(line("a", "--methods", "darts,random", "--seeds", "0"));
        assertEquals(0, first.code(), first.err());
        String id = store.list().get(0).id();
        Ran second = Ran.assay(line("b", "--methods", "darts,random", "--seeds", "0,1"));
        assertEquals(0, second.code(), second.err());
        assertEquals(1, store.list().size());
        assertEquals(id, store.list().get(0).id());
        assertEquals(4, store.load(id).runs().size());
        Ran added = Ran.assay(line("c", "--add", "--methods", "darts,zero-cost", "--seeds", "2"));
        assertEquals(0, added.code(), added.err());
        Experiment all = store.load(id);
        assertEquals(
                List.of("darts", "random", "zero-cost"),
                all.runs().stream().map(RunRecord::method).distinct().sorted().toList());
        assertEquals(9, all.runs().size());
        assertEquals(1 + 6 * 9, results("c").size());
        List<Path> jobs;
        try (Stream<Path> files = Files.walk(home.resolve("work"))) {
            jobs = files.filter(f -> f.toString().endsWith(".json")).toList();
        }
        assertEquals(9, jobs.size(), jobs.toString());
        assertEquals(0, Ran.assay(line("d", "--seeds", "0", "--fresh")).code());
        assertEquals(
                results("d").stream().filter(l -> l.startsWith("darts,0,")).toList(),
                results("c").stream().filter(l -> l.startsWith("darts,0,")).toList());
        assertEquals(2, store.list().size(), "one with fewer seeds is another experiment");
        Ran other = Ran.assay(line("e", "--add", "--set", "supernet.epochs=2"));
        assertEquals(2, other.code(), other.err());
        assertTrue(other.err().contains("supernet.epochs: 3 before, 2 now"), other.err());
    }

    @Test
    void singleSeedJobs_areJoined_unlessTheyContradict() throws Exception {
        useTheImportedTable();
        RunStore store = RunStore.open(home.resolve("runs.duckdb"));
        String[] ids = new String[3];
        for (int i = 0; i < 3; i++) {
            String seed = Integer.toString(i);
            assertEquals(
                    0,
                    Ran.assay(line("a", "--methods", "darts,random", "--seeds", seed))
                            .code());
            ids[i] = store.list().get(0).id();
        }
        assertEquals(3, store.list().size());
        Ran joined = Ran.assay("report", ids[0], "--merge", ids[1], "--merge", ids[2], "--out", out("b").toString());
        assertEquals(0, joined.code(), joined.err());
        assertEquals(1 + 6 * 6, results("b").size());
        assertEquals(
                0,
                Ran.assay(line("c", "--methods", "darts,random", "--seeds", "0,1,2"))
                        .code());
        assertEquals(
                results("c").stream().sorted().toList(),
                results("b").stream().sorted().toList());
        Experiment one = store.load(ids[0]);
        RunRecord run = one.runs().get(0);
        RunRecord changed =
                new RunRecord(run.method(), run.seed(), List.of(), List.of(), run.chosen(), 0, 0, List.of());
        Map<String, String> facts = new LinkedHashMap<>(one.provenance());
        facts.put(RunStore.STARTED, "2001-01-01T00:00:00Z");
        String contradiction = store.save(new Experiment(
                one.name(),
                one.space(),
                one.truthDatasets(),
                one.schedule(),
                one.configuration(),
                facts,
                List.of(changed)));
        Ran refused = Ran.assay("report", ids[0], "--merge", contradiction, "--out", out("d").toString());
        assertEquals(2, refused.code(), refused.err());
        assertTrue(
                refused.err().contains("can stand in one table, found " + run.method() + ", seed 0 once with"),
                refused.err());
    }

    /** Two experiments of one name once shared a folder: the later report replaced the earlier one without a word. */
    @Test
    void folderOfAnotherExperiment_isNumbered_orSaidToBeReplaced() throws Exception {
        useTheImportedTable();
        Path parent = Path.of("reports-out").toAbsolutePath();
        Path named = parent.resolve("folder-test");
        String[] command = {
            "run",
            config.toString(),
            "--data",
            data.toString(),
            "--backend",
            "plain",
            "--methods",
            "random",
            "--set",
            "name=folder-test",
            "--seeds"
        };
        try {
            assertEquals(0, Ran.assay(with(command, "0")).code());
            Ran more = Ran.assay(with(command, "0,1"));
            assertEquals(0, more.code(), more.err());
            assertFalse(Files.exists(parent.resolve("folder-test-2")), more.err());
            Ran other = Ran.assay(with(command, "7"));
            assertEquals(0, other.code(), other.err());
            assertTrue(
                    other.err().contains("holds the report of another experiment of this name, which stays"),
                    other.err());
            assertTrue(other.out().contains("folder-test-2"), other.out());
            assertTrue(Files.readString(named.resolve("configuration.yaml")).contains("seeds: [0, 1]"));
            Ran given = Ran.assay(with(command, "9", "--out", named.toString()));
            assertTrue(given.err().contains("which this one will replace"), given.err());
        } finally {
            for (Path folder : List.of(named, parent.resolve("folder-test-2"))) {
                delete(folder);
            }
        }
    }

    private static String[] with(String[] command, String... more) {
        return Stream.concat(Arrays.stream(command), Arrays.stream(more)).toArray(String[]::new);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(p);
                }
            }
        }
    }

    @Test
    void workersAndOtherMethods_changeNoResult() throws Exception {
        useTheImportedTable();
        assertEquals(0, Ran.assay(line("a", "--workers", "1")).code());
        List<String> all = results("a");
        assertEquals(0, Ran.assay(line("b", "--workers", "4", "--fresh")).code());
        assertEquals(all, results("b"));
        assertEquals(
                0,
                Ran.assay(line("c", "--methods", "balenas-tf", "--seed", "1")).code());
        assertEquals(
                all.stream().filter(l -> l.startsWith("balenas-tf,1,")).toList(),
                results("c").subList(1, results("c").size()));
    }

    @Test
    void failedRun_isTold_andTheOthersGoOn() throws Exception {
        useTheImportedTable();
        Ran ran = Ran.assay(line("a", "--methods", "darts,random", "--set", "supernet.weight_rate=1.0e30"));
        assertEquals(1, ran.code(), ran.err());
        assertTrue(ran.err().contains("darts-seed0 failed, the others go on: search diverged"), ran.err());
        String report = Files.readString(out("a").resolve("report.md"));
        assertTrue(report.contains("A run failed and is in no table: darts, seed 0: search diverged"), report);
        Experiment stored = RunStore.open(home.resolve("runs.duckdb")).load("tiny");
        assertEquals(
                List.of("random", "random"),
                stored.runs().stream().map(RunRecord::method).toList());
    }

    @Test
    void whereEveryRunFails_itIsTheFailureOfTheWhole() throws Exception {
        useTheImportedTable();
        Ran ran = Ran.assay(line("a", "--methods", "darts", "--set", "supernet.weight_rate=1.0e30"));
        assertEquals(2, ran.code(), ran.err());
        assertFalse(Files.exists(out("a").resolve("report.html")));
    }

    @Test
    void json_hasTheSummary() throws Exception {
        useTheImportedTable();
        Ran ran = Ran.assay(line("a", "--methods", "random", "--json", "-q"));
        assertEquals("", ran.err());
        JsonNode answer = new ObjectMapper().readTree(ran.out());
        assertEquals("run", answer.get("kind").textValue());
        assertEquals(
                2,
                answer.at("/methods/0/test_accuracy_percent/cifar100/measured").intValue());
    }

    @Test
    void printConfig_isTheEffectiveOneAndRunsAlike() throws Exception {
        Ran ran = Ran.assay(line("a", "--print-config", "--set", "supernet.epochs=2", "--methods", "darts"));
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("  epochs: 2\n"), ran.out());
        assertFalse(Files.exists(home));
        Files.writeString(config, ran.out());
        assertEquals(ran.out(), Ran.assay(line("a", "--print-config")).out());
    }

    @Test
    void withoutData_saysWhatToImportBeforeAnyWork() {
        Ran noTable = Ran.assay(
                "run", config.toString(), "--data", folder.resolve("nothing").toString());
        assertEquals(3, noTable.code());
        assertTrue(noTable.err().contains("assay import PATH"), noTable.err());
        assertFalse(Files.exists(home.resolve("work")));
    }

    @Test
    void withoutImages_saysWhatToGetBeforeAnyWork() throws Exception {
        Path tableOnly = Files.createDirectories(folder.resolve("data"));
        Files.createSymbolicLink(tableOnly.resolve("nasbench201"), data.resolve("nasbench201"));
        Ran ran = Ran.assay(
                "run",
                config.toString(),
                "--data",
                tableOnly.toString(),
                "--images",
                folder.resolve("no").toString());
        assertEquals(3, ran.code());
        assertTrue(ran.err().contains("CIFAR-10"), ran.err());
        assertFalse(Files.exists(home.resolve("work")));
        Ran unneeded = Ran.assay("run", config.toString(), "--methods", "random", "--out", out("a").toString());
        assertEquals(0, unneeded.code(), unneeded.err());
    }

    @Test
    void reportThatCannotBeWritten_isToldBeforeAnyWork() throws Exception {
        Files.writeString(out("a"), "a file");
        Ran ran = Ran.assay(line("a"));
        assertEquals(3, ran.code());
        assertTrue(ran.err().contains("--out DIR"), ran.err());
        assertFalse(Files.exists(home.resolve("work")));
    }

    @ParameterizedTest
    @CsvSource({
        "--set=supernet.epoch=1, unknown key 'supernet.epoch'",
        "--methods=dart, Did you mean 'darts'",
        "--seeds=x, seeds: expected a whole number",
        "--workers=0, --workers: expected a whole number from 1 to 1024",
        "--backend=cpu, --backend: expected one of",
        "--set=images.size=7, size that divides"
    })
    void wrongUsage_isRefused(String flag, String said) throws Exception {
        useTheImportedTable();
        Ran ran = Ran.assay("run", config.toString(), "--data", data.toString(), "--out", out("a").toString(), flag);
        assertEquals(2, ran.code(), ran.err());
        assertTrue(ran.err().contains(said), ran.err());
        assertFalse(Files.exists(out("a")));
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 130", "KILL, 137"})
    void stoppedRun_resumesToTheSameResults(String signal, int code) throws Exception {
        useTheImportedTable();
        String[] longer = line("a", "--set", "supernet.epochs=8", "--methods", "darts,balenas-tf", "--workers", "2");
        Process process = start(longer);
        Path checkpoint = waitForCheckpoint(process);
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "it does not stop");
        String err = Files.readString(folder.resolve("err"));
        assertEquals(code, process.exitValue(), err);
        assertTrue(Files.exists(checkpoint), "no checkpoint is left");
        assertFalse(Files.exists(out("a")), "something is half-written");
        if (code == 130) {
            assertTrue(err.contains("Give the same command again to go on."), err);
        }
        Ran resumed = Ran.assay(longer);
        assertEquals(0, resumed.code(), resumed.err());
        longer[Arrays.asList(longer).indexOf("--out") + 1] = out("b").toString();
        String[] fresh = Stream.concat(Stream.of(longer), Stream.of("--fresh")).toArray(String[]::new);
        assertEquals(0, Ran.assay(fresh).code());
        assertEquals(results("b"), results("a"));
    }

    private Process start(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(interruptible());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dassay.home=" + home,
                "assay.cli.Assay"));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("err").toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }

    /** Tests that run in the background inherit an ignored SIGINT, and so would the program. */
    private static List<String> interruptible() throws IOException, InterruptedException {
        List<String> env = List.of("env", "--default-signal=INT");
        List<String> trial = Stream.concat(env.stream(), Stream.of("true")).toList();
        return new ProcessBuilder(trial).start().waitFor() == 0 ? env : List.of();
    }

    private Path waitForCheckpoint(Process process) throws IOException, InterruptedException {
        for (int i = 0; i < 6000 && process.isAlive(); i++) {
            if (Files.exists(home.resolve("work"))) {
                try (Stream<Path> files = Files.walk(home.resolve("work"))) {
                    var found = files.filter(f -> f.toString().endsWith(".checkpoint"))
                            .findFirst();
                    if (found.isPresent()) {
                        return found.get();
                    }
                }
            }
            Thread.sleep(20);
        }
        throw new AssertionError("no checkpoint came: " + Files.readString(folder.resolve("err")));
    }
}

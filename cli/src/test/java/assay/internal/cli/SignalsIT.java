package assay.internal.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.space.bench201.Genotype201;
import assay.internal.cli.run.TinyData;
import assay.internal.data.scores.Scores;
import assay.internal.experiments.build.ShardFile;
import assay.internal.experiments.build.ShardFolder;
import assay.internal.experiments.build.Trained;
import assay.internal.testkit.OwnHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGTERM in the middle of commands that take long: exit code 130 soon, nothing left behind, and the same command goes on to
 * what it would have found. Searches with a supernet, trainings and lists are stopped in RunCommandIT, TrainCommandIT and
 * BatchStreamIT.
 */
class SignalsIT {
    /** Seconds: far more than a stop takes on a machine that has other work to do. */
    private static final long SOON = 60;

    @TempDir
    private Path folder;

    private Path home;
    private Path temporary;
    private OwnHome ownHome;

    @BeforeEach
    void useOwnHome() throws IOException {
        home = folder.resolve("home");
        temporary = Files.createDirectory(folder.resolve("tmp"));
        ownHome = new OwnHome(home);
    }

    @AfterEach
    void useOtherHome() {
        ownHome.close();
    }

    /** Starts a command, waits until it has begun, and stops it. */
    private String stopped(Predicate<String> begun, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dassay.home=" + home,
                "-Djava.io.tmpdir=" + temporary,
                "assay.internal.cli.Assay"));
        command.addAll(List.of(args));
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(command)
                .redirectError(said.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        try {
            for (int i = 0; i < 12_000 && process.isAlive() && !begun.test(Files.readString(said)); i++) {
                Thread.sleep(5);
            }
            process.destroy();
            assertTrue(process.waitFor(SOON, TimeUnit.SECONDS), "it does not stop");
        } finally {
            process.destroyForcibly();
        }
        String text = Files.readString(said);
        assertEquals(130, process.exitValue(), text);
        assertEquals(List.of(), drafts(), text);
        return text;
    }

    private boolean holds(Path in, String end) {
        if (!Files.exists(in)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(in)) {
            return files.anyMatch(f -> f.getFileName().toString().endsWith(end));
        } catch (IOException | java.io.UncheckedIOException changing) {
            return false; // the next look will tell
        }
    }

    /** What a stopped command must not leave: files under construction, and copies of native libraries. */
    private List<Path> drafts() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> f.toString().contains("assay-draft") || f.startsWith(temporary))
                    .filter(f -> !f.toString().contains("hsperfdata"))
                    .toList();
        }
    }

    private static Ran done(String... args) {
        Ran ran = Ran.assay(args);
        assertEquals(0, ran.code(), ran.err());
        return ran;
    }

    @Test
    void methodThatAsksTheTable_goesOnToTheSameResults() throws Exception {
        Path config = Files.writeString(folder.resolve("table.yaml"), """
                name: table
                truth: {benchmark: mini201, datasets: [fashion-mini]}
                methods: [random-search: {budget_s: 3000}]
                seeds: [0..9]
                """);
        done("list", "datasets"); // the table that the program carries is there
        String[] run = {"run", config.toString(), "--out", folder.resolve("a").toString(), "--workers", "1"};
        stopped(said -> holds(home.resolve("work"), ".json"), run);
        assertFalse(Files.exists(folder.resolve("a/report.html")));
        done(run);
        run[3] = folder.resolve("b").toString();
        done(Stream.concat(Stream.of(run), Stream.of("--fresh")).toArray(String[]::new));
        assertEquals(results("a"), results("b"));
    }

    /** What was found, without the columns of seconds. */
    private List<String> results(String report) throws IOException {
        List<String[]> rows = Files.readAllLines(folder.resolve(report).resolve("results.csv")).stream()
                .map(l -> l.split(",", -1))
                .toList();
        List<String> kept = new ArrayList<>();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < Math.min(row.length, rows.get(0).length); i++) {
                line.append(rows.get(0)[i].endsWith("_s") ? "" : row[i] + ",");
            }
            kept.add(line.toString());
        }
        return kept;
    }

    @Test
    void build_goesOnToTheSameTrainings() throws Exception {
        Path config = Files.writeString(folder.resolve("build.yaml"), """
                name: tiny
                images: {dataset: fashion-mini, train: 40, valid: 20, test: 20, size: 4, padding: 0, flip: false}
                network: {channels: 2, cells: 1}
                recipe: {epochs: 2, batch: 20, rate: 0.04}
                seeds: [0]
                """);
        Path work = folder.resolve("stopped");
        String[] build = {
            "build",
            config.toString(),
            "--range",
            "0..250",
            "--backend",
            "plain",
            "--workers",
            "1",
            "--work",
            work.toString()
        };
        stopped(said -> holds(work, ".gz"), build);
        done(build);
        build[9] = folder.resolve("whole").toString();
        done(build);
        assertEquals(curves(folder.resolve("whole")), curves(work));
    }

    private static List<String> curves(Path work) {
        List<String> all = new ArrayList<>();
        for (Path file : ShardFolder.files(work).stream().sorted().toList()) {
            for (Trained t : ShardFile.read(file, 2).trained()) {
                all.add(t.arch() + " "
                        + Stream.of(t.train(), t.valid(), t.test())
                                .map(c -> Arrays.toString(c.correct()) + Arrays.toString(c.loss()))
                                .toList());
            }
        }
        assertTrue(all.size() > 100, all.size() + " trainings");
        return all;
    }

    @Test
    void sweep_goesOnToTheSameScores() throws Exception {
        Path file = folder.resolve("a.parquet");
        String[] sweep = {
            "proxy",
            "sweep",
            "201",
            "--proxies",
            "params,synflow",
            "--channels",
            "4",
            "--cells",
            "1",
            "--size",
            "8",
            "--first",
            "600",
            "--workers",
            "1",
            "--backend",
            "plain",
            "--out",
            file.toString()
        };
        Path unfinished = folder.resolve("a.parquet.duckdb");
        stopped(said -> Files.exists(unfinished), sweep);
        assertFalse(Files.exists(file));
        done(sweep);
        assertFalse(Files.exists(unfinished));
        sweep[sweep.length - 1] = folder.resolve("b.parquet").toString();
        done(sweep);
        Scores a = Scores.read(file, "201", Genotype201.COUNT);
        Scores b = Scores.read(folder.resolve("b.parquet"), "201", Genotype201.COUNT);
        for (String proxy : List.of("params", "synflow")) {
            assertArrayEquals(b.of(proxy), a.of(proxy), proxy);
        }
    }

    @Test
    void importOfATable_leavesNothing_andIsDoneAgain() throws Exception {
        Path data = TinyData.write(folder.resolve("data"));
        Path store = home.resolve("truth/nasbench201.duckdb");
        String[] load = {"import", data.resolve("nasbench201").toString()};
        stopped(said -> holds(home.resolve("truth"), "draft.duckdb"), load);
        assertFalse(Files.exists(store));
        done(load);
        Ran asked = done(
                "query",
                "201",
                "--index",
                "7",
                "--dataset",
                "cifar10",
                "--split",
                "test",
                "--schedule",
                "200",
                "--trials",
                "mean");
        assertFalse(asked.out().isBlank());
    }
}

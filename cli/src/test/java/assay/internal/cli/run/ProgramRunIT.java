package assay.internal.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.internal.cli.Ran;
import assay.internal.data.runs.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs of the user's as methods of an experiment. */
@Timeout(180)
class ProgramRunIT {
    @TempDir
    static Path folder;

    private static final String EVALUATE =
            "read hello\necho '{\"type\":\"evaluate\",\"architecture\":6111}'; read reply\n";
    private static final String ANSWER = "echo '{\"type\":\"answer\"}'; read end\n";

    @BeforeAll
    static void setHome() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: no /bin/sh here");
        System.setProperty("assay.home", folder.resolve("home").toString());
    }

    @AfterAll
    static void forgetIt() {
        System.clearProperty("assay.home");
    }

    @BeforeEach
    void write() throws IOException {
        Files.writeString(
                folder.resolve("mine.yaml"),
                "space: nasbench201\ntruth: {benchmark: mini201}\n"
                        + "methods: [{random-search: {trainings: 5}}, {mine: {command: [sh, mine.sh], trainings: 5}}]\n"
                        + "seeds: [0, 1, 2]\n");
    }

    private static void script(String text) throws IOException {
        Files.writeString(folder.resolve("mine.sh"), text);
    }

    private static Ran run(String out, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "run",
                folder.resolve("mine.yaml").toString(),
                "--out",
                folder.resolve(out).toString()));
        args.addAll(List.of(more));
        return Ran.assay(args.toArray(String[]::new));
    }

    private static Experiment stored(String name) {
        return RunStore.open(folder.resolve("home/runs.duckdb")).load(name);
    }

    private static List<RunRecord> mine(Experiment e) {
        return e.runs().stream().filter(r -> r.method().equals("mine")).toList();
    }

    @Test
    void aProgram_standsInTheReport_beside_otherMethods_andAChangedOneIsSearchedAnew() throws IOException {
        Path count = folder.resolve("count");
        String counted = "echo started >>" + count + "\n";
        script(counted + EVALUATE + ANSWER);
        Ran ran = run("out", "--set", "name=changed");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("mine "), ran.out());
        String page = Files.readString(folder.resolve("out/report.html"));
        assertTrue(page.contains("sh mine.sh; mine.sh sha256 "), "the provenance");
        Experiment first = stored("changed");
        assertEquals(3, mine(first).size());
        assertTrue(mine(first).get(0).epochs().get(0).simulatedSeconds().orElseThrow() > 0);

        Ran again = run("out", "--set", "name=changed");
        assertEquals(0, again.code(), again.err());
        assertEquals(3, Files.readAllLines(count).size(), "what is done is not done again");

        script(counted + EVALUATE + "echo '{\"type\":\"answer\",\"architecture\":0}'; read end\n");
        Ran changed = run("out2", "--set", "name=changed");
        assertEquals(0, changed.code(), changed.err());
        assertEquals(6, Files.readAllLines(count).size());
        Experiment second = stored("changed");
        assertFalse(mine(second).get(0).chosen().equals(mine(first).get(0).chosen()));
        RunStore store = RunStore.open(folder.resolve("home/runs.duckdb"));
        assertEquals(
                2,
                store.list().stream().filter(s -> s.name().equals("changed")).count(),
                "what the program found before its change is kept");
    }

    @Test
    void aSeedThatFails_isToldWithItsLastLines_andTheOthersGoOn() throws IOException {
        script("read hello\ncase $hello in *'\"seed\":1'*) echo went wrong >&2; exit 7 ;; esac\n"
                + "echo '{\"type\":\"answer\",\"architecture\":6111}'; read end\n");
        Ran ran = run("failing", "--set", "name=failing");
        assertEquals(1, ran.code(), ran.err());
        assertTrue(ran.err().contains("mine-seed1 failed, the others go on: the program failed: it ended"), ran.err());
        assertTrue(ran.err().contains("with exit code 7"), ran.err());
        assertTrue(ran.err().contains("    went wrong"), ran.err());
        assertEquals(2, mine(stored("failing")).size());

        script("exit 1");
        Ran none = run("none", "--set", "name=none", "--set", "methods=[{mine: {command: [sh, mine.sh]}}]");
        assertEquals(3, none.code(), none.err());
    }

    @Test
    void whatIsAskedAfterTheBudget_isInTheProvenance() throws IOException {
        String ask = "echo '{\"type\":\"evaluate\",\"architecture\":6111}'; read reply\n";
        script("read hello\n" + ask.repeat(7) + ANSWER);
        Ran ran = run("late", "--set", "name=late");
        assertEquals(0, ran.code(), ran.err());
        assertEquals(
                "6 questions in 3 runs (2 to 2 each); they were refused",
                stored("late").provenance().get("asked after the budget by mine"));
    }

    @Test
    void sigterm_endsTheProgramsToo_withExitCode130() throws Exception {
        script("sleep 1000 & echo $! >child.new; mv child.new child\n" + EVALUATE + "sleep 1000\n");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dassay.home=" + folder.resolve("home"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "assay.internal.cli.Assay",
                        "run",
                        folder.resolve("mine.yaml").toString(),
                        "--set",
                        "name=stopped",
                        "--out",
                        folder.resolve("stopped").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        try {
            Path child = awaitChild();
            process.destroy();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS), "a stop is heard");
            assertEquals(130, process.exitValue(), Files.readString(folder.resolve("said")));
            String pid = Files.readString(child).strip();
            for (int i = 0; i < 100 && alive(pid); i++) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            assertFalse(alive(pid), "what the program started has ended, too");
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean alive(String pid) {
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(ProcessHandle::isAlive)
                .isPresent();
    }

    private static Path awaitChild() throws Exception {
        while (true) {
            Path work = folder.resolve("home/work");
            if (Files.isDirectory(work)) {
                try (Stream<Path> all = Files.walk(work)) {
                    var found = all.filter(p -> p.endsWith("child")).findFirst();
                    if (found.isPresent()) {
                        return found.get();
                    }
                } catch (java.io.UncheckedIOException changing) {
                    // Files come and go while it works.
                }
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** The page of somebody else's report may name any program. */
    @Test
    void reproduce_startsNoProgram_unlessAsked() throws IOException {
        script(EVALUATE + ANSWER);
        assertEquals(0, run("page", "--set", "name=page", "--seeds", "0").code());
        String page = folder.resolve("page/report.html").toString();
        Ran refused = Ran.assay("reproduce", page, "--out", folder.resolve("r1").toString());
        assertEquals(2, refused.code(), refused.err());
        assertTrue(refused.err().contains("sh mine.sh"), refused.err());
        assertTrue(refused.err().contains("--run-programs"), refused.err());
        Files.copy(folder.resolve("mine.sh"), folder.resolve("page/mine.sh"));
        Ran done = Ran.assay(
                "reproduce",
                page,
                "--run-programs",
                "--out",
                folder.resolve("r2").toString());
        assertEquals(0, done.code(), done.err() + done.out());
    }
}

package assay.internal.experiments.external;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.core.blackbox.TableSearch;
import assay.core.error.DataMissingException;
import assay.core.error.InterruptedRunException;
import assay.core.error.UsageException;
import assay.core.run.RunRecord;
import assay.internal.experiments.config.MethodConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that behave, and programs that do not. They are shell scripts, which every system of ours has. */
@Timeout(60)
class ProgramSearchTest {
    private static final String EVALUATE =
            "read hello; echo '{\"type\":\"evaluate\",\"architecture\":6111}'; read reply\n";
    private static final String ANSWER = "echo '{\"type\":\"answer\"}'; read end\n";
    private static final BooleanSupplier NEVER = () -> false;

    @TempDir
    private Path folder;

    private static final MiniTable MINI = MiniTable.get();

    @BeforeEach
    void requireShell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: no /bin/sh here");
    }

    private RunRecord run(String script, String settings, BooleanSupplier stop) throws IOException {
        Path file = folder.resolve("search.sh");
        Files.writeString(file, script);
        MethodConfig config = MiniTable.program(settings);
        Program program = Program.find("mine", List.of("sh", "search.sh"), List.of(), Optional.of(folder));
        Hired hired = new Hired(program, folder.resolve("job"), (proxy, arch) -> OptionalDouble.empty());
        TableSearch search = hired.search(config, MINI.space, MINI.truth, 3, stop);
        return search.run(3);
    }

    private String failure(String script, String settings) {
        return assertThrows(ProgramFailedException.class, () -> run(script, settings, NEVER))
                .getMessage();
    }

    @Test
    void aProgram_isARunLikeAnyOther() throws IOException {
        RunRecord run =
                run(EVALUATE + "echo note >&2; echo '{\"type\":\"answer\",\"architecture\":7}'; read end\n", "", NEVER);
        assertEquals(3, run.seed());
        assertEquals("mine", run.method());
        assertEquals(MINI.truth.architectures().at(7), run.chosen());
        assertEquals(1, run.epochs().size());
        assertEquals(MINI.truth.architectures().at(6111), run.epochs().get(0).incumbent());
        assertTrue(run.epochs().get(0).simulatedSeconds().orElseThrow() > 0);
        List<String> said = Files.readAllLines(folder.resolve("job/conversation.jsonl"));
        assertEquals(5, said.size(), "hello, question, reply, answer, end");
        assertTrue(said.get(0).startsWith("{\"type\":\"hello\",\"protocol\":1,"), said.get(0));
        assertEquals("{\"type\":\"evaluate\",\"architecture\":6111}", said.get(1));
        assertEquals("note\n", Files.readString(folder.resolve("job/stderr.txt")));
    }

    @Test
    void itsFolderIsItsOwn_andEmpty() throws IOException {
        Files.createDirectories(folder.resolve("job/run"));
        Files.writeString(folder.resolve("job/run/old"), "of an earlier try");
        run("ls >&2; pwd >&2; " + EVALUATE + "echo made >file\n" + ANSWER, "", NEVER);
        Path own = folder.resolve("job/run").toRealPath();
        assertEquals(own + "\n", Files.readString(folder.resolve("job/stderr.txt")));
        assertEquals("made\n", Files.readString(own.resolve("file")));
    }

    /** An answer counts, whatever the program does then, and whether it listens to the end or not. */
    @Test
    void afterTheAnswer_nothingMatters() throws IOException {
        assertEquals(
                1,
                run(EVALUATE + "echo '{\"type\":\"answer\"}'; echo garbage; exit 3\n", "", NEVER)
                        .epochs()
                        .size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "read hello; echo first >&2; echo last words >&2; exit 3 ! it ended without an answer, with exit code 3",
                "read hello; echo last words >&2 ! it ended without an answer, with exit code 0",
                "read hello; echo last words >&2; echo training... ! line 1 of its standard output: expected one JSON object",
                "read hello; echo last words >&2; printf '\\377\\n' ! line 1 of its standard output: expected UTF-8",
                "read hello; echo last words >&2; kill -9 $$ ! it ended without an answer, with exit code 137",
                "read hello; echo last words >&2; tr '\\000' x </dev/zero ! lines of at most 1048576 bytes",
                "read hello; echo '{\"type\":\"next\"}'; read r; echo last words >&2; exit 1 ! The last refusal it heard: no training runs"
            })
    void whatGoesWrong_isTold_withTheLastLinesOfStandardError(String script, String said) {
        String message = failure(script, "");
        assertTrue(message.contains(said), message);
        assertTrue(message.contains("\n    last words\n"), message);
        assertTrue(message.endsWith("All of it is in " + folder.resolve("job") + "."), message);
    }

    @Test
    void ofALongStandardError_theLastTenLinesAreShown() {
        String message =
                failure("read hello; for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo line $i >&2; done; exit 1", "");
        assertFalse(message.contains("line 2\n"), message);
        assertTrue(message.contains("\n    line 3\n"), message);
        assertTrue(message.contains("\n    line 12\n"), message);
    }

    /** Programs that it started, and that would have continued, are ended, too. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "time_limit_s: 0.5 ! it took longer than time_limit_s: 0.5",
                "silence_s: 0.5 ! it said nothing for silence_s: 0.5"
            })
    void aProgramThatHangs_isEnded_withAllThatItStarted(String limit, String said) throws Exception {
        String message = failure("(sleep 1000 & echo $! >child)\nsleep 1000\n", limit);
        assertTrue(message.contains(said), message);
        assertGone();
    }

    private void assertGone() throws Exception {
        String pid = Files.readString(folder.resolve("job/run/child")).strip();
        for (int i = 0; i < 100 && alive(pid); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertFalse(alive(pid), "what it started has ended, too");
    }

    private static boolean alive(String pid) {
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(ProcessHandle::isAlive)
                .isPresent();
    }

    @Test
    void aProgramThatDoesNotListen_isEnded() {
        String ask = "{\"type\":\"sample\",\"count\":1000}";
        String message = failure("read hello; while :; do echo '" + ask + "'; done", "silence_s: 0.5");
        assertTrue(message.contains("silence_s"), message);
    }

    @Test
    void theWishToStop_endsIt() throws Exception {
        String script = "sleep 1000 & echo $! >child.new; mv child.new child\n" + EVALUATE + "sleep 1000\n";
        BooleanSupplier onceItRuns = () -> Files.exists(folder.resolve("job/run/child"));
        assertThrows(InterruptedRunException.class, () -> run(script, "", onceItRuns));
        assertGone();
    }

    @Test
    void whatItLeavesBehindAfterItsAnswer_isEnded() throws Exception {
        run("(sleep 1000 & echo $! >child)\n" + EVALUATE + ANSWER, "", NEVER);
        assertGone();
    }

    @Test
    void aFileThatIsChangedMeanwhile_isRefused() throws IOException {
        Path file = folder.resolve("search.sh");
        Files.writeString(file, EVALUATE + ANSWER);
        Program program = Program.find("mine", List.of("sh", "search.sh"), List.of(), Optional.of(folder));
        program.requireUnchanged();
        Program other = Program.find("mine", List.of("sh", "./search.sh"), List.of(), Optional.of(folder));
        assertFalse(program.facts().equals(other.facts()), "another command");
        Files.writeString(file, EVALUATE + ANSWER + "\n");
        assertThrows(DataMissingException.class, program::requireUnchanged);
        Program changed = Program.find("mine", List.of("sh", "search.sh"), List.of(), Optional.of(folder));
        assertFalse(program.facts().equals(changed.facts()), "its content decides what it finds");
        assertTrue(changed.about().startsWith("sh search.sh; search.sh sha256 "), changed.about());
    }

    /** A module that the script loads, which the command does not name. */
    @Test
    void filesThatAreNamedBesides_countLikeTheScript() throws IOException {
        Files.writeString(folder.resolve("search.sh"), EVALUATE + ANSWER);
        Path module = Files.writeString(folder.resolve("model.py"), "size = 1\n");
        List<String> words = List.of("sh", "search.sh");
        Program program = Program.find("mine", words, List.of("model.py"), Optional.of(folder));
        assertTrue(program.about().contains("; model.py sha256 "), program.about());
        program.requireUnchanged();
        Files.writeString(module, "size = 2\n");
        assertThrows(DataMissingException.class, program::requireUnchanged);
        assertFalse(program.facts()
                .equals(Program.find("mine", words, List.of("model.py"), Optional.of(folder))
                        .facts()));
        UsageException none = assertThrows(
                UsageException.class, () -> Program.find("mine", words, List.of("no.py"), Optional.of(folder)));
        assertTrue(none.getMessage().startsWith("methods.mine.files: expected files in the folder of the experiment"));
    }

    @Test
    void aProgramThatIsNotThere_isToldBeforeTheWork() {
        UsageException none = assertThrows(
                UsageException.class,
                () -> Program.find("mine", List.of("no-such-program-19", "x"), List.of(), Optional.of(folder)));
        assertTrue(
                none.getMessage().contains("methods.mine.command: expected a program on the path"), none.getMessage());
        UsageException file = assertThrows(
                UsageException.class, () -> Program.find("mine", List.of("./none"), List.of(), Optional.of(folder)));
        assertTrue(file.getMessage().contains("found none called './none'"), file.getMessage());
    }

    /** Each line is a message as soon as it is whole, however it comes. */
    @Test
    void messagesThatComeInPieces_orTogether_areTheSame() throws IOException {
        RunRecord pieces = run(
                "read hello; printf '{\"type\":\"eval'; sleep 0.1; printf 'uate\",\"architecture\":6111}\\n'; read reply\n"
                        + ANSWER,
                "",
                NEVER);
        RunRecord together = run(
                "read hello; printf '{\"type\":\"evaluate\",\"architecture\":6111}\\r\\n{\"type\":\"answer\"}'\n",
                "",
                NEVER);
        assertEquals(pieces.chosen(), together.chosen());
        assertEquals(1, together.epochs().size());
    }
}

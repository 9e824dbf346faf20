package assay.internal.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What never ends, or waits for a writer that never comes, is refused wherever a file is read. */
class PlainInputsTest {
    /** Far more than a refusal takes; without one these commands do not end at all. */
    private static final Duration NEVER = Duration.ofMinutes(2);

    private static final List<String> COMMANDS = List.of(
            "import FILE",
            "query mini201 --dataset fashion-mini --split test --schedule 6 --trials mean --batch FILE",
            "run FILE",
            "correlate FILE --method darts",
            "build FILE",
            "gate --baseline FILE",
            "gate --config FILE --update",
            "reproduce FILE",
            "verify FILE",
            "evaluate FILE --images FILE",
            "train --images FILE --space 201 --arch 6111",
            "proxy correlate FILE");

    @TempDir
    Path folder;

    @BeforeEach
    void useAFreshHome() {
        System.setProperty("assay.home", folder.resolve("home").toString());
    }

    @AfterEach
    void forgetIt() {
        System.clearProperty("assay.home");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/zero", "/proc/self/status"})
    void devicesAndWhatTheSystemMakesUp_areRefused(Path file) {
        assumeTrue(Files.exists(file), "this system has no " + file);
        refused(file);
    }

    @Test
    void pipes_areRefused() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "this system has no mkfifo");
        assertEquals(
                0,
                new ProcessBuilder("/usr/bin/mkfifo", pipe.toString())
                        .inheritIO()
                        .start()
                        .waitFor());
        refused(pipe);
    }

    private static void refused(Path file) {
        assertAll(COMMANDS.stream().map(command -> () -> {
            String[] args = Arrays.stream(command.split(" "))
                    .map(word -> word.equals("FILE") ? file.toString() : word)
                    .toArray(String[]::new);
            Ran ran = assertTimeoutPreemptively(NEVER, () -> Ran.assay(args), command);
            assertEquals(3, ran.code(), command + ": " + ran.err());
            assertTrue(
                    ran.err().contains(file + ": expected a file or a folder on a disk"), command + ": " + ran.err());
        }));
    }
}

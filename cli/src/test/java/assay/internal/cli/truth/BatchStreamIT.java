package assay.internal.cli.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that asks, waits for the answer, and asks again; and one that is stopped in between. */
class BatchStreamIT {
    @TempDir
    Path folder;

    private static final String ARCHITECTURE_7 = "{\"index\": 7}\n";

    private Process start(String command, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "assay.internal.cli.Assay",
                command,
                "201",
                "--store",
                folder.resolve("home/nasbench201.duckdb").toString(),
                "--dataset",
                "cifar10-valid",
                "--schedule",
                "12",
                "--trials",
                "777",
                "--batch",
                "-"));
        words.addAll(List.of(more));
        return new ProcessBuilder(words)
                .redirectError(folder.resolve("said").toFile())
                .start();
    }

    private void makeStore() throws Exception {
        assertTrue(new TruthStore(folder)
                        .run("query", "--index", "7", "--dataset", "cifar10", "--metric", "params")
                        .code()
                == 0);
    }

    @Test
    @Timeout(120)
    void eachRow_isAnsweredBeforeTheNextIsAsked_andSigtermIsExitCode130() throws Exception {
        makeStore();
        Process process = start("simulate", "--budget", "Infinity");
        try {
            BufferedReader answers = answers(process);
            for (int i = 1; i <= 3; i++) {
                ask(process, ARCHITECTURE_7);
                assertTrue(answers.readLine().contains("\"clock_s\":" + 128.0 * i));
            }
            process.toHandle()
                    .destroy(); // SIGTERM alone: destroy() ends its input as well, and that might be seen first
            assertTrue(process.waitFor(30, TimeUnit.SECONDS), "a stop is heard");
        } finally {
            process.destroyForcibly();
        }
        assertEquals(130, process.exitValue());
    }

    /** The header of a table is written before the first row has been read. */
    @ParameterizedTest
    @ValueSource(strings = {"simulate", "query"})
    @Timeout(120)
    void aTable_isAnsweredLineByLine(String command) throws Exception {
        makeStore();
        Process process =
                command.equals("query") ? start(command, "--split", "valid") : start(command, "--budget", "Infinity");
        try {
            BufferedReader answers = answers(process);
            ask(process, "index\n");
            assertTrue(answers.readLine().startsWith("index,value,"));
            for (int i = 0; i < 3; i++) {
                ask(process, "7\n");
                assertTrue(answers.readLine().startsWith("7,"));
            }
            process.getOutputStream().close();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS), "the end of the list is the end");
        } finally {
            process.destroyForcibly();
        }
        assertEquals(0, process.exitValue());
    }

    private static BufferedReader answers(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void ask(Process process, String row) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write(row.getBytes(StandardCharsets.UTF_8));
        in.flush();
    }
}

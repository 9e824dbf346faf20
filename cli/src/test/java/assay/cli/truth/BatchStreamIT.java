package assay.cli.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program that asks, waits for the answer, and asks again; and one that is stopped in between. */
class BatchStreamIT {
    @TempDir
    Path folder;

    private static final String ARCHITECTURE_7 = "{\"index\": 7}\n";

    @Test
    @Timeout(120)
    void eachRow_isAnsweredBeforeTheNextIsAsked_andSigtermIsExitCode130() throws Exception {
        assertTrue(new TruthStore(folder)
                        .run("query", "--index", "7", "--dataset", "cifar10", "--metric", "params")
                        .code()
                == 0);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "assay.cli.Assay",
                        "simulate",
                        "201",
                        "--store",
                        folder.resolve("home/nasbench201.duckdb").toString(),
                        "--dataset",
                        "cifar10-valid",
                        "--schedule",
                        "12",
                        "--trials",
                        "777",
                        "--budget",
                        "Infinity",
                        "--batch",
                        "-")
                .redirectError(folder.resolve("said").toFile())
                .start();
        try {
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            for (int i = 1; i <= 3; i++) {
                ask(process);
                assertTrue(answers.readLine().contains("\"clock_s\":" + 128.0 * i));
            }
            process.destroy();
            assertTrue(process.waitFor(2, TimeUnit.SECONDS), "a stop is heard within two seconds");
        } finally {
            process.destroyForcibly();
        }
        assertEquals(130, process.exitValue());
    }

    private static void ask(Process process) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write(ARCHITECTURE_7.getBytes(StandardCharsets.UTF_8));
        in.flush();
    }
}

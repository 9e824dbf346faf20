package assay.internal.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that is stopped as a process goes on where it was. */
class RunStopIT extends TinyRuns {
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
                "assay.internal.cli.Assay"));
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

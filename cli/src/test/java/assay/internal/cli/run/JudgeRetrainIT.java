package assay.internal.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.Seeds;
import assay.internal.cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code assay judge --retrain}: answers in the space of DARTS, judged by tiny trainings. */
class JudgeRetrainIT {
    @TempDir
    static Path folder;

    private static Path data;

    @BeforeAll
    static void data() throws IOException {
        data = TinyData.write(folder.resolve("data"));
        byte[] records = new byte[40 * 3073];
        new Seeds(8).stream("test").nextBytes(records);
        for (int i = 0; i < 40; i++) {
            records[i * 3073] = (byte) (i % 10);
        }
        Files.write(data.resolve("cifar10/test-tiny.bin"), records);
        System.setProperty("assay.home", folder.resolve("home").toString());
    }

    @AfterAll
    static void forgetIt() {
        System.clearProperty("assay.home");
    }

    private static Ran judge(String rows, String... flags) throws IOException {
        Path file = Files.writeString(folder.resolve("found.csv"), rows);
        String[] all = {
            "judge",
            file.toString(),
            "--on",
            "darts",
            "--data",
            data.toString(),
            "--backend",
            "plain",
            "--workers",
            "1",
            "--set",
            "retrain.train=20",
            "--set",
            "retrain.test=20",
            "--set",
            "retrain.size=8",
            "--set",
            "retrain.channels=2",
            "--set",
            "retrain.cells=2",
            "--set",
            "retrain.epochs=1",
            "--set",
            "retrain.batch=10",
            "--out",
            folder.resolve("out").toString()
        };
        String[] both = Stream.concat(Arrays.stream(all), Arrays.stream(flags)).toArray(String[]::new);
        return Ran.assay(both);
    }

    @Test
    void answersAreTrainedOnce_andReproduced() throws IOException {
        String rows = "method,seed,arch\nmine,0,DARTS_V2\nmine,1,DARTS_V1\nother,0,DARTS_V1\n";
        Ran ran = judge(rows, "--retrain");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.err().contains("training 2 networks that were found"), ran.err()); // DARTS_V1 serves both
        String report = Files.readString(folder.resolve("out/report.md"));
        assertTrue(report.contains("2 trainings of 2 architectures"), report);
        assertTrue(report.contains("Judged rows: 3 rows: 2 methods, 3 runs."), report);
        assertEquals(ran.out(), judge(rows, "--retrain").out()); // nothing is trained again
        EveryForm.isWritten("found", folder.resolve("forms"));
        Ran again = Ran.assay(
                "reproduce",
                folder.resolve("out/report.html").toString(),
                "--data",
                data.toString(),
                "--out",
                folder.resolve("again").toString());
        assertEquals(0, again.code(), again.out() + again.err());
    }

    @Test
    void withoutRetrain_nothingJudgesThere() throws IOException {
        Ran ran = Ran.assay(
                "judge",
                Files.writeString(folder.resolve("a.csv"), "arch\nDARTS_V2\n").toString(),
                "--on",
                "darts");
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("Give --retrain"), ran.err());
    }
}

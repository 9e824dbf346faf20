package assay.internal.cli.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.cli.Ran;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions from files and from standard input. */
class QuestionBatchTest {
    @TempDir
    static Path folder;

    static TruthStore store;

    @BeforeAll
    static void importOnce() throws IOException {
        store = new TruthStore(folder);
    }

    private static Ran batch(String questions, String... flags) throws IOException {
        Path file = Files.writeString(folder.resolve("questions"), questions);
        String[] all = new String[flags.length + 2];
        System.arraycopy(flags, 0, all, 0, flags.length);
        all[flags.length] = "--batch";
        all[flags.length + 1] = file.toString();
        return store.run("query", all);
    }

    private static final String[] REST = {
        "--dataset", "cifar10", "--split", "test", "--schedule", "200", "--trials", "mean"
    };

    @Test
    void csv_echoesEveryColumn_andFlagsGiveTheOthers() throws IOException {
        Ran ran = batch("note,index\n\"a, b\",0\n,1\n", REST);
        assertEquals(0, ran.code(), ran.err());
        assertEquals("""
                note,index,value,unit,seeds,basis,source,why
                "a, b",0,85.5,percent,777+888,published mean,few.csv,
                ,1,93.5,percent,777,published mean,few.csv,
                """, ran.out());
        assertTrue(ran.err().contains("2 questions, 0 of them not measured"), ran.err());
    }

    @Test
    void whatIsNotMeasured_saysWhy_andIsNoFailureBesideAnAnswer() throws IOException {
        Ran ran = batch("index\n0\n7\n9\n", REST);
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("7,,,,,,\"nasbench201: not measured: accuracy on cifar10 test"), ran.out());
        assertTrue(ran.out().contains("9,,,,,,\"nasbench201: not in the imported table: "), ran.out());
    }

    @Test
    void jsonLines_comeBackWithTheAnswer() throws IOException {
        Ran ran = batch("{\"id\": 5, \"index\": 0, \"epoch\": null}\n\n{\"index\": 9}\n", REST);
        assertEquals(0, ran.code(), ran.err());
        String[] lines = ran.out().split("\n");
        assertEquals(
                "{\"id\":5,\"index\":0,\"epoch\":null,\"unit\":\"percent\",\"value\":85.5,\"seeds\":[777,888],"
                        + "\"basis\":\"published mean\",\"source\":\"few.csv\"}",
                lines[0]);
        assertTrue(lines[1].startsWith("{\"index\":9,\"value\":null,\"why\":\"nasbench201: not in"), lines[1]);
        assertEquals(2, lines.length);
    }

    @Test
    void eachRowMayAskAnotherThing() throws IOException {
        Ran ran = batch("""
                index,dataset,split,schedule,trials,epoch,metric,device
                7,cifar10-valid,valid,12,777,3,,
                0,cifar10,,,,,energy,edgegpu
                0,cifar10,,,,,params,
                """);
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("7,cifar10-valid,valid,12,777,3,,,53.0,percent,777,measured,long.csv,"));
        assertTrue(ran.out().contains("energy,edgegpu,20.0,mJ,,measured,few.csv,"), ran.out());
        assertTrue(ran.out().contains("params,,0.129306,millions,,formula,formula,"), ran.out());
    }

    @Test
    void aRowThatIsNoQuestion_endsTheProgramWithItsLine_andNothingIsAnswered() throws IOException {
        Ran ran = batch("index\n0\nten\n1\n", REST);
        assertEquals(2, ran.code());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains("questions line 3: index: expected a whole number, found 'ten'"), ran.err());
        assertTrue(batch("{\"index\": 1\n", REST).err().contains("line 1: expected one JSON object"));
        assertTrue(batch("{\"index\": 1.5}\n", REST)
                .err()
                .contains("line 1: index: expected a whole number, found '1.5'"));
        assertTrue(batch("index\n15625\n", REST).err().contains("line 2: bench201: no architecture with index 15625"));
        assertTrue(batch("index,split\n0,\n", "--dataset", "cifar10", "--schedule", "200", "--trials", "mean")
                .err()
                .contains("line 2: missing split: each changes the number"));
    }

    @Test
    void columnsThatClash_areRefused() throws IOException {
        Ran both = batch("index,split\n0,test\n", REST);
        assertEquals(2, both.code());
        assertTrue(both.err().contains("split is given by the input and by a flag"), both.err());
        assertEquals(2, batch("index\n0\n", "--json").code());
        assertEquals(3, store.run("query", "--batch", folder + "/nothing").code());
    }

    @Test
    void binaryTables_areLists_andTheAnswerIsCsv() {
        String[] args = {
            "--batch",
            "../examples/judge/forms/polars.arrow",
            "--dataset",
            "cifar10",
            "--split",
            "test",
            "--schedule",
            "200",
            "--trials",
            "mean",
            "--columns",
            "index=seed"
        };
        Ran ran = store.run("query", args);
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().startsWith("method,seed,step,cost_s,score,architecture,value,unit,"), ran.out());
        assertEquals(5, ran.out().lines().count(), ran.out());
    }

    @Test
    void standardInput_isDash() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("index\n2\n".getBytes(StandardCharsets.UTF_8)));
        try {
            String[] args = {
                "--batch", "-", "--dataset", "cifar10", "--split", "test", "--schedule", "200", "--trials", "mean"
            };
            Ran ran = store.run("query", args);
            assertTrue(ran.out().contains("2,90.5,percent,888,"), ran.out() + ran.err());
        } finally {
            System.setIn(before);
        }
    }
}

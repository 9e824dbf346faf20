package assay.internal.cli.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.truth.Dataset;
import assay.internal.cli.MadeUpBenchmark;
import assay.internal.cli.Ran;
import assay.internal.testkit.OwnHome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code assay gate --judge} on a made-up table: a cell's test accuracy is 30 and 10 for each convolution 3x3, so that a cell
 * with k of them has a regret of 60 - 10 k points.
 */
class JudgedGateTest {
    /** Convolutions of the cells that the baseline's eight seeds found: regrets of 20 and 10 points. */
    private static final int[] BEFORE = {4, 5, 4, 5, 4, 5, 4, 5};

    @TempDir
    static Path folder;

    private static OwnHome ownHome;
    private static Path baseline;

    @BeforeAll
    static void writeTheBaseline() throws IOException {
        ownHome = new OwnHome(folder.resolve("home"));
        Path table = MadeUpBenchmark.write(folder, "made-up", Dataset.CIFAR10, 4, List.of(0));
        assertEquals(0, Ran.assay("import", table.toString()).code());
        baseline = folder.resolve("main.json");
        Ran ran = gate(rows("mine", 0, BEFORE), "--on", "made-up", "--update");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("Baseline written, of 8 seeds"), ran.out());
        assertTrue(ran.out().contains("15.000"), ran.out());
    }

    @AfterAll
    static void putBack() {
        ownHome.close();
    }

    private static String cell(int convolutions) {
        StringBuilder text = new StringBuilder("|");
        int edge = 0;
        for (int node = 1; node <= 3; node++) {
            for (int from = 0; from < node; from++) {
                text.append(edge++ < convolutions ? "nor_conv_3x3~" : "skip_connect~")
                        .append(from)
                        .append('|');
            }
            text.append(node < 3 ? "+|" : "");
        }
        return text.toString();
    }

    private static String rows(String method, int seed, int... convolutions) {
        StringBuilder rows = new StringBuilder();
        for (int k : convolutions) {
            rows.append(method)
                    .append(',')
                    .append(seed++)
                    .append(',')
                    .append(cell(k))
                    .append('\n');
        }
        return rows.toString();
    }

    private static Ran gate(String rows, String... flags) throws IOException {
        Path file = Files.writeString(folder.resolve("found.csv"), "method,seed,arch\n" + rows);
        List<String> all = new ArrayList<>(List.of("gate", "--judge", file.toString()));
        if (!List.of(flags).contains("--baseline")) {
            all.addAll(List.of("--baseline", baseline.toString()));
        }
        all.addAll(List.of("--comment", comment().toString()));
        all.addAll(List.of(flags));
        Files.deleteIfExists(comment());
        return Ran.assay(all.toArray(String[]::new));
    }

    private static Path comment() {
        return folder.resolve("comment.md");
    }

    private static String verdict() throws IOException {
        List<String> lines = Files.readAllLines(comment());
        assertTrue(lines.size() <= 11, lines.toString());
        return lines.get(0);
    }

    @Test
    void theSameAnswers_passTheGate() throws Exception {
        Ran ran = gate(rows("mine", 0, BEFORE), "--json");
        assertEquals(0, ran.code(), ran.err());
        JsonNode answer = new ObjectMapper().readTree(ran.out());
        assertEquals("same", answer.at("/lines/0/verdict").textValue());
        assertEquals(15, answer.at("/lines/0/baseline_mean").doubleValue());
        assertEquals("not_shown_worse", answer.get("verdict").textValue());
        assertEquals(20, answer.at("/values/regret/mine/0").doubleValue());
        assertTrue(
                verdict()
                        .matches(
                                "\\*\\*Not shown worse\\*\\*: 1 method compared\\. Smallest change that could have been"
                                        + " seen: \\d+\\.\\d points of regret\\."),
                verdict());
    }

    @Test
    void worseAnswers_closeIt_bySeedAndAsASample() throws IOException {
        for (int seed : new int[] {0, 100}) {
            Ran ran = gate(rows("mine", seed, 1, 2, 1, 2, 1, 2, 1, 2));
            assertEquals(1, ran.code(), ran.out() + ran.err());
            assertTrue(ran.out().contains("FAILED: regret of mine."), ran.out());
            assertTrue(
                    ran.out().contains(seed == 0 ? "by seed" : "other seeds than the baseline's 8: a permutation test"),
                    ran.out());
            assertTrue(verdict().startsWith("**Worse**: regret of mine; 1 method compared. Smallest"), verdict());
        }
    }

    /** Worse by no more than the margin is not worse. */
    @Test
    void theMargin_isLetPass() throws IOException {
        assertEquals(1, gate(rows("mine", 100, 3, 4, 3, 4, 3, 4, 3, 4)).code());
        assertEquals(
                0,
                gate(rows("mine", 100, 3, 4, 3, 4, 3, 4, 3, 4), "--margin", "10")
                        .code());
    }

    @Test
    void betterAnswers_areCalledSo() throws IOException {
        Ran ran = gate(rows("mine", 100, 6, 6, 6, 6, 6, 6, 6, 6));
        assertEquals(0, ran.code(), ran.out() + ran.err());
        assertTrue(verdict().startsWith("**Better**: regret of mine; 1 method compared."), verdict());
        assertTrue(Files.readString(comment()).contains("| better |"), Files.readString(comment()));
    }

    /** A file that was not written, or a search that died, must not open the gate. */
    @Test
    void aMethodThatIsGone_orHasNoAnswer_closesIt() throws IOException {
        Ran gone = gate(rows("other", 0, BEFORE));
        assertEquals(1, gone.code(), gone.out() + gone.err());
        assertTrue(gone.out().contains("the baseline has it, and it was not measured"), gone.out());
        assertTrue(gone.out().contains("not in the baseline"), gone.out());
        Ran absent = gate(rows("mine", 0, BEFORE) + "mine,8,15625\n");
        assertEquals(1, absent.code(), absent.out() + absent.err());
        assertTrue(absent.out().contains("seed 8: its answer is not in the table"), absent.out());
        assertTrue(verdict().startsWith("**Worse**: regret of mine;"), verdict());
    }

    @Test
    void whatCannotBeCompared_isRefused() throws IOException {
        Ran one = gate(rows("mine", 0, 4), "--methods", "mine");
        assertEquals(3, one.code(), one.out() + one.err());
        assertTrue(one.err().contains("nothing was compared"), one.err());
        assertFalse(Files.exists(comment()));
        Ran table = gate(rows("mine", 0, BEFORE), "--on", "mini201");
        assertEquals(2, table.code());
        assertTrue(
                table.err().contains("expected a baseline that mini201/fashion-mini in the space nasbench201"),
                table.err());
        Ran experiment = gate(rows("mine", 0, BEFORE), "--config", "x.yaml");
        assertEquals(2, experiment.code());
        assertTrue(experiment.err().contains("found both"), experiment.err());
        Ran judged = Ran.assay("gate", "--baseline", baseline.toString());
        assertEquals(2, judged.code());
        assertTrue(judged.err().contains("found that of judged files"), judged.err());
        assertEquals(2, Ran.assay("gate", "--on", "mini201").code());
        assertEquals(2, gate(rows("mine", 0, BEFORE), "--methods", "his").code());
        assertEquals(2, gate(rows("mine", 0, BEFORE), "--seeds", "9").code());
    }

    @Test
    void aBaseline_needsATableSpreadAndAnswers() throws IOException {
        String none = folder.resolve("none.json").toString();
        assertEquals(
                2, gate(rows("mine", 0, BEFORE), "--update", "--baseline", none).code());
        assertEquals(
                2,
                gate(rows("mine", 0, 4), "--on", "made-up", "--update", "--baseline", none)
                        .code());
        assertEquals(
                3,
                gate(rows("mine", 0, BEFORE) + "mine,8,15625\n", "--on", "made-up", "--update", "--baseline", none)
                        .code());
        assertFalse(Files.exists(Path.of(none)));
    }

    @Test
    void spaceWithoutTable_isRefused_withTheWayThatThereIs() throws IOException {
        Ran ran = gate("mine,0,DARTS_V2\nmine,1,GDAS\n", "--on", "darts", "--update");
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("a regret is the distance to the best of a table"), ran.err());
        assertTrue(ran.err().contains("assay judge --on darts --retrain"), ran.err());
    }

    /**
     * An experiment whose results are trained is refused, too. Before, its searches ran, and then there was no table to ask.
     */
    @Test
    void textsAndTrainings_areRefused_withTheWayThatThereIs() throws IOException {
        Ran rows = gate("mine,0,DARTS_V2\nmine,1,GDAS\n", "--on", "recurrent", "--update");
        assertEquals(2, rows.code());
        assertTrue(rows.err().contains("assay train --arch CELL --text FOLDER"), rows.err());
        for (String example : List.of("recurrent-moby-cpu", "darts-cifar10-cpu")) {
            Ran run = Ran.assay("gate", "--config", "../examples/" + example + ".yaml", "--update");
            assertEquals(2, run.code());
            assertTrue(
                    run.err().contains("gate: expected an experiment that a table judges, found '" + example + "'"),
                    run.err());
            assertTrue(run.err().contains("assay report BEFORE AFTER"), run.err());
        }
    }

    /** The whole text for a pull request that docs/gate.md shows. */
    @Test
    void theDocumentedExample_givesTheDocumentedText() throws IOException {
        String rows = Files.readString(Path.of("../examples/judge/searches.csv"));
        Path example = Files.writeString(folder.resolve("searches.csv"), rows);
        Path file = folder.resolve("searches.json");
        for (String last : new String[] {"--update", "--comment=" + comment()}) {
            Ran ran = Ran.assay(
                    "gate", "--judge", example.toString(), "--on", "mini201", "--baseline", file.toString(), last);
            assertEquals(0, ran.code(), ran.err());
        }
        String documented = Files.readString(Path.of("../docs/gate.md")).replaceAll("(?m)^    ", "");
        String written = Files.readString(comment());
        assertTrue(documented.contains(written.substring(0, written.indexOf("Baseline: "))), written);
    }

    @Test
    void storedRuns_areComparedLikeFiles() throws IOException {
        Path file = Files.writeString(folder.resolve("kept.csv"), "method,seed,arch\n" + rows("mine", 100, 1, 2, 1, 2));
        assertEquals(
                0,
                Ran.assay(
                                "judge",
                                file.toString(),
                                "--on",
                                "made-up",
                                "--out",
                                folder.resolve("out").toString())
                        .code());
        Ran ran = Ran.assay("gate", "--with", "kept", "--baseline", baseline.toString());
        assertEquals(1, ran.code(), ran.out() + ran.err());
        assertTrue(ran.out().contains("FAILED: regret of mine."), ran.out());
    }
}

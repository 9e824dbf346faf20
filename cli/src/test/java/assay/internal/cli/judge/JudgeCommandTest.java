package assay.internal.cli.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Isomorphism201;
import assay.core.truth.Dataset;
import assay.internal.cli.MadeUpBenchmark;
import assay.internal.cli.Ran;
import assay.internal.testkit.OwnHome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code assay judge} on a made-up table: a cell's test accuracy is 30 and 10 for each convolution 3x3. */
class JudgeCommandTest {
    private static final String THREE = "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|none~0|none~1|none~2|";
    private static final String NONE = "|none~0|+|none~0|none~1|+|none~0|none~1|skip_connect~2|";

    @TempDir
    static Path folder;

    private static OwnHome ownHome;

    @BeforeAll
    static void buildOnce() {
        ownHome = new OwnHome(folder.resolve("home"));
        Path file = MadeUpBenchmark.write(folder, "made-up", Dataset.CIFAR10, 4, List.of(0));
        Ran ran = Ran.assay("import", file.toString());
        assertEquals(0, ran.code(), ran.err());
    }

    @AfterAll
    static void putBack() {
        ownHome.close();
    }

    private static Ran judge(String rows, String... flags) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.csv"), rows);
        List<String> all = new ArrayList<>(List.of(
                "judge",
                file.toString(),
                "--on",
                "made-up",
                "--out",
                folder.resolve("out").toString()));
        all.addAll(List.of(flags));
        return Ran.assay(all.toArray(String[]::new));
    }

    private static String report() throws IOException {
        return Files.readString(folder.resolve("out/report.md"));
    }

    @Test
    void answers_areJudgedAndReported() throws IOException {
        Ran ran = judge("seed,step,score,arch\n0,1,0.1," + NONE + "\n0,2,0.9," + THREE + "\n1,1,0.3," + NONE + "\n");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("mine                2      45.00 +- 21.21"), ran.out()); // 60 and 30
        assertTrue(ran.err().contains("asked of made-up: cifar10; valid and test, after 4 epochs"), ran.err());
        assertTrue(ran.err().contains("answer of a run without a final row: the architecture with the best score"));
        assertTrue(report().contains("45.00 points below the best cell of the table (90.00 %)"), report());
        Ran stored =
                Ran.assay("report", "mine", "--out", folder.resolve("again").toString());
        assertEquals(0, stored.code(), stored.err());
        assertEquals(
                Files.readString(folder.resolve("out/report.html")),
                Files.readString(folder.resolve("again/report.html")));
    }

    @Test
    void cellsOfLanguageModels_areRefused_withTheWayThatThereIs() throws IOException {
        Path file = Files.writeString(folder.resolve("cells.csv"), "seed,arch\n0,DARTS_V2\n");
        for (List<String> flags : List.of(List.<String>of(), List.of("--retrain"))) {
            List<String> all = new ArrayList<>(List.of("judge", file.toString(), "--on", "recurrent"));
            all.addAll(flags);
            Ran ran = Ran.assay(all.toArray(String[]::new));
            assertEquals(2, ran.code());
            assertTrue(
                    ran.err()
                            .contains("--on recurrent: expected a space of networks for images, found one of language"),
                    ran.err());
            assertTrue(ran.err().contains("assay train --arch CELL --text FOLDER"), ran.err());
        }
    }

    @Test
    void dash_isStandardInput_whateverItsForm() throws IOException {
        byte[] rows = Files.readAllBytes(Path.of("../examples/judge/forms/pandas.feather"));
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(rows));
            String out = folder.resolve("input").toString();
            Ran ran = Ran.assay("judge", "-", "--on", "made-up", "--out", out);
            assertEquals(0, ran.code(), ran.err());
            assertTrue(ran.out().contains("mine                2 "), ran.out());
            assertTrue(Files.readString(Path.of(out, "report.md")).contains("standard input, sha256 "));
            System.setIn(new ByteArrayInputStream("seed,arch\n0,what\n".getBytes(StandardCharsets.UTF_8)));
            Ran bad = Ran.assay("judge", "-", "--on", "made-up", "--out", out);
            assertEquals(2, bad.code());
            assertTrue(bad.err().contains("assay: standard input line 2, column arch: "), bad.err());
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void badRows_endAll_orAreLeftOutAndReported() throws IOException {
        String rows = "seed,arch\n0," + THREE + "\n1,what\n2,99999\n";
        Ran ran = judge(rows);
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("mine.csv line 3, column arch: "), ran.err());
        Ran skipping = judge(rows, "--skip-bad", "--json");
        assertEquals(0, skipping.code(), skipping.err());
        assertTrue(
                skipping.out().contains("\"kind\":\"judge\"") || skipping.out().contains("\"kind\" : \"judge\""),
                skipping.out());
        assertTrue(report().contains("1 row that could not be understood: "), report());
        assertTrue(report().contains("mine.csv line 3, column arch"), report());
        assertTrue(report().contains("1 row of 2 name an architecture that the table does not have"), report());
        assertTrue(report().contains("mine, seed 2"), report());
    }

    @Test
    void nothingThatTheTableHas_isExitCode4() throws IOException {
        Ran ran = judge("seed,arch\n0,99999\n1,88888\n");
        assertEquals(4, ran.code(), ran.err());
        assertTrue(ran.err().contains("found none among 2 rows"), ran.err());
    }

    @Test
    void whatIsAsked_mustBeSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.csv"), "seed,arch\n0," + THREE + "\n");
        Ran nothing = Ran.assay("judge", file.toString());
        assertEquals(2, nothing.code());
        assertTrue(nothing.err().contains("--on: expected the table that judges"), nothing.err());
        assertEquals(2, judge("arch\n" + THREE, "--on", "nowhere").code());
        assertEquals(2, judge("arch\n" + THREE, "--schedule", "5").code());
        assertEquals(
                2,
                Ran.assay("judge", file.toString(), "--on", "made-up/cifar100").code());
    }

    @Test
    void theTemplate_isOneThatAboutReads() throws IOException {
        Ran template = Ran.assay("judge", "--template");
        Path about = Files.writeString(
                folder.resolve("about.yaml"), template.out().replace("hardware: ''", "hardware: 'two GPUs'"));
        Ran ran = judge("arch\n" + THREE, "--about", about.toString());
        assertEquals(0, ran.code(), ran.err());
        assertTrue(report().contains("two GPUs"), report());
        Path wrong = Files.writeString(folder.resolve("about.yaml"), "hardwear: x\n");
        Ran refused = judge("arch\n" + THREE, "--about", wrong.toString());
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("Did you mean 'hardware'?"), refused.err());
    }

    private static final String LOG = "method,seed,step,score,arch\n"
            + "a,0,1,0.1," + NONE + "\na,0,2,0.9," + THREE + "\na,1,1,0.3," + NONE + "\na,1,2,0.2," + THREE + "\n"
            + "b,0,1,0.5," + THREE + "\nb,1,1,0.5," + THREE + "\n";

    @Test
    void chanceStandsBeside_exactly() throws IOException {
        Ran ran = judge(LOG);
        assertEquals(0, ran.code(), ran.err());
        // Validation is as good as test in this table, so that the best of two is the larger of two draws.
        assertTrue(ran.out().contains("  random cell: cifar10 " + largest(1)), ran.out());
        assertTrue(ran.out().contains("best of 2 random cells, as a: cifar10 " + largest(2)), ran.out());
        assertTrue(ran.out().contains("one random cell, as b: cifar10 " + largest(1)), ran.out());
        assertTrue(ran.out().contains("  best of the table: cifar10 90.00"), ran.out());
        assertTrue(report().contains("Against chance"), report());
        // Seed 0 believes rightly, seed 1 wrongly: it answers with 30 where it named a cell of 60.
        assertTrue(
                report().contains("its scores order its own 4 architectures with a rank correlation of 0.00"),
                report());
        assertTrue(report().contains("15.00 ± 21.21 | 15.00 ± 0.00"), report());
    }

    /** Mean and standard deviation of the largest of 1 or 2 uniform draws, pair by pair. */
    private static String largest(int draws) {
        Bench201Index index = Bench201Index.get();
        Map<String, Double> byNetwork = new HashMap<>(); // cells that are one network were trained once
        Map<Double, Integer> count = new TreeMap<>();
        for (int arch = 0; arch < index.size(); arch++) {
            double own = MadeUpBenchmark.test(index.cell(arch));
            count.merge(
                    byNetwork.computeIfAbsent(Isomorphism201.OFFICIAL.key(index.cell(arch)), k -> own),
                    1,
                    Integer::sum);
        }
        double mean = 0;
        double squares = 0;
        for (var a : count.entrySet()) {
            for (var b : count.entrySet()) {
                double p = (double) a.getValue() * b.getValue() / index.size() / index.size();
                double value = draws == 1 ? a.getKey() : Math.max(a.getKey(), b.getKey());
                mean += p * value;
                squares += p * value * value;
            }
        }
        return String.format(Locale.ROOT, "%.2f +- %.2f", mean, Math.sqrt(squares - mean * mean));
    }

    @Test
    void aJudgement_isReproducedFromItsPage_andComparedWithAnother() throws IOException {
        judge(LOG, "--name", "first");
        Path page = folder.resolve("out/report.html");
        Ran again = Ran.assay(
                "reproduce",
                page.toString(),
                "--out",
                folder.resolve("reproduced").toString());
        assertEquals(0, again.code(), again.out() + again.err());
        assertTrue(again.out().startsWith("The same: 4 runs, 6 incumbents after epochs, 8 answers"), again.out());
        assertEquals(
                Files.readString(folder.resolve("out/results.csv")),
                Files.readString(folder.resolve("reproduced/results.csv")));
        judge(LOG.replace("b,0,1,0.5," + THREE, "b,0,1,0.5," + NONE), "--name", "second");
        Ran compared = Ran.assay(
                "report", "first", "second", "--out", folder.resolve("both").toString());
        assertEquals(0, compared.code(), compared.err());
        String text = Files.readString(folder.resolve("both/comparison.md"));
        assertTrue(text.contains("judged.rows"), text);
        assertTrue(!text.contains("nor_conv_3x3~0|none~0"), text);
    }

    @Test
    void storedExperiments_standBeside() throws IOException {
        judge(LOG, "--name", "earlier");
        Ran ran = judge(LOG.replace("a,", "mine,"), "--with", "earlier", "--name", "later");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("mine  "), ran.out());
        assertTrue(ran.out().contains("\na  "), ran.out());
        assertTrue(ran.out().contains("\nb@earlier  "), ran.out());
        assertTrue(report().contains("stored experiment earlier"), report());
    }

    @Test
    void judgedRuns_areNotAddedTo() throws IOException {
        judge(LOG, "--name", "alone");
        Ran merged = Ran.assay("report", "alone", "--merge", "alone");
        assertEquals(2, merged.code());
        assertTrue(merged.err().contains("found rows that 'assay judge' judged"), merged.err());
    }
}

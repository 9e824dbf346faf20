package assay.internal.cli.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.truth.Benchmark;
import assay.internal.cli.Ran;
import assay.internal.experiments.judge.TruthTable;
import assay.internal.experiments.work.AssayHome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report is made, made again, and its experiment run again from the page alone. */
class ReproduceCommandIT {
    private static final String TINY = """
            name: tiny
            images: {train: 48, valid: 48, size: 8}
            supernet: {channels: 2, cells: 1, epochs: 2, batch: 16, weight_rate: 0.05}
            methods: [{darts: {alpha_rate: 0.01}}, {balenas: {alpha_rate: 0.01, draws: 1}}, random]
            seeds: [0, 1]
            report:
              tuning: {runs: 3, hours: 0.5, note: 'by <hand> & eye'}
              checklist: {ablations: "none of it's parts"}
            """;

    @TempDir
    static Path folder;

    private static String data;
    private static Path first;

    @BeforeAll
    static void runOnce() throws IOException {
        data = TinyData.write(folder.resolve("data")).toString();
        System.setProperty("assay.home", folder.resolve("home").toString());
        TruthTable.open(Benchmark.NASBENCH201, Optional.of(Path.of(data)), remark -> {})
                .close();
        Path config = Files.writeString(folder.resolve("tiny.yaml"), TINY);
        first = folder.resolve("a");
        Ran ran = Ran.assay(
                "run", config.toString(), "--data", data, "--backend", "plain", "--out", first.toString(), "-q");
        assertEquals(0, ran.code(), ran.err());
    }

    @AfterAll
    static void forgetIt() {
        System.clearProperty("assay.home");
    }

    private static Ran reproduce(Path page, String... more) {
        String out = folder.resolve("r").toString();
        return Ran.assay(Stream.concat(
                        List.of("reproduce", page.toString(), "--data", data, "--out", out, "-q").stream(),
                        List.of(more).stream())
                .toArray(String[]::new));
    }

    @Test
    void theSameInputs_giveTheSameBytes() throws IOException {
        for (String out : List.of("b", "c")) {
            assertEquals(
                    0,
                    Ran.assay("report", "tiny", "--out", folder.resolve(out).toString())
                            .code());
        }
        for (String file : List.of("report.html", "report.md", "results.csv", "results.json")) {
            byte[] was = Files.readAllBytes(first.resolve(file));
            assertArrayEquals(was, Files.readAllBytes(folder.resolve("b").resolve(file)), file);
            assertArrayEquals(was, Files.readAllBytes(folder.resolve("c").resolve(file)), file);
        }
    }

    @Test
    void theReport_saysWhatTheAuthorSays_andWhereTheTableIsFrom() throws IOException {
        String html = Files.readString(first.resolve("report.html"));
        assertTrue(html.contains("3 runs, 0.5 hours: by &lt;hand&gt; &amp; eye"), "tuning");
        assertTrue(html.contains("The author says: none of it"), "checklist");
        assertTrue(html.contains("published checksum unknown"), "the table's files");
    }

    @Test
    void anUntouchedReport_isReproduced_andTheRunStoreStays() throws Exception {
        byte[] store = Files.readAllBytes(AssayHome.runs());
        Ran ran = reproduce(first);
        assertEquals(0, ran.code(), ran.err() + ran.out());
        assertTrue(ran.out().startsWith("The same: 6 runs, 8 incumbents after epochs, "), ran.out());
        assertTrue(ran.out().contains("The page shows what it carries: "), ran.out());
        assertArrayEquals(store, Files.readAllBytes(AssayHome.runs()));
        assertTrue(Files.exists(folder.resolve("r/report.html")));
    }

    @Test
    void aReportThatClaimsSomethingElse_isNot() throws Exception {
        String html = Files.readString(first.resolve("report.html"));
        String chosen = html.replaceAll("(?s).*\\[\"random\",1,(\\d+),.*", "$1");
        String better = html.replace("[\"random\",1," + chosen, "[\"random\",1,0");
        Ran ran = reproduce(Files.writeString(folder.resolve("better.html"), better), "--json");
        assertEquals(1, ran.code(), ran.err());
        JsonNode answer = new ObjectMapper().readTree(ran.out());
        assertEquals("reproduce", answer.get("kind").textValue());
        assertFalse(answer.get("same").booleanValue());
        assertEquals("random, seed 1", answer.at("/differences/0/where").textValue());
        assertEquals("cell " + chosen, answer.at("/differences/0/after").textValue());
    }

    @Test
    void aPageWhoseQuestionsWereTakenOut_isRefused() throws Exception {
        String html = Files.readString(first.resolve("report.html"));
        String without = html.replaceAll("\"asked\":\\[.*?\\]", "\"asked\":[]")
                .replaceAll("\"accuracy_percent\":\\[.*?\\]\\]", "\"accuracy_percent\":[]");
        Ran ran = reproduce(Files.writeString(folder.resolve("unasked.html"), without));
        assertEquals(3, ran.code(), ran.err() + ran.out());
        assertTrue(
                ran.err().contains("expected runs and questions to compare, found 6 runs and 0 questions"), ran.err());
    }

    @Test
    void aPageWhoseVisibleNumbersWereEdited_isNotReproduced() throws Exception {
        String html = Files.readString(first.resolve("report.html"));
        String cell =
                html.replaceAll("(?s).*<tr class=\"main\" id=\"run-random-1\">.*?title=\"[^\"]*\">(\\d+)<.*", "$1");
        String edited =
                html.replaceFirst("(?s)(<tr class=\"main\" id=\"run-random-1\">.*?title=\"[^\"]*\">)\\d+<", "$199999<");
        Ran ran = reproduce(Files.writeString(folder.resolve("edited.html"), edited));
        assertEquals(1, ran.code(), ran.err() + ran.out());
        assertTrue(ran.out().contains("random, seed 1: visible cell: 99999 -> " + cell), ran.out());
        assertTrue(ran.out().contains("page: text: changed since -> as it was written"), ran.out());
    }

    @Test
    void aPageWithoutProvenance_isRefused() throws Exception {
        Ran ran = reproduce(Files.writeString(folder.resolve("other.html"), "<html></html>"));
        assertEquals(3, ran.code());
        assertTrue(ran.err().contains("expected a report.html that Assay wrote"), ran.err());
    }

    @Test
    void whatIsNotThere_isSaid() {
        for (Ran ran : List.of(
                reproduce(folder.resolve("none/report.html")),
                Ran.assay("report", folder.resolve("none/report.html").toString()),
                Ran.assay("report", "tiny", folder.resolve("none").toString()))) {
            assertEquals(3, ran.code(), ran.err());
            assertTrue(ran.err().contains("none") && ran.err().contains("found no such file."), ran.err());
        }
    }

    /** What "Where this comes from" names can be given as it stands. */
    @Test
    void theCommandsOfAReport_areAnswered() throws IOException {
        List<String> commands = Files.readAllLines(first.resolve("report.md")).stream()
                .filter(l -> l.startsWith("assay ") && l.matches("assay (sql|query|top|pareto) .*"))
                .filter(l -> !l.contains(" --index CELL "))
                .distinct()
                .toList();
        assertTrue(commands.size() > 5, commands.toString());
        String cell = "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|";
        for (String command : commands) {
            String[] words = command.replace("CELL", cell).split(" ");
            Ran ran = command.startsWith("assay sql")
                    ? Ran.assay(
                            "sql",
                            "--store",
                            AssayHome.runs().toString(),
                            command.replaceAll("^[^ ]+ sql --store \"[^\"]*\" \"(.*)\"$", "$1"))
                    : Ran.assay(Arrays.copyOfRange(words, 1, words.length));
            assertEquals(0, ran.code(), command + ran.err());
        }
    }

    @Test
    void reports_areComparedFromTheirPages_orFromTheStore() throws Exception {
        Path copy = Files.copy(first.resolve("report.html"), folder.resolve("copy.html"));
        Ran comment = Ran.assay("report", "tiny", copy.toString(), "--comment");
        assertEquals(0, comment.code(), comment.err());
        assertTrue(
                comment.out().contains("| the same in every run |")
                        && comment.out().contains("\n4 more rows. A: tiny; B: "),
                comment.out());
        assertEquals(11, comment.out().lines().count(), comment.out());
        Path out = folder.resolve("compared");
        Ran ran = Ran.assay("report", "tiny", first.toString(), copy.toString(), "--out", out.toString(), "--json");
        assertEquals(0, ran.code(), ran.err());
        JsonNode answer = new ObjectMapper().readTree(ran.out());
        assertEquals(3, answer.get("experiments").size());
        assertEquals(2, answer.get("verdicts").size());
        for (String file :
                List.of("comparison.html", "comparison.md", "comparison.csv", "comparison.json", "comment.md")) {
            assertTrue(Files.size(out.resolve(file)) > 0, file);
        }
        assertEquals(2, Ran.assay("report", "tiny", "--comment").code());
    }
}

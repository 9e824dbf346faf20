package assay.internal.reports;

import static assay.internal.reports.Samples.all;
import static assay.internal.reports.Samples.experiment;
import static assay.internal.reports.Samples.formula;
import static assay.internal.reports.Samples.run;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.run.Sample;
import assay.core.space.bench201.Op201;
import assay.core.truth.Truth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class ReportTest {
    private static final List<String> CIFAR10 = List.of("cifar10");

    private static Report two() {
        return new Report(
                experiment(
                        "two",
                        CIFAR10,
                        run("darts", 0, all(Op201.SKIP_CONNECT)),
                        run("darts", 1, all(Op201.CONV_1X1)),
                        run("random", 0, all(Op201.CONV_3X3)),
                        run("random", 1, all(Op201.CONV_3X3))),
                formula());
    }

    /** A table without the all-skip cell on CIFAR-10 test. */
    private static Truth gap() {
        MapTruth whole = formula();
        return new MapTruth((arch, dataset, split) ->
                arch.equals(all(Op201.SKIP_CONNECT)) && split.key().equals("test")
                        ? OptionalDouble.empty()
                        : whole.values().at(arch, dataset, split));
    }

    @Test
    void sameInput_givesTheSameBytes(@TempDir Path a, @TempDir Path b) throws IOException {
        two().writeTo(a);
        two().writeTo(b);
        Map<String, byte[]> first = files(a);
        Map<String, byte[]> second = files(b);
        assertEquals(first.keySet(), second.keySet());
        first.forEach((name, bytes) -> assertArrayEquals(bytes, second.get(name), name));
        assertTrue(first.keySet().containsAll(List.of("report.html", "report.md", "results.csv", "results.json")));
    }

    @Test
    void everyFigureOfTheMarkdown_liesBesideIt(@TempDir Path folder) throws IOException {
        two().writeTo(folder);
        List<String> figures = Pattern.compile("\\]\\((figures/[^)]+)\\)")
                .matcher(Files.readString(folder.resolve("report.md")))
                .results()
                .map(m -> m.group(1))
                .toList();
        assertFalse(figures.isEmpty());
        figures.forEach(f -> Xml.parse(read(folder.resolve(f))));
    }

    @Test
    void page_isWellFormed_andReachesForNothing() {
        Document page = Xml.parse(two().html());
        assertEquals(1, Xml.programs(page), "the page's own script");
        assertEquals(0, page.getElementsByTagName("link").getLength());
        assertEquals(0, page.getElementsByTagName("img").getLength());
        String rest = two().html().replace("http-equiv", "");
        assertFalse(rest.contains("http"), "an address in the page");
        assertFalse(rest.contains("url("), "an address in a style");
        assertFalse(rest.contains("@import"), "an address in a style");
    }

    @Test
    void hostileNames_stayText() {
        String evil = "<script>alert('1')</script>\u0000\u0001]]>&\"|`*";
        Experiment e = new Experiment(
                evil,
                "nasbench201",
                CIFAR10,
                200,
                "name: " + evil + "\n```\n# no heading",
                Map.of(evil, evil),
                List.of(run(evil, 0, all(Op201.CONV_3X3)), run("x|y", 1, all(Op201.CONV_3X3))));
        Report report = new Report(e, formula());
        Document page = Xml.parse(report.html());
        assertEquals(1, Xml.programs(page), "the page's own script");
        assertTrue(page.getElementsByTagName("h1").item(0).getTextContent().startsWith("<script>alert('1')</script>"));
        String markdown = report.markdown();
        assertTrue(unlinked(markdown).contains("| x\\|y | 1 |"), "a bar ends no cell");
        String outsideCode = markdown.replaceAll("(?s)(`{3,})\n.*?\n\\1\n", "");
        assertFalse(outsideCode.contains("<script>"));
        assertTrue(markdown.contains("````\nname:"), "a fence that the text cannot close");
    }

    /** Numbers of a method lead to its runs; here only the numbers matter. */
    static String unlinked(String markdown) {
        return markdown.replaceAll("\\[([^\\]]*)\\]\\(#[^)]*\\)", "$1");
    }

    @Test
    void missingValue_isCounted_leftOutOfTheMean_andNeverANumber() {
        Report report = new Report(
                experiment(
                        "gap", CIFAR10, run("darts", 0, all(Op201.SKIP_CONNECT)), run("darts", 1, all(Op201.CONV_3X3))),
                gap());
        String markdown = unlinked(report.markdown());
        assertTrue(markdown.contains("1 of 4 answers about chosen cells are not in the table"));
        assertTrue(markdown.contains("| darts | 2 | 84.00 ± 8.49 | 79.00 (n = 1) |"), markdown);
        assertTrue(markdown.contains(
                "CIFAR-10 test: not in the table: the chosen cell of 1 of 2 runs, 1 of the 3 cells that runs named, "
                        + "1 of the space's 15,625 cells."));
        assertTrue(markdown.contains("The table says: no trial of cifar10"));
        String row = report.csv()
                .lines()
                .filter(l -> l.startsWith("darts,0,cifar10,test"))
                .findFirst()
                .orElseThrow();
        assertTrue(row.startsWith("darts,0,cifar10,test,200,mean,,,79.0,,,15624,"), row);
        assertTrue(report.json().contains("\"not_measured\" : \"no trial of cifar10\""));
        Xml.parse(report.html());
    }

    @Test
    void emptyTable_isSaidAndNotDividedBy() {
        Report report = new Report(
                experiment("empty", CIFAR10, run("darts", 0, all(Op201.SKIP_CONNECT))),
                new MapTruth((a, d, s) -> OptionalDouble.empty()));
        assertTrue(report.markdown().contains("2 of 2 answers"));
        assertTrue(unlinked(report.markdown()).contains("| darts | 1 | – | – |"));
        assertFalse(report.markdown().contains("NaN"));
        assertFalse(report.json().contains("NaN"));
        Xml.parse(report.html());
    }

    @Test
    void oneSeed_hasNoDeviation_andCannotTell() {
        Report report = new Report(
                experiment(
                        "one",
                        CIFAR10,
                        run("darts", 7, all(Op201.SKIP_CONNECT)),
                        run("random", 7, all(Op201.CONV_3X3))),
                formula());
        assertTrue(unlinked(report.markdown()).contains("| 79.00 |"), report.markdown());
        assertFalse(unlinked(report.markdown()).contains("**79.00**"), "one seed tells no method from another");
        assertTrue(
                report.markdown()
                        .contains(
                                "random finds cells 12.00 points better than darts on the seeds that all methods share, no "
                                        + "p-value, n = 1 seed: too few for a claim (it takes at least 6)."),
                report.markdown());
        assertFalse(report.json().contains("std_percent"));
        Xml.parse(report.html());
    }

    @Test
    void enoughSeeds_tell() {
        RunRecord[] runs = Stream.iterate(0, s -> s < 6, s -> s + 1)
                .flatMap(
                        s -> Stream.of(run("darts", s, all(Op201.SKIP_CONNECT)), run("random", s, all(Op201.CONV_3X3))))
                .toArray(RunRecord[]::new);
        String markdown = new Report(experiment("six", CIFAR10, runs), formula()).markdown();
        assertTrue(
                markdown.contains(
                        "random finds cells 12.00 points better than darts on the seeds that all methods share, "
                                + "Holm-adjusted p = 0.031, n = 6 seeds: a difference (Wilcoxon's signed-rank test)."),
                markdown);
    }

    @Test
    void noRuns_saySo() {
        Report report = new Report(experiment("none", CIFAR10), formula());
        assertTrue(report.markdown().contains("No runs: there is nothing to report yet."));
        assertEquals(1, report.csv().lines().count());
        Xml.parse(report.html());
    }

    @Test
    void selection_setsSampledArgmaxAndSelectedSideBySide() {
        RunRecord searched = run(
                "balenas-tf",
                0,
                all(Op201.CONV_1X1),
                new Sample(all(Op201.CONV_1X1), OptionalDouble.of(2)),
                new Sample(all(Op201.NONE), OptionalDouble.empty()),
                new Sample(all(Op201.NONE).with(0, Op201.CONV_3X3), OptionalDouble.of(1)));
        RunRecord selected =
                new RunRecord("balenas-tf", 0, searched.epochs(), searched.samples(), all(Op201.CONV_3X3), 61.5, 2);
        String markdown = unlinked(new Report(experiment("tf", CIFAR10, selected), formula()).markdown());
        // Test accuracy: conv3x3 79; conv1x1 one less per edge, 73; none three less per edge, 61. One conv3x3 has more
        // parameters than six conv1x1.
        assertTrue(
                markdown.contains("| balenas-tf | CIFAR-10 test | 3 | 66.00 | 73.00 | 79.00 | 64.00 | 73.00 |"),
                markdown);
    }

    /** Only the answer of a selection is its own: the search before it is another method's, and would be counted twice. */
    @Test
    void ranks_haveOfASelectionOnlyItsAnswer(@TempDir Path folder) throws IOException {
        RunRecord searched = run("balenas", 0, all(Op201.CONV_1X1));
        RunRecord selected = new RunRecord(
                "balenas-tf",
                0,
                searched.epochs(),
                List.of(new Sample(all(Op201.CONV_3X3), OptionalDouble.of(2))),
                all(Op201.CONV_3X3),
                61.5,
                2);
        RunRecord other = run("darts", 0, all(Op201.SKIP_CONNECT));
        new Report(experiment("tf", CIFAR10, searched, selected, other), formula()).writeTo(folder);
        // Test accuracy in the last epoch: 79 of the selected cell, 73 of six 1x1 convolutions, less of six skip
        // connections.
        assertEquals(
                List.of(
                        "balenas,mean,1.0,1.5",
                        "balenas,mean,2.0,2.0",
                        "balenas-tf,mean,1.0,",
                        "balenas-tf,mean,2.0,1.0",
                        "darts,mean,1.0,1.5",
                        "darts,mean,2.0,3.0"),
                Files.readAllLines(folder.resolve("curves/rank-cifar10.csv")).stream()
                        .skip(1)
                        .toList());
        String losses = Files.readString(folder.resolve("figures/search-training-loss-nats.svg"));
        assertTrue(losses.contains(">balenas<") && !losses.contains("balenas-tf"), "the search is drawn once");
    }

    @Test
    void sameCellOfSeveralSeeds_isDrawnOnce(@TempDir Path folder) {
        two().writeTo(folder);
        assertTrue(Files.exists(folder.resolve("figures/cell-3.svg")));
        assertFalse(Files.exists(folder.resolve("figures/cell-4.svg")));
        assertTrue(
                two().markdown().contains("random (seeds 0, 1) · CIFAR-10: 79.00 %, place 1 of 15,625"),
                two().markdown());
    }

    @Test
    void staleFiguresGo_otherFilesStay(@TempDir Path folder) throws IOException {
        new Report(Samples.walk("walk"), formula()).writeTo(folder);
        assertTrue(Files.exists(folder.resolve("figures/cell-9.svg")));
        Files.writeString(folder.resolve("figures/cell-99.svg"), "somebody's");
        Files.writeString(folder.resolve("figures/mine.svg"), "mine");
        two().writeTo(folder);
        assertFalse(Files.exists(folder.resolve("figures/cell-9.svg")), "an earlier report wrote it");
        assertTrue(Files.exists(folder.resolve("figures/cell-99.svg")), "no report of ours wrote it");
        assertTrue(Files.exists(folder.resolve("figures/mine.svg")));
        assertTrue(files(folder).keySet().stream().noneMatch(n -> n.contains(".part")));
    }

    @Test
    void unwritableFolder_isRefusedWithItsName(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "a file");
        DataMissingException e = assertThrows(DataMissingException.class, () -> two().writeTo(file));
        assertTrue(e.getMessage().contains("taken"), e.getMessage());
        assertEquals("a file", Files.readString(file));
    }

    @Test
    void otherSpace_isRefused() {
        Experiment other = new Experiment("o", "nasbench101", CIFAR10, 200, "", Map.of(), List.of());
        assertThrows(UsageException.class, () -> new Report(other, formula()));
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path p : walk.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(p).toString(), Files.readAllBytes(p));
            }
        }
        return files;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package assay.internal.reports.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.run.EpochRecord;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.run.Training;
import assay.core.space.Genotype;
import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Genotype201;
import assay.core.space.darts.PublishedDarts;
import assay.core.truth.Dataset;
import assay.core.truth.Split;
import assay.internal.reports.checklist.AuthorNotes;
import assay.internal.reports.document.Block;
import assay.internal.reports.document.Document;
import assay.internal.reports.document.Html;
import assay.internal.reports.trace.Differences.Difference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarriedTest {
    private static final Asked TEST = new Asked(Dataset.CIFAR10, Split.TEST);
    private static final Asked VALID = new Asked(Dataset.CIFAR10_VALID, Split.VALID);
    private static final List<Asked> ASKED = List.of(TEST, VALID);
    private static final Background BACKGROUND =
            new Background(AuthorNotes.NONE, List.of(new TableFile("s", "a.csv", "00ff")));

    @TempDir
    Path folder;

    private static Genotype201 cell(int index) {
        return Bench201Index.get().cell(index);
    }

    private static RunRecord run(String method, long seed, int... incumbents) {
        List<EpochRecord> epochs = new ArrayList<>();
        for (int i = 0; i < incumbents.length - 1; i++) {
            epochs.add(new EpochRecord(i + 1, cell(incumbents[i]), OptionalDouble.of(2), OptionalDouble.empty(), i));
        }
        return new RunRecord(method, seed, epochs, List.of(), cell(incumbents[incumbents.length - 1]), 1.5, 0.25);
    }

    private static Experiment experiment(String text, RunRecord... runs) {
        return new Experiment(
                "e",
                "nasbench201",
                List.of("cifar10"),
                200,
                text,
                Map.of("backend", text, "started", "x"),
                List.of(runs));
    }

    /** Percent of a cell: its index over 200; of cell 7 nothing was measured on the validation split. */
    private static OptionalDouble answer(Genotype201 cell, Asked asked) {
        int index = Bench201Index.get().indexOf(cell);
        return index == 7 && asked.equals(VALID) ? OptionalDouble.empty() : OptionalDouble.of(index / 200.0);
    }

    private Carried carried(Experiment e) {
        return Carried.of(e, BACKGROUND, ASKED, (c, a) -> answer((Genotype201) c, a));
    }

    private Path page(Experiment e) throws Exception {
        List<Block> blocks = new TraceSections(e, BACKGROUND, ASKED, (c, a) -> answer((Genotype201) c, a)).blocks();
        return Files.writeString(folder.resolve("report.html"), Html.write(new Document("t", "s", blocks)));
    }

    @Test
    void whatAPageCarries_comesBack_whateverTheTexts() throws Exception {
        Experiment e = experiment(
                "</script><script>alert('1')</script> ]]> & \" \u2028 é\n",
                run("darts", -3, 5, 5, 7, 7),
                run("random", 0, 9));
        Carried back = CarriedJson.read(page(e));
        assertEquals(carried(e), back);
        assertEquals(e.provenance(), back.experiment().provenance());
        assertEquals(
                e.runs().get(0).epochs().stream().map(EpochRecord::incumbent).toList(),
                back.experiment().runs().get(0).epochs().stream()
                        .map(EpochRecord::incumbent)
                        .toList());
    }

    @Test
    void everyRunHasItsPlace_andItsQuestions() throws Exception {
        String html = Files.readString(page(experiment("x", run("darts", 0, 5, 6), run("darts", 1, 5, 7))));
        assertTrue(html.contains("id=\"" + Places.run("darts", 1) + "\""), html);
        assertTrue(html.contains("id=\"" + Places.method("darts") + "\""), html);
        assertTrue(html.contains(
                "assay query 201 --index 6 --dataset cifar10-valid --split valid --schedule 200 --trials mean"));
        assertTrue(html.contains("not measured"));
    }

    @Test
    void veryManyIncumbents_areCarriedAsADigest_thatStillTellsThemApart() throws Exception {
        int[] changing = new int[20_002];
        for (int i = 0; i < changing.length; i++) {
            changing[i] = i % 15_625;
        }
        Carried back = CarriedJson.read(page(experiment("x", run("darts", 0, changing))));
        assertTrue(back.runs().get(0).incumbents().isEmpty());
        assertTrue(Differences.of(back, carried(experiment("x", run("darts", 0, changing))))
                .same());
        changing[500]++;
        assertFalse(Differences.of(back, carried(experiment("x", run("darts", 0, changing))))
                .same());
    }

    @Test
    void differences_sayWhereAndWhat() {
        Carried before = carried(experiment("x", run("darts", 0, 1, 2, 3, 3), run("darts", 1, 4), run("random", 0, 7)));
        Carried after = carried(experiment("y", run("darts", 0, 1, 2, 5, 6), run("darts", 2, 4), run("random", 0, 7)));
        Differences d = Differences.of(before, after);
        assertEquals(
                List.of(
                        new Difference("darts, seed 0", "chosen cell", "cell 3", "cell 6"),
                        new Difference("darts, seed 0", "incumbent from epoch 3", "cell 3", "cell 5"),
                        new Difference("darts, seed 0", "accuracy, cifar10 test", "0.015 %", "0.03 %"),
                        new Difference("darts, seed 0", "accuracy, cifar10-valid valid", "0.015 %", "0.03 %"),
                        new Difference("darts, seed 1", "run", "there", "none"),
                        new Difference("darts, seed 2", "run", "none", "there")),
                d.results());
        assertEquals(List.of(new Difference("provenance", "backend", "x", "y")), d.circumstances());
        assertTrue(Differences.of(before, before).same());
    }

    private static Experiment darts(double loss, String... chosen) {
        List<Genotype> cells =
                Stream.of(chosen).<Genotype>map(PublishedDarts::named).toList();
        List<RunRecord> runs = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            Genotype first = PublishedDarts.named("DARTS_V1");
            runs.add(new RunRecord(
                    "darts",
                    i,
                    List.of(
                            new EpochRecord(1, first, OptionalDouble.of(2), OptionalDouble.empty(), 1),
                            new EpochRecord(2, cells.get(i), OptionalDouble.of(2), OptionalDouble.empty(), 1)),
                    List.of(),
                    cells.get(i),
                    1,
                    0));
        }
        return new Experiment(
                "d",
                "darts",
                List.of("cifar10"),
                2,
                "x",
                Map.of(),
                runs,
                cells.stream()
                        .map(c -> new Training(c, "cifar10", 0, 2, 50, 90, loss, 1.5, 1000, 2000, 3))
                        .toList());
    }

    /** No table counts its cells: the page lists them, and numbers of one page say nothing on another. */
    @Test
    void aPageOfTheSpaceOfDarts_carriesItsCells_andTheirTrainings() throws Exception {
        Experiment e = darts(0.5, "DARTS_V2", "PC_DARTS_cifar");
        List<Asked> test = List.of(TEST);
        Answers answers = (c, a) -> OptionalDouble.of(50);
        Path page = Files.writeString(
                folder.resolve("d.html"),
                Html.write(new Document("t", "s", new TraceSections(e, BACKGROUND, test, answers).blocks())));
        Carried back = CarriedJson.read(page);
        assertEquals(Carried.of(e, BACKGROUND, test, answers), back);
        assertEquals(e.trainings(), back.experiment().trainings());
        assertEquals(
                e.runs().get(1).epochs().get(1).incumbent(),
                back.experiment().runs().get(1).epochs().get(1).incumbent());
        String pc = PublishedDarts.named("PC_DARTS_cifar").text();
        String other = PublishedDarts.named("PDARTS").text();
        Experiment again = darts(0.75, "PDARTS", "PC_DARTS_cifar");
        List<Difference> found = Differences.of(back, Carried.of(again, BACKGROUND, test, answers))
                .results();
        String second = PublishedDarts.named("DARTS_V2").text();
        assertEquals(
                List.of(
                        new Difference("darts, seed 0", "chosen cell", second, other),
                        new Difference("darts, seed 0", "incumbent from epoch 2", second, other),
                        new Difference("training, seed 0, of " + pc, "loss", "0.5", "0.75")),
                found);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aLossThatIsNoFiniteNumber_comesBackAsItIs(double loss) throws Exception {
        Experiment e = darts(loss, "DARTS_V2");
        Answers answers = (c, a) -> OptionalDouble.of(50);
        Path page = Files.writeString(
                folder.resolve("lost.html"),
                Html.write(new Document("t", "s", new TraceSections(e, BACKGROUND, List.of(TEST), answers).blocks())));
        assertEquals(e.trainings(), CarriedJson.read(page).experiment().trainings());
    }

    @Test
    void aPageThatCarriesNothingUsable_isRefused() throws Exception {
        Path page = page(experiment("x", run("darts", 0, 1, 2)));
        String whole = Files.readString(page);
        int from = whole.indexOf("{\"format\"");
        RandomStream random = new Seeds(3).stream("damage");
        for (int i = 0; i < 300; i++) {
            int cut = from + random.nextInt(whole.indexOf("</script>", from) - from);
            Files.writeString(page, whole.substring(0, cut) + "</script>");
            DataFormatException e = assertThrows(DataFormatException.class, () -> CarriedJson.read(page));
            assertTrue(e.getMessage().startsWith(page + ": expected what a report carries"), e.getMessage());
        }
        for (String other : List.of("", "<html></html>", whole.replace("\"version\":1", "\"version\":2"))) {
            Files.writeString(page, other);
            assertThrows(DataFormatException.class, () -> CarriedJson.read(page));
        }
        Files.writeString(page, whole.replace("[\"darts\",0,2,", "[\"darts\",0,99999,"));
        assertThrows(DataFormatException.class, () -> CarriedJson.read(page));
    }
}
